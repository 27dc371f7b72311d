"""New people and new engagements of a batch."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xieguan.people.imports.entries import firm_of
from xieguan.people.imports.insert import insert
from xieguan.people.imports.people import indexes, persons
from xieguan.people.models import Engagement, Import, Organisation, Person, Standing
from xieguan.people.models.organisation import Kind
from xieguan.people.opaque import LENGTH, opaque_ids
from xieguan.people.secret import encrypt
from xieguan.people.spelling import spelled
from xieguan.roster import Row
from xieguan.roster.idnumber import birth_date, is_male

PERSON = ("public", "name", "pinyin", "id_number", "id_index", "born_on", "sex", "version")
ENGAGEMENT = (
    *("public", "person", "organisation", "mode", "firm", "hired_on", "first_hired_on", "left_on"),
    *("rosters_from", "imported_by", "undone", "version"),
)


def register(rows: Sequence[Row]) -> dict[int, int]:
    """Record the people of these rows; their ids by row number. Whom another office has just recorded stays one."""
    if not rows:
        return {}
    found = indexes(rows)
    lines = [
        _person(row, index, public)
        for row, index, public in zip(rows, found, opaque_ids(len(rows)), strict=True)
    ]
    insert(Person, PERSON, lines, unless_there=True)
    there = persons(found)
    return {row.number: there[index][0] for row, index in zip(rows, found, strict=True)}


def _person(row: Row, index: str, public: str) -> tuple[Any, ...]:
    number = row.id_number or ""
    born = birth_date(number)
    sex = "male" if is_male(number) else "female"
    return (
        public,
        row.name,
        spelled(row.name),
        encrypt(number),
        index,
        born.isoformat() if born else None,
        sex,
        0,
    )


def engage(rows: Sequence[tuple[Row, int]], taken: Import, firms: Mapping[str, int]) -> dict[int, int]:
    """Record an engagement for each row and person; their ids by row number."""
    if not rows:
        return {}
    publics = opaque_ids(len(rows))
    insert(
        Engagement,
        ENGAGEMENT,
        [_engagement(*row, public, taken, firms) for row, public in zip(rows, publics, strict=True)],
    )
    ids = dict(Engagement.objects.filter(public__in=publics).values_list("person_id", "pk"))
    return {row.number: ids[person] for row, person in rows}


def _engagement(
    row: Row, person: int, public: str, taken: Import, firms: Mapping[str, int]
) -> tuple[Any, ...]:
    days = (_iso(row.facts.get(fact)) for fact in ("hired_on", "first_hired_on", "left_on"))
    mode = row.facts.get("hiring_mode")
    firm = firms.get(firm_of(row)) if mode == Engagement.Mode.DISPATCH else None
    place = (person, taken.organisation_id, mode, firm)
    return (public, *place, *days, taken.as_of.isoformat(), taken.pk, False, 0)


def _iso(day: object | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else None


def firms_near(organisation: Organisation) -> dict[str, int]:
    """The dispatch firms on record in the same tree, by name."""
    top = organisation.path[: LENGTH + 2]
    found = Standing.objects.filter(kind=Kind.FIRM, until_on__isnull=True, organisation__path__startswith=top)
    return dict(found.values_list("name", "organisation_id"))
