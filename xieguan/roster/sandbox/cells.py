"""A cell on its way to the parent: text, a number, or a marked text for what JSON has no word for."""

import math
import unicodedata
from datetime import date, datetime

from xieguan.roster.sandbox import limits
from xieguan.roster.sandbox.refusal import Refusal

MARK = "\x01"  # before an ISO date, or before true and false; a text never begins with it
Wire = str | int | float


def wire(value: object) -> Wire:
    """What stands for a cell on the wire. Raises Refusal for a text no spreadsheet program would keep."""
    if isinstance(value, str):
        if len(value) > limits.CELL_CHARACTERS:
            raise Refusal("long-cell", characters=len(value))
        return value if value.isprintable() else "".join(map(_shown, value))
    if isinstance(value, bool):
        return MARK + ("true" if value else "false")
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return MARK + value.date().isoformat()
    if isinstance(value, date):
        return MARK + value.isoformat()
    return "" if value is None else str(value)


def _shown(character: str) -> str:
    """A space for what only parts words; nothing for control and direction marks, which could play with a terminal."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs") else character


def _number(value: float) -> Wire:
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def trimmed(cells: list[Wire]) -> list[Wire]:
    """Without the empty cells at the end. Raises Refusal where more columns are filled than any roster has."""
    last = len(cells)
    while last and cells[last - 1] == "":
        last -= 1
    if last > limits.COLUMNS:
        raise Refusal("columns", most=limits.COLUMNS)
    return cells[:last]
