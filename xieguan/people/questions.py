"""A query for one subject, compiled once to SQL and kept: building it anew costs more than asking it.

Key and day are bound anew each time. Where they stand in the SQL is found by compiling the query for two keys and two
days and comparing, so nothing is assumed of how it uses the day. One that computes with the day, so that more than a
plain day differs, cannot be kept for any day, only for one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

ONE_DAY, ANOTHER = date(2001, 3, 7), date(2014, 11, 23)
ONE_KEY, ANOTHER_KEY = 1, 2

Build = Callable[[date], "QuerySet[Any, Any]"]  # the rows of values to ask for on a day, of every subject
Converters = Mapping[int, tuple[Sequence[Callable[..., Any]], Any]]


@dataclass(frozen=True, slots=True)
class Question:
    """SQL for the values of one subject, and which of its parameters are the key and the day."""

    sql: str
    parameters: tuple[Any, ...]
    keys: tuple[int, ...]
    days: tuple[int, ...]
    converters: Converters

    def ask(self, pk: Any, on: date) -> list[Any] | None:
        """The values, as the query itself would give them; None where there is no such subject."""
        given = list(self.parameters)
        for at in self.keys:
            given[at] = pk
        for at in self.days:
            given[at] = connection.ops.adapt_datefield_value(on)
        with connection.cursor() as cursor:
            cursor.execute(self.sql, given)
            row = cursor.fetchone()
        return self._read(list(row)) if row else None

    def _read(self, row: list[Any]) -> list[Any]:
        for at, (functions, expression) in self.converters.items():
            for function in functions:
                row[at] = function(row[at], expression, connection)
        return row


def of_any_day(build: Build) -> Question | None:
    """The question with the day left open; None where the query does more with it than to name it."""
    sql, plain, converters = _compiled(build, ONE_DAY, ONE_KEY)
    _same, elsewhere, _again = _compiled(build, ONE_DAY, ANOTHER_KEY)
    other, later, _more = _compiled(build, ANOTHER, ONE_KEY)
    if sql != other or len(plain) != len(later):
        return None
    days = _differing(plain, later)
    if not _are_days(plain, later, days):
        return None
    return Question(sql, plain, _differing(plain, elsewhere), days, converters)


def of_one_day(build: Build, on: date) -> Question:
    """The question for one day and no other."""
    sql, plain, converters = _compiled(build, on, ONE_KEY)
    _same, elsewhere, _again = _compiled(build, on, ANOTHER_KEY)
    return Question(sql, plain, _differing(plain, elsewhere), (), converters)


def _compiled(build: Build, on: date, pk: int) -> tuple[str, tuple[Any, ...], Converters]:
    compiler = build(on).filter(pk=pk).order_by().query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    return sql, tuple(parameters), compiler.get_converters([column for column, *_sql in compiler.select])


def _differing(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(at for at, (before, after) in enumerate(zip(one, other, strict=True)) if before != after)


def _are_days(one: tuple[Any, ...], other: tuple[Any, ...], places: tuple[int, ...]) -> bool:
    """Whether everything that moved with the day is the day itself."""
    before, after = (connection.ops.adapt_datefield_value(day) for day in (ONE_DAY, ANOTHER))
    return all(one[at] == before and other[at] == after for at in places)
