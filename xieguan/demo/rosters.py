"""Rosters as files: workbooks in Shanxi, text in Hai'an, each as the office would send it."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from random import Random
from typing import Any

from xlsxwriter import Workbook

from xieguan.demo.chance import chance
from xieguan.demo.people import ID, people_of
from xieguan.demo.places import HAIAN, Place
from xieguan.demo.record import BORN, MAN, Cells, of_the_year
from xieguan.demo.samples.people import wrong_check_digit

FIRST = ("序号", "姓名", "性别", "民族", ID, "政治面貌", "学历", "是否退役军人", "用工形式", "劳务派遣单位")
THIS_YEAR = "sx3"  # offices of this city have stated the year that is not over
NOT_SHOWN = {BORN, MAN}
MISTYPED = {"sx1-c": 3, "ha-market": 2}  # rows at the end whose ID number somebody has mistyped


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster's file, and the day it speaks of."""

    name: str
    content: bytes
    as_of: date


def current(place: Place, day: date, size: float = 1.0) -> Roster:
    """The roster of an office as of a day."""
    year = day.year - (0 if place.key.startswith(THIS_YEAR) else 1)
    return roster(place, everybody(place, day, size), day, year, chance(f"year/{place.key}"))


def everybody(place: Place, day: date, size: float = 1.0) -> list[Cells]:
    """Everybody of an office, always the same on the same day."""
    return people_of(place, day, chance(f"people/{place.key}"), size)


def roster(place: Place, people: list[Cells], as_of: date, year: int, dice: Random) -> Roster:
    """The roster of an office for a day, with what happened in one year."""
    rows = [
        {**cells, **dict(of_the_year(dice, cells["入职日期"], year))}
        for cells in people
        if _here(cells, as_of)
    ]
    for row in rows[len(rows) - MISTYPED.get(place.key, 0) :]:
        row[ID] = wrong_check_digit(row[ID])
    heads = tuple(dict.fromkeys([*FIRST, *(head for row in rows for head in row if head not in NOT_SHOWN)]))
    table = [
        [_shown({**row, "序号": number}.get(head, "")) for head in heads]
        for number, row in enumerate(rows, 1)
    ]
    title = f"{place.name}辅助人员花名册（演示数据，截至{as_of.year}年{as_of.month}月{as_of.day}日）"
    written, ending = (_text, "csv") if place in HAIAN else (_workbook, "xlsx")
    return Roster(f"{place.name}-花名册-{as_of:%Y%m%d}.{ending}", written(title, heads, table), as_of)


def _here(cells: Cells, as_of: date) -> bool:
    hired = cells["入职日期"]
    return not isinstance(hired, date) or hired <= as_of


def _shown(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def _workbook(title: str, heads: tuple[str, ...], table: list[list[Any]]) -> bytes:
    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": "演示数据", "created": datetime(2022, 10, 8)})  # noqa: DTZ001  the same bytes each time
        sheet = book.add_worksheet("花名册")
        sheet.write_string(0, 0, title)
        sheet.write_row(1, 0, heads)
        for number, row in enumerate(table, 2):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(2, 2)
    return made.getvalue()


def _text(title: str, heads: tuple[str, ...], table: list[list[Any]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([[title], heads, *table])
    return text.getvalue().encode("gb18030")
