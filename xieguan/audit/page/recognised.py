"""How the spreadsheet was understood: its columns, and how its cells were read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from xieguan.law.facts import vocabulary
from xieguan.law.wording import shown
from xieguan.roster import Column, Roster, Row
from xieguan.words import _, pick

LOOKED_AT, EXAMPLES = 200, 3


@dataclass(frozen=True, slots=True)
class Recognised:
    """Columns understood, not understood and hidden, and some cells beside what was read from them."""

    understood: int
    columns: int
    header_row: int
    unread: tuple[Column, ...]
    hidden: tuple[Column, ...]
    conversions: tuple[tuple[str, str], ...]


def recognised(roster: Roster) -> Recognised:
    """Describe the reading of a roster."""
    found = {column.index: column for column in roster.columns.values()}
    every = sorted([*found.values(), *roster.unread], key=lambda column: column.index)
    return Recognised(
        understood=len(found),
        columns=len(every),
        header_row=roster.header_row,
        unread=roster.unread,
        hidden=tuple(column for column in every if column.hidden),
        conversions=tuple(islice(_conversions(roster), EXAMPLES)),
    )


def named(column: str) -> str:
    """What a column answers, in words."""
    if column in vocabulary().facts:
        return pick(vocabulary().facts[column].label)
    return {"id_number": _("ID number"), "name": _("name")}.get(column, _("known; no rule asks for it"))


def _conversions(roster: Roster) -> Iterator[tuple[str, str]]:
    """One example for each way of writing: a number with its unit, a day, a level."""
    seen = set()
    for row in roster.rows[:LOOKED_AT]:
        for kind, text, value in _read(roster, row):
            if kind not in seen:
                seen.add(kind)
                yield text, value


def _read(roster: Roster, row: Row) -> Iterator[tuple[str, str, str]]:
    for name in roster.columns.keys() & vocabulary().facts.keys():
        text, value, fact = row.cells.get(name, ""), row.facts.get(name), vocabulary().fact(name)
        if isinstance(value, bool) or not isinstance(value, int | date):
            continue
        words = shown(value, fact if fact.scale else None)
        if text not in ("", words):
            yield ("scale" if fact.scale else fact.type), text, words
