"""Text from a spreadsheet, made fit to be shown: nothing invisible, no ID number, not too long."""

import re
import unicodedata
from typing import NamedTuple

LONGEST, LONGEST_TITLE = 120, 600
NUMBER = re.compile(r"(?<!\d)\d(?:[ \u3000-]?\d){13,17}[Xx]?(?!\d)")
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class Clip(NamedTuple):
    """What is shown of a text, and the rest of it for the tooltip; `more` is empty where all is shown."""

    shown: str
    more: str


def visible(text: str) -> str:
    """The text with characters that hide or turn it written out, and any ID number covered."""
    return "".join(map(_visible, NUMBER.sub(_covered, text)))


def clip(text: str, longest: int = LONGEST) -> Clip:
    """A text short enough for a table cell."""
    shown = visible(text[: LONGEST_TITLE + 1])
    if len(shown) <= longest:
        return Clip(shown, "")
    return Clip(shown[:longest], shown[:LONGEST_TITLE] + ("…" if len(shown) > LONGEST_TITLE else ""))


def _covered(match: re.Match[str]) -> str:
    return match[0][:6] + "*" * (len(match[0]) - 10) + match[0][-4:]


def _visible(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if unicodedata.category(character) in INVISIBLE:
        return f"‹U+{ord(character):04X}›"
    return character
