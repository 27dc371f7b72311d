"""Which rows of a roster can be recorded, and what each of them states."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from xieguan.law.facts import vocabulary
from xieguan.law.nodes import Value
from xieguan.people.models import Person, Statement
from xieguan.roster import Row
from xieguan.roster.catalogue import catalogue
from xieguan.roster.cells import plain
from xieguan.roster.years import ANNUAL
from xieguan.words import _

NAME = Person._meta.get_field("name").max_length or 0
TEXT = Statement._meta.get_field("text").max_length or 0

# The engagement keeps these itself; this floor computes those from its own records.
HIRE = ("hiring_mode", "hired_on", "first_hired_on", "left_on")
COMPUTED = frozenset(
    {"born_on", "age_at_hire", "first_hire_age", "first_hire_on_birthday", "badge_number_shared"}
)
FIRM = "firm"  # the dispatching firm as the roster calls it: stated, but no fact of law

# With the end of a year come the facts of that year: where a roster names a new year and leaves one of them blank, it
# is unknown, and what the year before had must not stand for it.
OF_A_YEAR: Mapping[str, tuple[str, ...]] = {
    end: (*keys, *(("appraisals_in_year",) if end == "appraisal_year_end" else ()))
    for end, keys in ANNUAL.items()
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that a spreadsheet can be judged by, but that names nobody who could be recorded."""

    row: int
    say: str


def tidy(row: Row) -> Row:
    """A row whose texts a database takes: nothing in them that cannot be printed, and nothing without end."""
    texts = {fact: value for fact, value in row.facts.items() if isinstance(value, str)}
    if all(map(_fits, (row.name, row.cells.get(FIRM, ""), *texts.values()))):
        return row
    return replace(
        row,
        name=_printable(row.name),
        facts={**row.facts, **{fact: _printable(text)[:TEXT] for fact, text in texts.items()}},
        cells={**row.cells, FIRM: _printable(row.cells.get(FIRM, ""))[:TEXT]},
    )


def _fits(text: str) -> bool:
    return text.isprintable() and len(text) <= TEXT


def _printable(text: str) -> str:
    """A line break becomes a space, and what only a machine reads goes."""
    kept = (one for one in " ".join(text.split()) if unicodedata.category(one) not in ("Cc", "Cs"))
    return "".join(kept)


def left_out(row: Row) -> LeftOut | None:
    """Why a row cannot be recorded; None where it can."""
    if not row.id_number:
        say = _("Row {row}: without an ID number a person cannot be recorded.")
    elif not row.name:
        say = _("Row {row}: without a name a person cannot be recorded.")
    elif len(row.name) > NAME:
        say = _("Row {row}: the name is longer than {most} characters.")
    else:
        return None
    return LeftOut(row.number, say.format(row=row.number, most=NAME))


class Entries:
    """What the rows of a roster state; those that cannot be recorded are gathered while they pass."""

    def __init__(self, facts: frozenset[str]) -> None:
        self.facts = tuple(sorted(facts - COMPUTED - set(HIRE)))
        self.years = frozenset(fact for end, of in OF_A_YEAR.items() if end in facts for fact in of)
        self.left_out: list[LeftOut] = []

    def recordable(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows that can be recorded."""
        for row in map(tidy, rows):
            if why := left_out(row):
                self.left_out.append(why)
            else:
                yield row

    def states(self, row: Row) -> Iterator[tuple[str, Value]]:
        """What a row states apart from the hire, None where it leaves a fact of its year blank."""
        for fact in self.facts:
            value = row.facts.get(fact)
            if value is not None:
                yield fact, value
        for fact in self.years:
            if row.facts.get(fact) is None:
                yield fact, None
        if firm := firm_of(row):
            yield FIRM, firm


def of_the_hire(row: Row) -> Iterator[tuple[str, Value]]:
    """What a row says of the hire itself, where it says something."""
    for fact in HIRE:
        value = row.facts.get(fact)
        if value is not None:
            yield fact, value


def firm_of(row: Row) -> str:
    """The firm's name as written; empty where the cell says that there is none."""
    text = row.cells.get(FIRM, "")
    return "" if plain(text).lower() in _blank() else text


@cache
def _blank() -> frozenset[str]:
    return frozenset({"", *catalogue().blank})


COLUMN = {name: Statement.COLUMNS[fact.type] for name, fact in vocabulary().facts.items()} | {
    FIRM: "text",
    "name": "text",
}
