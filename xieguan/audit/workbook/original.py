"""The office's sheet read again, cell by cell, by the same limited child process that reads rosters."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xieguan.audit.workbook.safe import width
from xieguan.roster import Roster, UnusableFile
from xieguan.roster.cells import text_of
from xieguan.roster.source import Numbered, Sheet, Source, opened
from xieguan.words import _

Merged = tuple[int, int, int, int]
NARROWEST, WIDEST, WIDEST_HEADING = 6, 22, 14  # headings wrap
MEASURED_ROWS = 500


class Original:
    """What must be known of the sheet before the first of its rows is written, and then its rows.

    Rows are read twice rather than kept: a large roster's cells would fill the memory.
    """

    def __init__(self, roster: Roster, source: Path) -> None:
        self.roster, self.source = roster, source
        self.widths: list[int] = []
        self.last_row = 0
        self.people = {row.number for row in roster.rows[:MEASURED_ROWS]} | {
            line.row for line in roster.rejected
        }
        with self._opened() as (file, sheet):
            self.hidden_columns = sheet.hidden_columns
            self.merged = self._merged_above(sheet)
            for number, cells in file.rows(sheet):
                self._measure(number, [text_of(cell) for cell in cells])
        self._measure_headings()

    @property
    def columns(self) -> int:
        """How many columns hold anything."""
        return len(self.widths)

    @property
    def first_header_row(self) -> int:
        """The upper of two header rows, from 1; the header row itself where there is one."""
        lower = self.roster.header_row
        tall = any(top == lower - 2 and bottom == lower - 1 for top, _left, bottom, _right in self.merged)
        grouped = any("/" in column.heading for column in self.roster.columns.values())
        return lower - 1 if lower > 1 and (tall or grouped) else lower

    def rows(self) -> Iterator[Numbered]:
        """Every filled row with its number."""
        with self._opened() as (file, sheet):
            yield from file.rows(sheet)

    @contextmanager
    def _opened(self) -> Iterator[tuple[Source, Sheet]]:
        wanted = self.roster.sheet or ""
        with opened(self.source, self.roster.sheet) as file:
            sheet = next((sheet for sheet in file.sheets if sheet.name == wanted), None)
            if sheet is None:
                raise UnusableFile(_("{file} has changed while it was read.").format(file=self.roster.file))
            yield file, sheet

    def _merged_above(self, sheet: Sheet) -> list[Merged]:
        """Merged cells of title and header; below, a merged cell would keep the list from being filtered."""
        cells: set[tuple[int, int]] = set()
        kept = []
        for top, left, bottom, right in sheet.merged or ():
            if bottom >= self.roster.header_row or right - left > 400 or (top, left) == (bottom, right):
                continue
            block = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            if not block & cells:
                kept.append((top, left, bottom, right))
                cells |= block
        return kept

    def _measure(self, number: int, texts: list[str]) -> None:
        self.last_row = number
        self.widths += [NARROWEST] * (len(texts) - len(self.widths))
        if number in self.people:
            for index, text in enumerate(texts):
                self.widths[index] = min(max(self.widths[index], width(text) + 2), WIDEST)

    def _measure_headings(self) -> None:
        for column in (*self.roster.columns.values(), *self.roster.unread):
            heading = column.heading.rpartition("/")[2]
            self.widths[column.index] = max(
                self.widths[column.index], min(width(heading) + 2, WIDEST_HEADING)
            )
