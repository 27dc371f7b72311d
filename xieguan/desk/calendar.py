"""The working calendar of this installation: the library's years, and those an authority has entered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from django.utils import timezone

from xieguan.desk.models import CalendarDay, CalendarYear
from xieguan.desk.once import once
from xieguan.law.workdays import Calendar, Year

Follower = Callable[[int], None]
FOLLOWERS: list[Follower] = []


def follows(follower: Follower) -> Follower:
    """Declare what counts days of its own anew once a year has been entered, in the same transaction."""
    FOLLOWERS.append(follower)
    return follower


def calendar() -> Calendar:
    """The calendar as it stands. What was entered is read when a working day is first asked for: two queries."""
    return once("calendar", lambda: Calendar(_Entered()))


def nothing_entered() -> None:
    """Who answers one request has seen that no year has been entered, so that nobody need ask again."""
    once("calendar", lambda: Calendar({}))


class _Entered(Mapping[int, Year]):
    """The years that have been entered. Most laws are asked nothing that counts working days."""

    @cached_property
    def _years(self) -> dict[int, Year]:
        days: dict[int, dict[date, bool]] = {
            year: {} for year in CalendarYear.objects.values_list("year", flat=True)
        }
        if days:
            for day, worked in CalendarDay.objects.values_list("day", "worked"):
                days.get(day.year, {})[day] = worked
        return {year: _year(known) for year, known in days.items()}

    def __getitem__(self, year: int) -> Year:
        return self._years[year]

    def __iter__(self) -> Iterator[int]:
        return iter(self._years)

    def __len__(self) -> int:
        return len(self._years)


def _year(days: Mapping[date, bool]) -> Year:
    return Year(
        days_off=frozenset(day for day, worked in days.items() if not worked),
        worked=frozenset(day for day, worked in days.items() if worked),
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
    for follower in FOLLOWERS:
        follower(year)
    return entered
