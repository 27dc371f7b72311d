"""Cells as the child process sends them, and as a reader of the report would see them."""

import unicodedata
from collections.abc import Sequence
from datetime import date

from xieguan.roster.model import Column
from xieguan.roster.source import Cell

MARK = "\x01"


def text_of(cell: Cell) -> str:
    """The text a person sees in the cell, without the spaces around it."""
    if isinstance(cell, str):
        return cell[1:] if cell[:1] == MARK else cell.strip()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def date_in(cell: Cell) -> date | None:
    """The date of a cell that the spreadsheet itself holds as a date."""
    if isinstance(cell, str) and cell[:1] == MARK and cell[1:2].isdigit():
        try:
            return date.fromisoformat(cell[1:])
        except ValueError:
            return None
    return None


def plain(text: str) -> str:
    """Half width and without any white space: what values are compared by."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def cell_at(cells: Sequence[Cell], column: Column | None) -> Cell:
    """The cell of a column in a row, which may be shorter; empty where there is no such column."""
    return cells[column.index] if column and column.index < len(cells) else ""
