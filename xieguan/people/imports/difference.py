"""Where a roster says something else than the record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xieguan.law.nodes import Value
from xieguan.people.imports.entries import HIRE, Entries, of_the_hire
from xieguan.people.imports.people import Here, Known
from xieguan.people.imports.recorded import recorded
from xieguan.people.models import Import
from xieguan.roster import Row


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is recorded one way and stated another.

    `counts` is false where the statement is kept and yet changes nothing: a hire that somebody has entered or corrected
    since the roster's day, or a name, which changes only when told.
    """

    row: int
    name: str
    fact: str
    old: Value
    new: Value
    counts: bool = True


def changes(
    entries: Entries, rows: Sequence[Row], known: Mapping[int, Known], taken: Import
) -> Iterator[Change]:
    """What a batch of rows would change of people who have an engagement here."""
    here = {row.number: known[row.number] for row in rows if row.number in known}
    pks = [entry.engagement.pk for entry in here.values() if entry.engagement]
    facts = frozenset(entries.facts) | entries.years | set(HIRE)
    there = recorded(pks, facts, taken.as_of) if pks else {}
    for row in rows:
        entry = here.get(row.number)
        if entry is None:
            continue
        if entry.name != row.name:
            yield Change(row.number, row.name, "name", entry.name, row.name, counts=False)
        if entry.engagement:
            yield from _changes(entries, row, entry.engagement, there.get(entry.engagement.pk, {}), taken)


def _changes(
    entries: Entries, row: Row, here: Here, there: Mapping[str, Value], taken: Import
) -> Iterator[Change]:
    speaks = here.rosters_from is not None and taken.as_of >= here.rosters_from
    for fact, new in of_the_hire(row):
        if there.get(fact) != new:
            yield Change(row.number, row.name, fact, there.get(fact), new, counts=speaks)
    for fact, new in entries.states(row):
        if there.get(fact) != new:
            yield Change(row.number, row.name, fact, there.get(fact), new)
