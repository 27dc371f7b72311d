"""Sound rosters in three formats as bytes, to be spoiled by the hostile ones."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.roster.making import HEADER, number

Make = Callable[[Path], Path]
PEOPLE = [HEADER, *([f"张{i}", number(serial=f"{i:03}"), "大专", "2023-03-01"] for i in range(12))]


def written(data: bytes, suffix: str) -> Make:
    def make(folder: Path) -> Path:
        path = folder / f"hostile{suffix}"
        path.write_bytes(data)
        return path

    return make


# ------------------------------------------------------------------ sound files to spoil


def xlsx() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("花名册")
        for r, row in enumerate(PEOPLE):
            sheet.write_row(r, 0, row)
    return buffer.getvalue()


def xls() -> bytes:
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("花名册")
    for r, row in enumerate(PEOPLE):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(buffer)
    return buffer.getvalue()


def ods() -> bytes:
    document, table = OpenDocumentSpreadsheet(), Table(name="花名册")
    for row in PEOPLE:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def rezipped(data: bytes, change: dict[str, bytes | None]) -> bytes:
    """The archive with entries replaced, added, or (None) left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        kept = {name: old.read(name) for name in old.namelist()} | change
        for name, content in kept.items():
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def entry(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
