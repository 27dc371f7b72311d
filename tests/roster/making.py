"""Made-up rosters, built cell by cell. County codes 140199 and 320699 do not exist: nobody real is in here."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from xieguan.roster import Roster, RosterMapping, read_roster
from xieguan.roster.idnumber import check_digit

ON = date(2023, 12, 31)
HEADER = ["姓名", "身份证号码", "学历", "入职时间"]


def number(born: str = "19900101", place: str = "140105", serial: str = "003") -> str:
    """A sound ID number; an odd serial is a man's."""
    start = f"{place}{born}{serial}"
    return start + check_digit(start)


def text(path: Path, rows: Sequence[Sequence[object]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]], **also: Any) -> Path:
    """An .xlsx; `merge` lists (first row, first column, last row, last column, text) for the first sheet, `hide` its
    hidden columns, `hidden` the hidden sheets.
    """
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for place, (name, rows) in enumerate(sheets.items()):
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(r, c, value, day)
                    elif isinstance(value, str):
                        sheet.write_string(r, c, value)
                    elif value is not None:
                        sheet.write(r, c, value)
            for merged in also.get("merge", ()) if place == 0 else ():
                sheet.merge_range(*merged)
            for column in also.get("hide", ()) if place == 0 else ():
                sheet.set_column(column, column, None, None, {"hidden": True})
            if name in also.get("hidden", ()):
                sheet.hide()
    return path


def read(
    folder: Path, rows: Sequence[Sequence[object]], mapping: RosterMapping | None = None, on: date = ON
) -> Roster:
    """Rows written as text and read back."""
    return read_roster(text(folder / "roster.csv", rows), on=on, mapping=mapping)


def one(folder: Path, heading: str, *cells: str, before: Sequence[Sequence[str]] = ()) -> Roster:
    """A roster of people who differ in one column."""
    people = [
        [f"张{chr(0x4E00 + i)}", number(serial=f"{i * 2 + 1:03}"), cell] for i, cell in enumerate(cells)
    ]
    return read(folder, [*before, ["姓名", "身份证号码", heading], *people])


def values(roster: Roster, fact: str) -> list[object]:
    return [row.facts[fact] for row in roster.rows]


def kinds(roster: Roster) -> list[str]:
    return [warning.kind for warning in roster.warnings]
