"""What must always hold of the records, as plain SQL that returns no rows. `doctor` asks it, and tests after races.

Each file says in its first line what holds; both databases read the same text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from django.db import connections

MOST = 20


@dataclass(frozen=True, slots=True)
class Invariant:
    """A name, what holds, and the question that finds what does not."""

    name: str
    holds: str
    sql: str


@dataclass(frozen=True, slots=True)
class Breach:
    """An invariant that is broken, with the first rows that break it."""

    invariant: Invariant
    rows: tuple[tuple[Any, ...], ...]


@cache
def invariants() -> tuple[Invariant, ...]:
    """All of them, by name."""
    files = [file for file in resources.files(__name__).iterdir() if file.name.endswith(".sql")]
    return tuple(
        _read(file.name, file.read_text("utf-8")) for file in sorted(files, key=lambda file: file.name)
    )


def _read(name: str, text: str) -> Invariant:
    first, _newline, sql = text.partition("\n")
    return Invariant(name.removesuffix(".sql"), first.removeprefix("--").strip(), sql)


def breaches(using: str = "default") -> Iterator[Breach]:
    """What does not hold in the database now."""
    with connections[using].cursor() as cursor:
        for invariant in invariants():
            cursor.execute(invariant.sql)
            rows = tuple(cursor.fetchmany(MOST))
            if rows:
                yield Breach(invariant, rows)
