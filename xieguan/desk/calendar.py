"""The working calendar of this installation: the library's years, and those an authority has entered."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from xieguan.desk.models import CalendarDay, CalendarYear
from xieguan.law.workdays import Calendar, Year


def calendar() -> Calendar:
    """The calendar as it stands. One query when nothing has been entered, two otherwise."""
    years = list(CalendarYear.objects.values_list("year", flat=True))
    return Calendar({year: _year(year) for year in years})


def _year(year: int) -> Year:
    days = list(CalendarDay.objects.filter(day__year=year).values_list("day", "worked"))
    return Year(
        days_off=frozenset(day for day, worked in days if not worked),
        worked=frozenset(day for day, worked in days if worked),
    )


def enter(year: int, *, document: str, days_off: Iterable[date], worked: Iterable[date]) -> CalendarYear:
    """Enter an announced year: the weekdays off and the weekend days worked. Raises ValueError naming a wrong day."""
    off, on = set(days_off), set(worked)
    for day in sorted(off | on):
        if day.year != year or day in off & on or (day in on) != (day.weekday() >= 5):
            raise ValueError(day.isoformat())
    CalendarDay.objects.filter(day__year=year).delete()
    CalendarDay.objects.bulk_create(CalendarDay(day=day, worked=day in on) for day in sorted(off | on))
    entered, _made = CalendarYear.objects.update_or_create(
        year=year, defaults={"document": document, "entered_at": timezone.now()}
    )
    return entered
