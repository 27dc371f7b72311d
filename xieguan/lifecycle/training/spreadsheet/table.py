"""Finding the table: the line of headings, whose column is whose, and which column is which day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xieguan.people.outcomes import Invalid
from xieguan.roster.cells import plain, text_of
from xieguan.roster.dates import read_date
from xieguan.roster.source import Cell, Numbered, opened
from xieguan.words import _

NAME = ("姓名", "学员", "name")
BADGE = ("胸号", "badgenumber", "badge")
NUMBER = ("身份证", "证件号", "idnumber", "lastfour")
WITHIN = 20  # rows in which the headings must stand
MOST_ROWS, MOST_DAYS = 3000, 370
_SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?")


@dataclass(frozen=True, slots=True)
class Table:
    """The columns, from 0, and the rows below the headings with their numbers. `day_names` are headings as written."""

    name: int
    badge: int | None
    number: int | None
    days: dict[int, date]
    doubled: tuple[date, ...]
    rows: tuple[Numbered, ...]


def table_in(path: Path, begins: date) -> Table:
    """The table of a register. A day without its year is the first such day from the beginning of the class on.

    Raises UnusableFile for what is no spreadsheet, Invalid where no table is found.
    """
    with opened(path, None) as source:
        rows: list[Numbered] = []
        for sheet in (one for one in source.sheets if not one.hidden):
            for row in source.rows(sheet):
                rows.append(row)
                if len(rows) > MOST_ROWS:
                    raise Invalid({"file": [_("a register has at most {n} rows").format(n=MOST_ROWS)]})
            break
    place = next(
        (at for at, (_n, cells) in enumerate(rows[:WITHIN]) if _column(cells, NAME) is not None), None
    )
    if place is None:
        say = _("There is no column with names: its heading is 姓名. Take the template of this class.")
        raise Invalid({"file": [say]})
    return _table(rows[place][1], rows[place + 1 :], begins)


def _table(headings: Sequence[Cell], rows: Sequence[Numbered], begins: date) -> Table:
    found = list(_days(headings, begins))
    if not found:
        raise Invalid(
            {"file": [_("There is no column with a day: its heading is a date such as 2026-09-11.")]}
        )
    if len(found) > MOST_DAYS:
        raise Invalid({"file": [_("a register has at most {n} days").format(n=MOST_DAYS)]})
    name = _column(headings, NAME)
    assert name is not None  # noqa: S101  the line was chosen by it
    days = [day for _at, day in found]
    return Table(
        name=name,
        badge=_column(headings, BADGE),
        number=_column(headings, NUMBER),
        days=dict(found),
        doubled=tuple(sorted({day for day in days if days.count(day) > 1})),
        rows=tuple(rows),
    )


def _column(cells: Sequence[Cell], words: Sequence[str]) -> int | None:
    said = [plain(text_of(cell)).lower() for cell in cells]
    return next((at for at, text in enumerate(said) if any(word in text for word in words)), None)


def _days(cells: Sequence[Cell], begins: date) -> Iterator[tuple[int, date]]:
    for at, cell in enumerate(cells):
        if isinstance(cell, str) and (day := read_date(cell) or _without_year(plain(text_of(cell)), begins)):
            yield at, day


def _without_year(text: str, begins: date) -> date | None:
    match = _SHORT.fullmatch(text)
    if match is None:
        return None
    month, number = int(match[1]), int(match[2])
    for year in (begins.year, begins.year + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= begins:
            return day
    return None
