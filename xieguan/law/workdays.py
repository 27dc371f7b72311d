"""Working days by the State Council's calendar, make-up days included.

A year not yet announced is unknown, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

from xieguan.words import _

DAY = timedelta(days=1)


class NotAnnounced(LookupError):
    """The State Council has not announced the working days of this year, or nobody has entered them."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(_("The working days of {year} have not been announced").format(year=year))


@dataclass(frozen=True, slots=True)
class Year:
    """An announced year: the weekdays that are days off, and the weekend days that are worked."""

    days_off: frozenset[date]
    worked: frozenset[date]

    def has(self, day: date) -> bool:
        """Whether it is a working day."""
        return day in self.worked or (day.weekday() < 5 and day not in self.days_off)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working calendar: the library's years, and those that an authority has entered (these come first)."""

    entered: Mapping[int, Year] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether the State Council has that day worked. Raises NotAnnounced."""
        if day.year in self.entered:
            return self.entered[day.year].has(day)
        return _official(day)

    def after(self, day: date, count: int) -> date:
        """The working day `count` working days after a day, which itself does not count. Raises NotAnnounced."""
        if count < 0:
            raise ValueError(count)
        while count:
            day += DAY
            count -= self.is_workday(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie from `first` to `last`, both counted; 0 where `last` is earlier.

        Raises NotAnnounced.
        """
        return sum(self.is_workday(first + DAY * offset) for offset in range((last - first).days + 1))


@lru_cache(maxsize=8192)
def _official(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        raise NotAnnounced(day.year) from None


OFFICIAL = Calendar()
