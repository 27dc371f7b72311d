"""Workbooks (.xlsx, .xls, .ods) through calamine, which runs no formula and follows no link."""

import io
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from xieguan.roster.sandbox.cells import Wire, trimmed, wire
from xieguan.roster.sandbox.hidden import hidden_columns
from xieguan.roster.sandbox.refusal import Refusal

_FIRST_ROWS = 200  # merged cells further down are no header


class Workbook:
    """An opened workbook that keeps the largest sheet it has parsed, since that is the one asked for next."""

    def __init__(self, data: bytes, archive: zipfile.ZipFile | None) -> None:
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise Refusal("encrypted") from error
        self.names = [s.name for s in self._book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        self.hidden_sheets = {
            sheet.name for sheet in self._book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible
        }
        self.hidden_columns = hidden_columns(archive) if archive else {}
        self._kept: tuple[str, CalamineSheet] | None = None

    def height(self, _name: str) -> int:
        """How many rows the sheet has, empty ones among them."""
        return self._sheet(_name).total_height

    def rows(self, _name: str) -> Iterator[list[Wire]]:
        """The rows from the first, each from column A."""
        sheet = self._sheet(_name)
        before = [""] * (sheet.start[1] if sheet.start else 0)
        for row in sheet.iter_rows():
            yield trimmed([*before, *map(wire, row)])

    def merged(self, _name: str) -> list[tuple[int, int, int, int]] | None:
        """Merged cells near the top as (first row, first column, last row, last column); None where unknown."""
        ranges = self._sheet(_name).merged_cell_ranges
        if ranges is None:
            return None
        return [(*first, *last) for first, last in ranges if first[0] < _FIRST_ROWS]

    def _sheet(self, name: str) -> CalamineSheet:
        if self._kept and self._kept[0] == name:
            return self._kept[1]
        sheet = self._book.get_sheet_by_name(name)
        if self._kept is None or sheet.height >= self._kept[1].height:
            self._kept = (name, sheet)
        return sheet
