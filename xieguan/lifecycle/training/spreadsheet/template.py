"""The register to fill in: everybody of the class down, the days across that are not recorded yet."""

from datetime import date, timedelta
from pathlib import Path

from xlsxwriter import Workbook

from xieguan.audit.workbook.safe import storable
from xieguan.lifecycle.training.days import is_workday
from xieguan.lifecycle.training.models import Enrolment, TrainingClass
from xieguan.lifecycle.training.spreadsheet.marks import legend
from xieguan.lifecycle.training.spreadsheet.whose import TAIL, Class
from xieguan.people.secret import decrypt
from xieguan.roster.cells import plain
from xieguan.words import _

FONT = {"font_name": "微软雅黑", "font_size": 10}
FURTHEST = 120  # days looked ahead for working days


def write(path: Path, held: TrainingClass, only: date | None = None) -> None:
    """Write it. With `only` it asks for that day alone."""
    people = sorted(
        held.enrolments.filter(engagement__left_on__isnull=True).select_related(
            "engagement__person", "engagement__sheet"
        ),
        key=lambda one: (one.engagement.person.pinyin, one.pk),
    )
    alike = Class(people).ambiguous()
    with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet(_("Register"))
        text = book.add_format({**FONT, "num_format": "@", "quote_prefix": True})
        bold = book.add_format({**FONT, "bold": True, "bg_color": "#E9EEEE", "num_format": "yyyy-mm-dd"})
        sheet.write_string(0, 0, storable(_title(held)), book.add_format({**FONT, "bold": True}))
        days = [only] if only else _days(held)
        for place, heading in enumerate(("姓名", "胸号", "身份证号后四位")):
            sheet.write_string(1, place, heading, bold)
        for place, day in enumerate(days, 3):
            sheet.write_datetime(1, place, day, bold)
        for row, one in enumerate(people, 2):
            for place, words in enumerate(_who(one, alike)):
                sheet.write_string(row, place, storable(words), text)
        sheet.set_column(0, 2 + len(days), 13)
        sheet.freeze_panes(2, 3)
        if people and days:
            sheet.data_validation(
                2, 3, 1 + len(people), 2 + len(days), {"validate": "list", "source": legend()}
            )


def _title(held: TrainingClass) -> str:
    say = _("{title}: register. Marks: {marks}. A day of which nothing is filled in is left out.")
    return say.format(title=held.title, marks=_(", ").join(legend()))


def _who(one: Enrolment, alike: set[str]) -> tuple[str, str, str]:
    """Name and badge; the end of the ID number only where two have one name and it is needed to tell them apart."""
    name = one.engagement.person.name
    badge = str(getattr(getattr(one.engagement, "sheet", None), "badge_number", "") or "")
    tail = decrypt(bytes(one.engagement.person.id_number))[-TAIL:] if plain(name) in alike else ""
    return name, badge, tail


def _days(held: TrainingClass) -> list[date]:
    """The working days of the class that nobody has recorded, as many as are planned."""
    had = set(held.days.values_list("day", flat=True))
    ahead = (held.starts_on + timedelta(days=offset) for offset in range(FURTHEST))
    planned = [day for day in ahead if is_workday(day)][: held.days_planned]
    return [day for day in planned if day not in had] or planned[:1]
