"""Writing the spreadsheet, a batch of people at a time, so that many take no more memory than few."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from xieguan.audit.workbook.safe import storable, width
from xieguan.people.exporting.columns import Cell, Column
from xieguan.people.listing.choice import Choice
from xieguan.people.listing.lines import Line, lines
from xieguan.people.listing.paging import page
from xieguan.people.models import Person
from xieguan.people.secret import decrypt
from xieguan.roster.idnumber import masked
from xieguan.words import _

BATCH = 500
FONT = {"font_name": "微软雅黑", "font_size": 10}
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Head:
    """What stands above the table: where it is from, of which day, by whom; `demo` where everybody is made up."""

    office: str
    on: date
    by: str
    demo: bool

    @property
    def title(self) -> str:
        """One line of it."""
        said = _("Roster of {office} as of {day}; exported by {name}").format(
            office=self.office, day=self.on, name=self.by
        )
        return f"{_('Demonstration data')} · {said}" if self.demo else said


def write(path: Path, choice: Choice, columns: Sequence[Column], head: Head, said: Progress) -> int:
    """Write everybody the choice finds; how many they were."""
    with Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet(_("Roster"))
        _set_up(book, sheet, columns, head)
        plain, quoted = (
            book.add_format(FONT),
            book.add_format({**FONT, "num_format": "@", "quote_prefix": True}),
        )
        done = 0
        for batch in _batches(choice, head.on):
            numbers = _numbers(batch) if any(column.key == "id" for column in columns) else {}
            for line in batch:
                for place, column in enumerate(columns):
                    cell = numbers.get(line.pk) if column.key == "id" else column.cell(line)
                    _write(sheet, done + 2, place, cell, plain, quoted)
                done += 1
            said(done)
    return done


def _set_up(book: Workbook, sheet: Any, columns: Sequence[Column], head: Head) -> None:
    top = book.add_format({**FONT, "bold": True, "font_size": 12})
    bold = book.add_format({**FONT, "bold": True, "bg_color": "#E9EEEE", "text_wrap": True})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, max(10, min(36, width(column.heading) + 4)))
    sheet.write_string(0, 0, storable(head.title), top)
    for place, column in enumerate(columns):
        sheet.write_string(1, place, column.heading, bold)
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_short(head.title)}&R&P / &N")


def _short(title: str) -> str:
    return storable(title)[:100].replace("&", "&&")


def _write(sheet: Any, row: int, place: int, cell: Cell, plain: Any, quoted: Any) -> None:
    """Text stays text, whatever it begins with: no program may calculate what somebody wrote."""
    if cell is None:
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, place, cell)
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell, plain)
    else:
        sheet.write_string(row, place, storable(cell), quoted)


def _batches(choice: Choice, on: date) -> Iterator[list[Line]]:
    at = None
    while True:
        found = page(choice, at, BATCH)
        yield lines(found.pks, on, every_fact=True)
        at = found.after
        if at is None:
            return


def _numbers(batch: Sequence[Line]) -> dict[int, str]:
    people = Person.objects.filter(engagements__in=[line.pk for line in batch])
    found = people.values_list("engagements", "id_number")
    return {pk: masked(decrypt(bytes(stored))) for pk, stored in found}
