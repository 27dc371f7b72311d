"""Read a regulation as published: letterhead, articles, and what comes after the last one."""

import re

from xieguan.law.official.articles import build
from xieguan.law.official.headings import find_starts
from xieguan.law.official.lines import Line, furniture, join, read_lines, stray_numbers
from xieguan.law.official.objects import OfficialText, Unmatched
from xieguan.words import _

DATE = re.compile(
    r"^[（(]?[\d〇零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
AFTERWORD = re.compile(r"^(?:附件|附[:：]|附表|抄送|主送|[（(](?:此件|主动公开|依申请公开))")


def read_official(source_name: str, text: str, sha256: str) -> OfficialText:
    """Read a published text. What cannot be placed is listed in `unmatched`; nothing is guessed."""
    everything = read_lines(text)
    page = furniture(everything)
    left_out = {line.number for line in page}
    lines = [line for line in everything if line.number not in left_out]
    starts, unmatched = find_starts(lines)
    positions = [start.position for start in starts]
    bounds = [*positions, _end(lines, positions, unmatched)]
    first = lines[positions[0]].number if positions else len(text)
    page = [line for line in page if line.number > first or line.is_page_number]
    say = _("a number by itself, taken for a page number; check the sentence around it")
    unmatched += [Unmatched(line.number, line.text, say) for line in stray_numbers(page)]
    articles = []
    for start, end in zip(starts, bounds[1:], strict=True):
        article, doubts = build(start, lines[start.position : end])
        articles.append(article)
        unmatched.extend(doubts)
    before = [line for line in everything if line.number < first and not line.is_page_number]
    return OfficialText(
        source_name=source_name,
        sha256=sha256,
        preamble=_preamble(before + lines[bounds[-1] :]),
        articles=tuple(articles),
        unmatched=tuple(sorted(unmatched)),
        furniture=tuple((line.number, line.text) for line in page),
    )


def _end(lines: list[Line], starts: list[int], doubts: list[Unmatched]) -> int:
    """The position after the last article's last line: a second text, an annex, a signature or date end it."""
    if not starts:
        return len(lines)
    second = [
        doubt.line
        for doubt in doubts
        if doubt.line > lines[starts[-1]].number and doubt.text.startswith("第一条")
    ]
    for position in range(starts[-1] + 1, len(lines)):
        if lines[position].number in second or AFTERWORD.match(lines[position].text):
            return position
        if lines[position - 1].ends_sentence and all(_is_signature(line) for line in lines[position:]):
            return position
    return len(lines)


def _is_signature(line: Line) -> bool:
    return line.is_label or (bool(DATE.match(line.text)) and not line.ends_sentence)


def _preamble(lines: list[Line]) -> str:
    """What stands around the articles, a paragraph to a line; sentences a page broke are joined."""
    paragraphs: list[str] = []
    open_sentence = False
    for line in lines:
        if line.is_structure:
            continue
        if open_sentence and not (line.marked or line.text.startswith(("（", "(")) or DATE.match(line.text)):
            paragraphs[-1] = join(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
        open_sentence = not (line.ends_sentence or line.is_label or line.marked)
    return "\n".join(paragraphs)
