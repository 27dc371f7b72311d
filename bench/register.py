"""`python -m bench.register`: the register of 300 people over 15 days, from the spreadsheet to the sheet of facts.

Beside it a bare `bulk_create` of the same rows, which checks nothing, names nobody and leaves no trail.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from bench.office import founded
from bench.table import Line, show

PEOPLE, DAYS = 300, 15
BARE, READ, ACT = (
    "a bare bulk_create",
    "the file read and checked",
    "the act: checked, recorded, on the sheet",
)
BEGIN = date(2023, 9, 11)


def main() -> None:
    with founded() as cast, TemporaryDirectory(prefix="xieguan-bench-") as folder:
        from django.db import transaction
        from django.utils import timezone

        from xieguan.lifecycle.models import Attendance, TrainingDay
        from xieguan.lifecycle.training.spreadsheet.reading import read
        from xieguan.people.perform import perform

        held = _class(cast)
        path = Path(folder) / "register.xlsx"
        days = _workdays()
        _written(path, held, days)

        def bare() -> int:
            with transaction.atomic():
                now = timezone.now()
                given = {"recorded_at": now, "recorded_by": cast.clerk}
                made = TrainingDay.objects.bulk_create(
                    TrainingDay(training_class=held, day=day, is_workday=True, **given) for day in days
                )
                people = list(held.enrolments.all())
                rows = Attendance.objects.bulk_create(
                    Attendance(training_day=day, enrolment=one, presence="full", **given)
                    for day in made
                    for one in people
                )
                transaction.set_rollback(True)
            return len(rows)

        lines = [_timed(BARE, bare)]
        found = read(path, held, timezone.now())
        assert not found.problems
        lines.append(_timed(READ, lambda: len(read(path, held, timezone.now()).marks) * PEOPLE))
        data = {"days": found.days, "file_name": path.name, "sha256": "0" * 64}

        def act() -> int:
            perform("training.take_registers", held.public, data, by=cast.clerk, on=days[-1])
            return Attendance.objects.count()

        lines.append(_timed(ACT, act))
    show(f"Register: {PEOPLE} people × {DAYS} days", lines)


def _class(cast: Any) -> Any:
    from tests.lifecycle.training.schooling import school, trainee

    held = school(cast)
    people = [trainee(cast, serial, name=f"学员{serial:03}") for serial in range(1, PEOPLE + 1)]
    from tests.people.doing import do

    do("training.enrol", held, cast.clerk, people=people)
    return held


def _workdays() -> list[date]:
    from xieguan.desk.calendar import calendar

    ahead = (BEGIN + timedelta(days=offset) for offset in range(60))
    return [day for day in ahead if calendar().is_workday(day)][:DAYS]


def _written(path: Path, held: Any, days: list[date]) -> None:
    from xlsxwriter import Workbook

    names = held.enrolments.values_list("engagement__person__name", flat=True)
    with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "姓名")
        for place, day in enumerate(days, 1):
            sheet.write_datetime(0, place, day)
        for row, name in enumerate(names, 1):
            sheet.write_row(row, 0, [name, *("√" for _day in days)])


def _timed(way: str, run: Callable[[], int]) -> Line:
    wall, processor = perf_counter(), process_time()
    rows = run()
    wall, processor = perf_counter() - wall, process_time() - processor
    print(f"    {way}: {rows} rows, {processor:.2f} s of processor")
    return Line(f"{PEOPLE} × {DAYS}", way, wall, rows, BARE)


if __name__ == "__main__":
    main()
