"""Who asks what awaits him: his reach, the day, and the calendar, each read once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from xieguan.desk.calendar import calendar
from xieguan.law.workdays import Calendar, NotAnnounced
from xieguan.people.inboxes.offices import Offices, by_law, topmost
from xieguan.people.models import User
from xieguan.people.roles import Role
from xieguan.people.scope import Reach, reach

T = TypeVar("T")
DAY, A_YEAR = timedelta(days=1), timedelta(days=366)


@dataclass(frozen=True)
class Asking:
    """A user on a day."""

    user: User
    on: date

    @cached_property
    def where(self) -> Reach:
        """What his roles reach."""
        return reach(self.user, self.on)

    @cached_property
    def calendar(self) -> Calendar:
        """The working calendar as it stands."""
        return calendar()

    def within(self, roles: Iterable[Role]) -> Reach:
        """What some of his roles reach."""
        wanted = frozenset(roles)
        return Reach(tuple((role, path) for role, path in self.where.grants if role in wanted))

    def bound(self) -> Iterator[tuple[Offices, frozenset[Role]]]:
        """The offices he reaches in groups of one law, with the roles by which he does. Asked for once."""
        return iter(self._bound)

    @cached_property
    def _bound(self) -> list[tuple[Offices, frozenset[Role]]]:
        reached: dict[tuple[str, ...], set[Role]] = defaultdict(set)
        for role in dict.fromkeys(role for role, _path in self.where.grants):
            reached[tuple(topmost(list(self.where.paths([role]))))].add(role)
        return [
            (offices, frozenset(roles)) for paths, roles in reached.items() for offices in self.below(paths)
        ]

    def bound_by(self, roles: Iterable[Role]) -> list[Offices]:
        """The offices that any of some roles reaches, each of them once, in groups of one law.

        Who holds two of them on different levels reaches the lower offices by both.
        """
        return self.below(self.top(roles))

    def top(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """The topmost paths that any of some roles reaches."""
        return tuple(topmost(list(self.where.paths(roles))))

    def below(self, paths: tuple[str, ...]) -> list[Offices]:
        """The open offices below some paths, in groups of one law."""
        return self.once(f"below {paths}", lambda: by_law(paths, self.on)) if paths else []

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What several to-dos of a stage rest on, asked the first time one of them wants it."""
        if name not in self._known:
            self._known[name] = make()
        found: T = self._known[name]
        return found

    @cached_property
    def _known(self) -> dict[str, Any]:
        return {}

    def left(self, due: date) -> int:
        """Working days until a day; below zero, how many ago it was, those of a year at most. Raises NotAnnounced."""
        if due >= self.on:
            return self.calendar.between(self.on + DAY, due)
        return -max(1, self.calendar.between(max(due, self.on - A_YEAR) + DAY, self.on))

    def until(self, due: date | None) -> tuple[int | None, int | None]:
        """Working days left, or the year that is not announced; neither without a day."""
        if due is None:
            return None, None
        try:
            return self.left(due), None
        except NotAnnounced as error:
            return (None if due >= self.on else -1), error.year
