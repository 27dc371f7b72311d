"""Text fit for a spreadsheet's cell, whoever wrote it.

A text that begins with = + - @, a tab or a line break is written as a text cell, which no program calculates. It is not
given an apostrophe in front, which is needed only in CSV: that would change the office's own words. It is marked
"quoted" instead, which is how a spreadsheet itself keeps what was typed after an apostrophe: it stays a text even when
somebody edits it, or saves the sheet under another format.
"""

import re

LINE = 15  # points a line takes
LONGEST = 32_767  # what a cell may hold, in UTF-16 units
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "\r")


def storable(text: str) -> str:
    """The text without what no spreadsheet can hold: control characters, halves of characters, too much of it."""
    text = STEERS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = text.encode("utf-16-le")
    if len(units) <= LONGEST * 2:
        return text
    return units[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"


def looks_like_formula(text: str) -> bool:
    """Whether some spreadsheet program might take the text for a formula."""
    return text.startswith(FORMULA)


def sheet_name(wanted: str, taken: str) -> str:
    """A name a sheet may bear, other than one that is taken."""
    name = re.sub(r"[\[\]:*?/\\]", "_", storable(wanted)).strip("'")[:31] or "Sheet"
    if name.casefold() in (taken.casefold(), "history"):
        name = f"{name[:29]}_1"
    return name


def width(text: str) -> int:
    """How many columns of Latin letters the widest line of a text takes: a Chinese character takes two."""
    return max(sum(1 if ord(character) < 0x1100 else 2 for character in line) for line in text.split("\n"))


def lines_in(text: str, wide: int) -> int:
    """How many lines a text takes in a column that wide."""
    if len(text) * 2 < wide and "\n" not in text:
        return 1
    return sum(max(1, -(-width(line) // (wide - 1))) for line in text.split("\n"))
