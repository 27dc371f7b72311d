"""Where the articles begin. A reference in a sentence (违反第十七条规定的) begins nothing, wherever a line breaks."""

import re
from dataclasses import dataclass

from xieguan.law.numerals import read_numeral, write_numeral
from xieguan.law.official.lines import Line
from xieguan.law.official.objects import Unmatched
from xieguan.words import _

HEADING = re.compile(
    r"^第\s*([零〇一二两三四五六七八九十百\d]+)\s*条(\s*)"
    r"(?:[【〔\[]([^】〕\]]{1,30})[】〕\]]|（([^（）一二三四五六七八九十]{2,15})）)?\s*(.*)$"
)
REFERENCE = re.compile(
    r"^(?:规定的|的|之[一二三]|第[零〇一二两三四五六七八九十百\d]+[款项条]|[、，,；;。）)》])"
)
CLOSE_REFERENCE = re.compile(r"^(?:规定|之|第|所[列述]|中(?![华国央小])|款|项(?!目)|和|与|及|或|至|到|以及)")
HANGING = re.compile(
    r"(?:[、，,（(《》]|和|或|或者|及|与|至|本办法|本规定|本条例|本法|本细则|依照|按照|根据|依据|违反|适用|参照)$"
)


@dataclass(frozen=True, slots=True)
class Start:
    """Where an article begins: the position of its line, its number, its label and the rest of the line."""

    position: int
    number: int
    label: str | None
    rest: str


def find_starts(lines: list[Line]) -> tuple[list[Start], list[Unmatched]]:
    """The beginnings of articles, ascending, and the headings that do not fit the count."""
    candidates = [start for position in range(len(lines)) if (start := _candidate(lines, position))]
    last_seen = {start.number: index for index, start in enumerate(candidates)}
    starts: list[Start] = []
    doubts: list[Unmatched] = []
    for index, start in enumerate(candidates):
        expected = starts[-1].number + 1 if starts else 1
        goes_on = [later.number for later in candidates[index + 1 : index + 2]] == [start.number + 1]
        if start.number == 1 and starts:
            doubts.append(_doubt(lines, start, _("a second text begins here; it was not read")))
            break
        if start.number == expected:
            starts.append(start)
        elif start.number > expected and goes_on and last_seen.get(expected, -1) < index:
            starts.append(start)
            doubts.append(
                _doubt(
                    lines, start, _("{expected} is missing before this line").format(expected=_name(expected))
                )
            )
        else:
            say = _(
                "{found} stands where {expected} was expected; the line was read as part of the article before it"
            )
            doubts.append(
                _doubt(lines, start, say.format(found=_name(start.number), expected=_name(expected)))
            )
    return starts, doubts


def _name(number: int) -> str:
    return f"第{write_numeral(number)}条"


def _doubt(lines: list[Line], start: Start, say: str) -> Unmatched:
    line = lines[start.position]
    return Unmatched(line.number, line.text[:40], say)


def _candidate(lines: list[Line], position: int) -> Start | None:
    line = lines[position]
    heading = HEADING.match(line.text)
    number = read_numeral(heading[1]) if heading else None
    if heading is None or number is None:
        return None
    label, rest = heading[3] or heading[4], heading[5]
    apart = bool(line.marked or label or heading[2] or not rest)
    if not label and (REFERENCE.match(rest) or (not apart and CLOSE_REFERENCE.match(rest))):
        return None
    if not _at_paragraph_start(lines[position - 1] if position else None, marked=line.marked, apart=apart):
        return None
    return Start(position, number, label.strip() if label else None, rest)


def _at_paragraph_start(before: Line | None, *, marked: bool, apart: bool) -> bool:
    """A heading set apart may follow a paragraph that lost its full stop; any other follows a finished one."""
    if before is None or marked or before.is_structure:
        return True
    if HANGING.search(before.text):
        return False
    return apart or before.ends_sentence or before.marked
