"""Finding the header: the row, or the two rows, in which the most columns are understood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xieguan.roster.catalogue import Answer
from xieguan.roster.cells import text_of
from xieguan.roster.headings import squeezed
from xieguan.roster.source import Cell, Sheet

Find = Callable[[str], tuple[Answer, ...]]
FEWEST = 2  # understood columns, a name or an ID number among them


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading as shown, the forms it may be looked up by (the fullest first), and what it answers."""

    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: row numbers from 1 (the same twice where it is one row), headings by column index, the
    title rows above it, and how many columns are understood.
    """

    upper: int
    lower: int
    headings: dict[int, Heading]
    title: str
    understood: int

    @property
    def is_roster(self) -> bool:
        return self.understood >= FEWEST and any(
            answer.key in ("name", "id_number") for h in self.headings.values() for answer in h.answers
        )


def find_header(
    sheet: Sheet, find: Find, others: Sequence[str] = (), row: int | None = None
) -> Header | None:
    """The best header among the sheet's first rows, or the one whose lower row is `row`; None where there is none.

    `find` says what a heading answers; `others` are words for groups of columns about somebody else.
    """
    found = [
        header
        for place, (number, _cells) in enumerate(sheet.rows)
        if row is None or number == row
        for header in _candidates(sheet, place, find, others)
    ]
    return max(found, key=lambda header: (header.is_roster, header.understood), default=None)


def _candidates(sheet: Sheet, place: int, find: Find, others: Sequence[str]) -> list[Header]:
    number, cells = sheet.rows[place]
    lower = {index: text_of(cell) for index, cell in enumerate(cells) if text_of(cell)}
    single = {index: Heading(text, find(text)) for index, text in lower.items()}
    found = [_header(sheet, place, number, single)]
    if place and sheet.rows[place - 1][0] == number - 1:
        groups = _groups(sheet, place - 1, max(len(cells), len(sheet.rows[place - 1][1])))
        double = {
            index: _joined(groups.get(index, ""), lower.get(index, ""), find, others)
            for index in sorted(groups.keys() | lower.keys())
        }
        found.append(_header(sheet, place - 1, number, {i: h for i, h in double.items() if h.text}))
    return found


def _header(sheet: Sheet, first: int, lower: int, headings: dict[int, Heading]) -> Header:
    understood = len({answer.key for heading in headings.values() for answer in heading.answers[:1]})
    above = [text_of(cell) for _number, cells in sheet.rows[:first] for cell in cells]
    title = " ".join(dict.fromkeys(text for text in above if text))
    return Header(sheet.rows[first][0], lower, headings, title[:500], understood)


def _joined(group: str, own: str, find: Find, others: Sequence[str]) -> Heading:
    if not group or not own or squeezed(group) == squeezed(own):
        return Heading(own or group, find(own or group))
    both = f"{group}/{own}"
    if answers := find(both):
        return Heading(both, answers)
    about_others = any(word in group for word in others)
    return Heading(both, () if about_others else find(own))


def _groups(sheet: Sheet, place: int, width: int) -> dict[int, str]:
    """What the upper row says over each column: by merged cells where the file tells, else blanks continue the left."""
    number, cells = sheet.rows[place]
    texts = {index: text_of(cell) for index, cell in enumerate(cells) if text_of(cell)}
    if sheet.merged is None:
        return _continued(texts, sheet.rows[place + 1][1], width)
    for top, left, bottom, right in sheet.merged:
        if top <= number - 1 <= bottom:
            text = texts.get(left, "") if top == number - 1 else ""
            texts |= {index: text for index in range(left, min(right + 1, width)) if text}
    return texts


def _continued(texts: dict[int, str], below: Sequence[Cell], width: int) -> dict[int, str]:
    filled: dict[int, str] = {}
    group = ""
    for index in range(width):
        under = text_of(below[index]) if index < len(below) else ""
        group = texts.get(index) or (group if under else "")
        filled[index] = group
    return {index: text for index, text in filled.items() if text}
