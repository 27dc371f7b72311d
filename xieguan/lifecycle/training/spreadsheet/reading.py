"""A register that was handed in: what it would record, and every cell that is wrong. Nothing is recorded here."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from xieguan.lifecycle.training.days import is_workday
from xieguan.lifecycle.training.models import Attendance, Enrolment, TrainingClass
from xieguan.lifecycle.training.spreadsheet.marks import Meaning, legend, meanings
from xieguan.lifecycle.training.spreadsheet.table import Table, table_in
from xieguan.lifecycle.training.spreadsheet.whose import Class
from xieguan.people.models import Engagement
from xieguan.roster.cells import plain, text_of
from xieguan.roster.source import Cell
from xieguan.words import _

Recorded = dict[tuple[int, date], Meaning]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: the row of the file and a day, either of which may be missing."""

    row: int | None
    name: str
    day: date | None
    says: str


@dataclass(slots=True)
class Read:
    """A register as it was understood. `marks` are new; `known` are recorded so already."""

    marks: dict[date, list[dict[str, Any]]] = field(default_factory=dict)
    counts: dict[date, Counter[str]] = field(default_factory=dict)
    known: int = 0
    people: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def days(self) -> list[dict[str, Any]]:
        """The act's input."""
        return [{"day": day.isoformat(), "marks": self.marks[day]} for day in sorted(self.marks)]

    @property
    def lines(self) -> list[tuple[date, bool | None, Counter[str]]]:
        """Each day with whether it counts and how many were there."""
        return [(day, is_workday(day), self.counts[day]) for day in sorted(self.counts)]


def read(path: Path, held: TrainingClass, now: datetime) -> Read:
    """Read a register against its class. Raises UnusableFile, Invalid where it is no register at all."""
    table = table_in(path, held.starts_on)
    return _Reading(held, table, localdate(now)).read()


class _Reading:
    """One file against one class. Five queries, however many rows and days."""

    def __init__(self, held: TrainingClass, table: Table, today: date) -> None:
        self.held, self.table, self.today = held, table, today
        inside = held.enrolments.select_related("engagement__person", "engagement__sheet")
        self.enrolments = list(inside)
        self.members = Class(self.enrolments)
        self.recorded = _recorded(held)
        self.found = Read()
        self.asked = [at for at in table.days if self._is_marked(at)]

    def read(self) -> Read:
        usable = [at for at in self.asked if self._is_possible(self.table.days[at])]
        self.found.problems += [
            Problem(None, "", day, _("this day stands in two columns")) for day in self.table.doubled
        ]
        seen: dict[int, int] = {}
        for row, cells in self.table.rows:
            self._row(row, cells, usable, seen)
        self._must_be_complete(usable, seen)
        self.found.people = len(seen)
        return self.found

    def _is_marked(self, at: int) -> bool:
        """A day of which nothing is filled in has not been held yet."""
        return any(_text(cells, at) for _row, cells in self.table.rows if _text(cells, self.table.name))

    def _is_possible(self, day: date) -> bool:
        says = ""
        if day > self.today:
            says = _("this day has not come yet")
        elif day < self.held.starts_on:
            says = _("the class begins on {day}").format(day=self.held.starts_on)
        elif is_workday(day) is None:
            says = _("{year} is not announced here yet.").format(year=day.year)
        if says:
            self.found.problems.append(Problem(None, "", day, says))
        return not says

    def _row(self, row: int, cells: list[Cell], usable: list[int], seen: dict[int, int]) -> None:
        name = _text(cells, self.table.name)
        marked = any(_text(cells, at) for at in self.table.days)
        if not name or (not marked and plain(name) not in self._names()):
            return  # an empty row, a signature below the table
        whose = self.members.whose(name, _text(cells, self.table.badge), _text(cells, self.table.number))
        if isinstance(whose, str):
            self.found.problems.append(Problem(row, name, None, whose))
        elif whose.pk in seen:
            say = _("this person stands in row {row} already").format(row=seen[whose.pk])
            self.found.problems.append(Problem(row, name, None, say))
        else:
            seen[whose.pk] = row
            for at in usable:
                self._cell(whose, row, name, self.table.days[at], _text(cells, at))

    def _names(self) -> set[str]:
        return {plain(one.engagement.person.name) for one in self.enrolments}

    def _cell(self, whose: Enrolment, row: int, name: str, day: date, text: str) -> None:
        expected, before = _is_expected(whose, day), self.recorded.get((whose.pk, day))
        meaning = meanings().get(plain(text)) if text else None
        says = _wrong(text, meaning, before, expected=expected)
        if says:
            self.found.problems.append(Problem(row, name, day, says))
        elif before is not None:
            self.found.known += 1
        elif meaning is not None:
            self._mark(whose.engagement, day, meaning)

    def _mark(self, who: Engagement, day: date, meaning: Meaning) -> None:
        presence, absence = meaning
        why = {"absence": absence.value} if absence else {}
        mark = {"trainee": who.public, "presence": presence.value, **why}
        self.found.marks.setdefault(day, []).append(mark)
        self.found.counts.setdefault(day, Counter())[presence.value] += 1

    def _must_be_complete(self, usable: list[int], seen: dict[int, int]) -> None:
        """Everybody of the class stands in the register of a day; who is left out is named."""
        days = [self.table.days[at] for at in usable]
        for one in self.enrolments:
            missing = [day for day in days if _is_expected(one, day) and (one.pk, day) not in self.recorded]
            if one.pk not in seen and missing:
                say = _("is in the class and not in the register")
                self.found.problems.append(Problem(None, one.engagement.person.name, None, say))


def _recorded(held: TrainingClass) -> Recorded:
    rows = Attendance.objects.current().filter(training_day__training_class=held)
    said = {one.value or "": one for _presence, one in meanings().values() if one}
    by_presence = {presence.value: presence for presence, _why in meanings().values()}
    found = rows.values_list("enrolment", "training_day__day", "presence", "absence")
    return {(pk, day): (by_presence[presence], said.get(absence)) for pk, day, presence, absence in found}


def _is_expected(one: Enrolment, day: date) -> bool:
    left = one.engagement.left_on
    return one.from_on <= day and (left is None or left > day)


def _wrong(text: str, meaning: Meaning | None, before: Meaning | None, *, expected: bool) -> str:
    """Why a cell cannot be taken; nothing where it can."""
    if text and meaning is None:
        return _("“{mark}” is no mark: use {known}").format(mark=text[:20], known=_(", ").join(legend()))
    if text and not expected:
        return _("was not in the class on this day")
    if not text and expected and before is None:
        return _("nothing is filled in")
    if text and before is not None and meaning != before:
        return _("something else is recorded for this day: correct it in the person's file")
    return ""


def _text(cells: list[Cell], at: int | None) -> str:
    return text_of(cells[at]) if at is not None and at < len(cells) else ""


def ordered(problems: list[Problem]) -> Iterator[Problem]:
    """As they stand in the file: what concerns a whole day first."""
    yield from sorted(problems, key=lambda one: (one.row or 0, one.day or date.min, one.name))
