"""A year of the working calendar, day by day, as a page shows it."""

from calendar import Calendar as Weeks
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from xieguan.desk.calendar import calendar
from xieguan.desk.models import CalendarYear
from xieguan.law.workdays import NotAnnounced


@dataclass(frozen=True, slots=True)
class Day:
    """One day: `kind` is work, weekend, off (a weekday not worked) or made-up (a weekend day worked)."""

    on: date
    kind: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month as weeks from Monday; None where the week holds days of another month."""

    number: int
    weeks: list[list[Day | None]]
    workdays: int


@dataclass(frozen=True, slots=True)
class YearShown:
    """A year: announced or not, from which document, and its months."""

    year: int
    is_announced: bool
    entered: CalendarYear | None
    months: list[Month]

    @property
    def workdays(self) -> int:
        """How many days of it are worked."""
        return sum(month.workdays for month in self.months)

    def of(self, kind: str) -> list[date]:
        """The days of a kind, in order."""
        days = (day for month in self.months for week in month.weeks for day in week)
        return [day.on for day in days if day is not None and day.kind == kind]


def year_shown(year: int) -> YearShown:
    """A year as it stands."""
    days = calendar()
    try:
        days.is_workday(date(year, 1, 1))
    except NotAnnounced:
        return YearShown(year, is_announced=False, entered=None, months=[])
    entered = CalendarYear.objects.filter(year=year).first()
    months = [_month(year, number, days.is_workday) for number in range(1, 13)]
    return YearShown(year, is_announced=True, entered=entered, months=months)


def _month(year: int, number: int, is_workday: Callable[[date], bool]) -> Month:
    weeks = [
        [_day(on, worked=is_workday(on)) if on.month == number else None for on in week]
        for week in Weeks().monthdatescalendar(year, number)
    ]
    count = sum(day.kind in ("work", "made-up") for week in weeks for day in week if day)
    return Month(number, weeks, count)


def _day(on: date, *, worked: bool) -> Day:
    weekend = on.weekday() >= 5
    return Day(on, ("made-up" if weekend else "work") if worked else ("weekend" if weekend else "off"))
