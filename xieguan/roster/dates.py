"""Dates as offices write them."""

import re
from datetime import date, timedelta

from xieguan.roster.cells import date_in, plain, text_of
from xieguan.roster.source import Cell

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
_SERIALS = range(7306, 73051)  # 1920-01-01 to 2099-12-31, as spreadsheets count days
_SERIAL_ZERO = date(1899, 12, 30)
_WRITTEN = re.compile(
    r"(\d{4})[-./年。、,](\d{1,2})[-./月。、,](\d{1,2})[日号.]?(?:T?\d{1,2}:\d\d(?::\d\d)?(?:\.0+)?)?"
)
_FIVE = re.compile("[0-9]{5}")
_EIGHT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_MONTH_ONLY = re.compile(r"(?:19|20)\d\d(?:[-./年。、,]\d{1,2}月?|(?:0[1-9]|1[0-2]))(?:份)?")


def read_date(cell: Cell) -> date | None:
    """The day a cell names, between 1900 and 2100; None where it names none, or only a month."""
    own = date_in(cell)
    if own is not None:
        return own if EARLIEST <= own <= LATEST else None
    text = plain(text_of(cell))
    if isinstance(cell, int | float) and _SERIALS.start <= cell < _SERIALS.stop:
        return _SERIAL_ZERO + timedelta(days=int(cell))  # what comes after the point is the time of day
    if _FIVE.fullmatch(text) and int(text) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(text))
    match = _WRITTEN.fullmatch(text) or _EIGHT.fullmatch(text)
    return _day(*match.groups()) if match else None


def is_month_only(cell: Cell) -> bool:
    """Whether a cell names a month without a day, as "2021.3" does."""
    return bool(_MONTH_ONLY.fullmatch(plain(text_of(cell))))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None
