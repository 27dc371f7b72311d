"""Where in the spreadsheet a finding is to be mended: the cells behind its facts, derived ones included."""

from collections.abc import Iterable, Iterator

from xieguan.roster import Column, Roster
from xieguan.roster.derive import FROM_FACTS

# The columns that may hold what a fact says, the one the reader prefers first.
STANDS_IN: dict[str, tuple[str, ...]] = {
    "born_on": ("id_number", "born_on"),
    "hired_on": ("hired_on", "first_hired_on"),
    "first_hired_on": ("first_hired_on", "hired_on"),
    "certificate_held": ("certificate_held", "certificate_number"),
    "annual_training_year_end": ("annual_training_workdays", "annual_training_passed"),
    "appraisal_year_end": ("appraisal_result",),
}


def columns_behind(roster: Roster, fact: str) -> Iterator[Column]:
    """The columns a fact was read from or worked out from; none for what stands in no column."""
    for ingredient in FROM_FACTS.get(fact, (fact,)):
        names = STANDS_IN.get(ingredient, (ingredient,))
        found = next((roster.columns[name] for name in names if name in roster.columns), None)
        if found:
            yield found


def cells_behind(roster: Roster, row: int, facts: Iterable[str]) -> tuple[str, ...]:
    """The cells of a row behind some facts, from left to right: ("D74", "J74")."""
    columns = {column.index: column for fact in facts for column in columns_behind(roster, fact)}
    return tuple(f"{columns[index].letter}{row}" for index in sorted(columns))


def written_as(roster: Roster, fact: str) -> str:
    """The fact whose cell shows this one: a badge number that somebody else bears is shown as the number."""
    sources = FROM_FACTS.get(fact, ())
    return sources[0] if len(sources) == 1 and sources[0] in roster.columns else fact


def could_stand(fact: str, known: frozenset[str]) -> bool:
    """Whether a fuller roster would answer a fact, given the facts that columns can hold."""
    return fact in known or fact in FROM_FACTS or fact in STANDS_IN
