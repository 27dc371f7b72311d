"""The sheet's rows of new engagements, built while they are still invisible: under no path, so nobody reaches them.

They are what the live facts will say once the import is finished: the roster's own statements are the only ones there
are, and the rest is computed by the reader just as by the database (a test holds one against the other).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from xieguan.law.nodes import Value
from xieguan.people.badges import BADGE
from xieguan.people.imports.entries import COLUMN, COMPUTED, HIRE, Entries
from xieguan.people.imports.insert import insert
from xieguan.people.models import Engagement, Import, SheetRow
from xieguan.people.recorded import recorded
from xieguan.people.sheet import ABOUT
from xieguan.people.spelling import spelling
from xieguan.people.suppliers import STATED, SUPPLIERS
from xieguan.roster import Row
from xieguan.roster.derive import add_ages
from xieguan.roster.idnumber import birth_date

HIDDEN = ""  # the path of a row that nobody may see yet
OWN = COMPUTED | set(HIRE)
AGES = ("age_at_hire", "first_hire_age", "first_hire_on_birthday")


class Hidden:
    """Builds the rows of one import for a day."""

    def __init__(self, entries: Entries, on: date) -> None:
        self.on, self.built_for = on, on.isoformat()
        self.stated = [fact for fact in entries.facts if fact in STATED]
        self.others = frozenset(SUPPLIERS["engagement"].keys() - STATED - OWN)
        self.fields = ("engagement", *ABOUT, *sorted(OWN), *self.stated, *sorted(self.others))
        self.days = [place for place, name in enumerate(self.fields) if COLUMN.get(name) == "day"]

    def build(self, rows: Sequence[tuple[Row, int]]) -> None:
        """Build the rows of some new engagements."""
        others = self._others([pk for _row, pk in rows])
        insert(SheetRow, self.fields, (self._line(row, pk, others.get(pk, {})) for row, pk in rows))

    def _line(self, row: Row, pk: int, others: Mapping[str, Any]) -> list[Any]:
        known = {name: value for name, value in others.items() if value is not None}
        facts = {**row.facts, **self._computed(row), **known}  # this roster's own words are not finished yet
        about = (HIDDEN, self.built_for, *spelling(row.name))
        values: list[Any] = [pk, *about, *map(facts.get, self.fields[1 + len(about) :])]
        for place in self.days:
            if values[place] is not None:
                values[place] = values[place].isoformat()
        return values

    def _computed(self, row: Row) -> dict[str, Value]:
        facts: dict[str, Value] = dict.fromkeys(AGES)
        facts["born_on"] = birth_date(row.id_number or "")
        facts["hired_on"], facts["first_hired_on"] = (
            row.facts.get("hired_on"),
            row.facts.get("first_hired_on"),
        )
        add_ages(facts)
        # whether a number stands twice is known at the end of the file: see badges
        facts["badge_number_shared"] = None if row.facts.get(BADGE) is None else False
        return facts

    def _others(self, engagements: Sequence[int]) -> dict[int, dict[str, Any]]:
        """What later stages keep records of: asked of the database, since they may know these people already."""
        return recorded(engagements, self.on, OWN)


def made_by(taken: Import) -> QuerySet[Engagement]:
    """The engagements an import has made."""
    return Engagement.objects.filter(imported_by=taken)


def reveal(taken: Import) -> None:
    """Hang the rows of an import's engagements where they belong: from now on they are seen."""
    SheetRow.objects.filter(pk__in=made_by(taken).values("pk")).update(path=taken.organisation.path)


def conceal(taken: Import) -> None:
    """Take the rows of an import's engagements off the sheet."""
    SheetRow.objects.filter(pk__in=made_by(taken).values("pk")).delete()


def missing(taken: Import) -> list[int]:
    """The import's engagements that have no row: a nightly rebuild has no mercy on what it cannot see."""
    return list(made_by(taken).filter(sheet__isnull=True).values_list("pk", flat=True))
