"""Counts of days and months as offices write them."""

import re

from xieguan.roster.cells import plain, text_of
from xieguan.roster.source import Cell

MOST_DAYS = 999
_DAYS = re.compile(r"(\d{1,3})(?:\.0+)?(?:个?工作日|[天日])?")
_CHINESE_DAYS = re.compile(r"([一二两三四五六七八九]?十?[一二三四五六七八九]?)(?:个?工作日|[天日])")
_SPAN = re.compile(r"(\d{1,3}|[一二两三四五六七八九十])(年|个月|月)")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "": 0}


def read_days(cell: Cell) -> int | None:
    """A whole number of days: 15, "15天", "15个工作日", "十五天". Hours, halves and anything else are None."""
    text = plain(text_of(cell))
    if match := _DAYS.fullmatch(text):
        return int(match[1])
    match = _CHINESE_DAYS.fullmatch(text)
    return _chinese(match[1]) if match and match[1] else None


def read_months(cell: Cell, bare: int | None) -> int | None:
    """A term in months: "24个月", "2年". `bare` is how many months one stands for in a number without a unit."""
    text = plain(text_of(cell))
    if match := _SPAN.fullmatch(text):
        number = int(match[1]) if match[1].isdigit() else _chinese(match[1])
        return None if number is None else number * (12 if match[2] == "年" else 1)
    if bare and text.isascii() and text.isdigit() and len(text) <= 3:
        return int(text) * bare
    return None


def _chinese(text: str) -> int | None:
    tens, ten, ones = text.rpartition("十")
    if tens not in _DIGITS or ones not in _DIGITS:
        return None
    return (_DIGITS[tens] or 1) * 10 * bool(ten) + _DIGITS[ones]
