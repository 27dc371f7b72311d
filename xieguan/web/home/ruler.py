"""The next fifteen working days, and what falls due on them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from xieguan.law.workdays import NotAnnounced
from xieguan.people.inboxes import Asking, ToDo
from xieguan.web.home.board import Line, line
from xieguan.words import _

LENGTH, DEADLINES = 15, 5
DAY = timedelta(days=1)
Mark = tuple[str, str, str, str]  # label, kind, said, what stands in the box


@dataclass(frozen=True, slots=True)
class Ruler:
    """Days for the ruler (None for a stretch off), the next deadlines, and the year where the calendar ends."""

    days: tuple[Mark | None, ...]
    deadlines: tuple[Line, ...]
    unannounced: int | None


def ruler(asking: Asking, found: Iterable[ToDo]) -> Ruler:
    """What falls due from today on."""
    coming = sorted(
        (todo for todo in found if _comes(todo, asking.on)), key=lambda todo: todo.due or date.max
    )
    days, ends = _workdays(asking)
    due = Counter(_mark_day(todo.due, days) for todo in coming if todo.due)
    marks: list[Mark | None] = []
    for before, day in zip([None, *days], days, strict=False):
        if before and day - before > DAY:
            marks.append(None)
        marks.append(_mark(day, due[day], day == asking.on))
    unknown = ends or next((todo.unannounced for todo in coming if todo.unannounced), None)
    return Ruler(tuple(marks), tuple(line(todo) for todo in coming[:DEADLINES]), unknown)


def _comes(todo: ToDo, on: date) -> bool:
    return todo.due is not None and todo.due >= on and not todo.advises


def _mark_day(due: date, days: list[date]) -> date | None:
    """The working day by which it must be done: what falls due on a day off, before that; None beyond the ruler."""
    if not days or due >= days[-1] + DAY:
        return None
    return max((day for day in days if day <= due), default=days[0])


def _workdays(asking: Asking) -> tuple[list[date], int | None]:
    """The next working days; fewer where they run into a year that nobody has announced."""
    days: list[date] = []
    day = asking.on
    try:
        while len(days) < LENGTH:
            if asking.calendar.is_workday(day):
                days.append(day)
            day += DAY
    except NotAnnounced as error:
        return days, error.year
    return days, None


def _mark(day: date, count: int, is_today: bool) -> Mark:
    kind = " ".join(word for word, holds in (("today", is_today), ("due", count)) if holds)
    said = _(", ").join(
        words for words, holds in ((_("today"), is_today), (_("{n} due").format(n=count), count)) if holds
    )
    return str(day.day), kind, said, str(count or "")
