"""The same people in three databases: SQLite in a file, PostgreSQL, DuckDB."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from bench.people import FACTS, KINDS
from tests.law.differential.databases import configure, connected, postgres

TYPES = {"int": "INTEGER", "date": "DATE", "bool": "BOOLEAN", "text": "VARCHAR(40)"}
COLUMNS = ", ".join(f"{name} {TYPES[KINDS[name]]}" for name in FACTS)
CREATE = f"CREATE TABLE people (id INTEGER PRIMARY KEY, {COLUMNS})"


@cache
def model() -> Any:
    """The table as a Django model."""
    configure()
    from django.db import models  # only after Django is configured

    fields = {
        "int": models.IntegerField,
        "date": models.DateField,
        "bool": models.BooleanField,
        "text": models.TextField,
    }
    meta = type("Meta", (), {"app_label": "bench", "db_table": "people", "managed": False})
    columns = {name: fields[KINDS[name]](null=True) for name in FACTS}
    return type("Person", (models.Model,), {**columns, "Meta": meta, "__module__": __name__})


@contextmanager
def sqlite(people: Path) -> Iterator[Any]:
    """A Django connection to the people in an SQLite file."""
    file = people.with_suffix(".sqlite3")
    with connected("sqlite", {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}) as alias:
        with _connection(alias).cursor() as cursor:
            cursor.execute(CREATE)
        with people.open(newline="", encoding="utf-8") as lines:
            raw = _connection(alias).connection
            marks = ", ".join("?" for _name in ("id", *FACTS))
            raw.execute("BEGIN")
            raw.executemany(f"INSERT INTO people VALUES ({marks})", _typed(csv.reader(lines)))  # noqa: S608
            raw.execute("COMMIT")
            raw.execute("ANALYZE")
        yield _connection(alias)


def _typed(lines: Iterator[list[str]]) -> Iterator[list[Any]]:
    """Cells as SQLite keeps them: booleans are 0 and 1, an empty cell is NULL."""
    next(lines)
    words = {"": None, "True": 1, "False": 0}
    return ([words.get(cell, cell) for cell in line] for line in lines)


@contextmanager
def postgresql(people: Path) -> Iterator[Any]:
    """A Django connection to the people in a PostgreSQL of their own."""
    with postgres() as settings, connected("postgresql", settings) as alias:
        with _connection(alias).cursor() as cursor:
            cursor.execute(CREATE)
            with cursor.copy("COPY people FROM STDIN (FORMAT csv, HEADER)") as copy:
                copy.write(people.read_bytes())
            cursor.execute("ANALYZE")
        yield _connection(alias)


def _connection(alias: str) -> Any:
    from django.db import connections

    return connections[alias]


@contextmanager
def duck(people: Path) -> Iterator[Any]:
    """DuckDB on one thread, like the others, with the people in memory."""
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(CREATE)
        connection.execute(f"COPY people FROM '{people}' (FORMAT csv, HEADER)")
        yield connection
