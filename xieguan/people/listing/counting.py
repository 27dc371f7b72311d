"""Counts that never read a million rows: up to a cap they are exact, above it they say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; with `more` at least that many."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.number:,}" + ("+" if self.more else "")


def capped(querysets: Sequence[QuerySet[Any]], cap: int) -> list[Count]:
    """Count several choices in one statement, none of them further than the cap."""
    parts, values, places = [], [], []
    for place, rows in enumerate(querysets):
        try:
            sql, given = (
                rows.order_by().values("pk")[: cap + 1].query.get_compiler(connection=connection).as_sql()
            )
        except EmptyResultSet:
            continue
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS counted)")  # noqa: S608  the query compiler's own
        values.extend(given)
        places.append(place)
    found = dict(zip(places, _ask(parts, values), strict=True))
    return [_count(found.get(place, 0), cap) for place in range(len(querysets))]


def _ask(parts: list[str], values: list[Any]) -> tuple[int, ...]:
    if not parts:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return tuple(cursor.fetchone())


def _count(number: int, cap: int) -> Count:
    return Count(cap, more=True) if number > cap else Count(number)
