"""How wide columns are, in halves of a Chinese character: by what stands in them and the room there is."""

import re
from collections.abc import Sequence

PADDING = 2  # what stands free beside a text
NARROW, WIDE = 4, 48  # no column wants less or more than this for its text
LONGEST = 24  # and none needs more than this
SHORT = 8  # a name, a heading: is not broken
LOOKED_AT = 200  # rows by which the widths are chosen
PORTRAIT, LANDSCAPE = 107, 161  # of an A4 page between its margins, in the type of tables
WORD = re.compile(r"[!-~]+")  # a day or a number breaks nowhere


def widths(columns: Sequence[str], rows: Sequence[Sequence[str]], *, landscape: bool) -> list[int]:
    """Shares of the room: as each column wants it, or what each needs and a part of what is left."""
    told = [
        (heading, [line for row in rows[:LOOKED_AT] for line in row[place].split("\n")])
        for place, heading in enumerate(columns)
    ]
    wants = [_wanted(heading, lines) for heading, lines in told]
    needs = [min(want, _needed(heading, lines)) for want, (heading, lines) in zip(wants, told, strict=True)]
    room, over = LANDSCAPE if landscape else PORTRAIT, sum(wants) - sum(needs)
    left = room - sum(needs)
    if left >= over:
        return wants
    return [
        need + max(left, 0) * (want - need) // max(over, 1) for need, want in zip(needs, wants, strict=True)
    ]


def _wanted(heading: str, lines: Sequence[str]) -> int:
    """The longest line; a heading may break once."""
    longest = max(map(halves, lines), default=0)
    return PADDING + max(NARROW, min(WIDE, max(longest, _of_heading(heading))))


def _needed(heading: str, lines: Sequence[str]) -> int:
    """What cannot be broken without being hard to read."""
    longest = max(map(_unbroken, lines), default=0)
    return PADDING + max(NARROW, min(LONGEST, max(longest, _of_heading(heading))))


def _of_heading(heading: str) -> int:
    wide = halves(heading)
    return wide if wide <= SHORT else (wide + 1) // 2


def _unbroken(line: str) -> int:
    wide = halves(line)
    return wide if wide <= SHORT else max((halves(word) for word in WORD.findall(line)), default=SHORT)


def halves(text: str) -> int:
    """How wide a text is; capitals are wider than other letters."""
    capitals = sum("A" <= one <= "Z" for one in text)
    return sum(1 if one.isascii() else 2 for one in text) + (capitals + 2) // 3
