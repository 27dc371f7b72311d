"""The lines of a published text without its markup, and which of them belong to the page and not to the law."""

import re
from collections import Counter
from dataclasses import dataclass

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
MARKUP = re.compile(r"\*\*|__|\\(?=[-.()\[\]])")
HEADING_MARK = re.compile(r"^#{1,6}\s*")
BULLET = re.compile(r"^[-*+•·](?:\s+(?=\S)|(?=[（(]))")
PAGE_NUMBER = re.compile(r"^(?:[-—–─·\s]*\d{1,3}[-—–─·\s]*|第\s*\d+\s*页.{0,10}|\d{1,3}\s*/\s*\d{1,3})$")
LATIN = re.compile(r"[A-Za-z]")
RULE = re.compile(r"^[-—–─_=*]{3,}$")
PUNCTUATION = re.compile(r"[，。；：、！？,;:!?]")
SENTENCE_END = re.compile(r"[。：！？:!?][”’」』）)】]*$")
ITEM_END = re.compile(r"[。；：！？;:!?][”’」』）)】]*$")
STRUCTURE = re.compile(r"^第\s*[零〇一二两三四五六七八九十百\d]+\s*[编章节](?:\s+\S.{0,28})?$")
LETTERHEAD = re.compile(r"(?:文件|公报|公告)$")
NUMBERED = re.compile(
    r"^(?:第\s*[零〇一二两三四五六七八九十百\d]+\s*条|[（(]\s*[一二三四五六七八九十\d]+\s*[)）])"
)
SHORT = 20
SHORTEST_HEADER = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: its number in the file, its plain text, whether it was set as a heading or bold."""

    number: int
    text: str
    marked: bool
    alone: bool = True  # blank lines on both sides

    @property
    def is_structure(self) -> bool:
        """A heading of a part, chapter or section."""
        return bool(STRUCTURE.match(self.text))

    @property
    def is_label(self) -> bool:
        """Short and without any punctuation: a title, a signature, a running header."""
        if len(self.text) > SHORT or self.is_structure:
            return False
        return not (PUNCTUATION.search(self.text) or NUMBERED.match(self.text))

    @property
    def is_page_number(self) -> bool:
        """A number as pages carry it; bare digits only on a line set apart, for they may be the law's own."""
        return bool(PAGE_NUMBER.match(self.text)) and (self.alone or not self.text.isdecimal())

    @property
    def ends_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text))


def read_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, without comments and markup."""
    text = COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    raw = ["", *(line.replace("\u200b", "").replace("\ufeff", "").strip() for line in text.split("\n")), ""]
    lines = (
        _line(number, raw[number], not raw[number - 1] + raw[number + 1]) for number in range(1, len(raw) - 1)
    )
    return [line for line in lines if line is not None]


def _line(number: int, raw: str, alone: bool) -> Line | None:
    if not raw or RULE.match(raw):
        return None
    plain = raw if PAGE_NUMBER.match(raw) else BULLET.sub("", raw)
    marked = bool(HEADING_MARK.match(plain)) or plain.startswith(("**", "__"))
    plain = MARKUP.sub("", HEADING_MARK.sub("", plain)).strip()
    return Line(number, plain, marked, alone) if plain else None


def furniture(lines: list[Line]) -> list[Line]:
    """The lines that belong to the page: numbers, and headers that repeat or are worded as a letterhead."""
    labels = Counter(line.text for line in lines if len(line.text) >= SHORTEST_HEADER and line.is_label)
    return [line for line in lines if _is_furniture(line, labels)]


def _is_furniture(line: Line, labels: Counter[str]) -> bool:
    if line.is_page_number:
        return True
    return labels[line.text] > 1 or (labels[line.text] == 1 and bool(LETTERHEAD.search(line.text)))


def stray_numbers(page: list[Line]) -> list[Line]:
    """Bare numbers left out as page numbers although no other page number counts up to or on from them."""
    numbers = [(line, int(digits[0])) for line in page if (digits := re.search(r"\d+", line.text))]
    counted = {number for _line, number in numbers}
    return [
        line for line, number in numbers if line.text.isdecimal() and not {number - 1, number + 1} & counted
    ]


def join(before: str, after: str) -> str:
    """Two pieces of one sentence. Chinese has no space to lose; two Latin words do."""
    return before + (" " if LATIN.match(before[-1:]) and LATIN.match(after[:1]) else "") + after
