"""What a batch of rows states, as rows of the table of statements."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from xieguan.law.nodes import Value
from xieguan.people.imports.entries import COLUMN, Entries, of_the_hire
from xieguan.people.imports.insert import insert
from xieguan.people.imports.people import Known
from xieguan.people.models import Import, Statement
from xieguan.people.models.statement import VALUES
from xieguan.roster import Row

FIELDS = ("engagement", "fact", "as_of", "source", *VALUES)
Said = tuple[str, Value]
_PLACE = {fact: FIELDS.index(column) for fact, column in COLUMN.items()}


def new_people(entries: Entries, rows: Iterable[tuple[Row, int]], taken: Import) -> int:
    """State what the rows of new engagements say; what they say of the hire stands in the engagement. How many."""
    return _insert(taken, ((pk, fact, value) for row, pk in rows for fact, value in entries.states(row)))


def other_names(rows: Iterable[tuple[Row, int]], known: Mapping[int, Known], taken: Import) -> int:
    """State the names of people new here whom another office has recorded under another name. How many."""
    there = [(row, pk, known[row.number].name) for row, pk in rows if row.number in known]
    return _insert(taken, ((pk, "name", row.name) for row, pk, name in there if row.name != name))


def known_people(entries: Entries, rows: Iterable[tuple[Row, int, str]], taken: Import) -> int:
    """State what the rows of engagements on record say, the hire and a name that differs included. How many."""
    said = ((pk, fact, value) for row, pk, name in rows for fact, value in _all(entries, row, name))
    return _insert(taken, said)


def _all(entries: Entries, row: Row, name: str) -> Iterator[Said]:
    yield from entries.states(row)
    yield from of_the_hire(row)
    if row.name != name:
        yield "name", row.name


def _insert(taken: Import, said: Iterable[tuple[int, str, Value]]) -> int:
    as_of, source = taken.as_of.isoformat(), taken.pk
    lines = []
    for engagement, fact, value in said:
        line: list[Any] = [engagement, fact, as_of, source, None, None, None, None]
        line[_PLACE[fact]] = value.isoformat() if isinstance(value, date) else value
        lines.append(line)
    insert(Statement, FIELDS, lines)
    return len(lines)
