"""Who the rows of a batch are: people known by their blind index, and their engagements here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xieguan.people.models import Engagement, Import, Organisation, Person
from xieguan.people.secret import blind_index
from xieguan.roster import Row


@dataclass(frozen=True, slots=True)
class Known:
    """A person of a row who is on record, and his engagement here, if he has one that the row speaks of."""

    person: int
    name: str
    engagement: "Here | None"


@dataclass(frozen=True, slots=True)
class Here:
    """An engagement with this organisation as far as matching asks."""

    pk: int
    person: int
    hired_on: date | None
    left_on: date | None
    imported_by: int | None
    rosters_from: date | None


def indexes(rows: Iterable[Row]) -> list[str]:
    """The blind index of each row."""
    return [blind_index(row.id_number or "") for row in rows]


def persons(found: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Of these blind indexes, those on record: id and name."""
    rows = Person.objects.filter(id_index__in=found).values_list("id_index", "pk", "name")
    return {index: (pk, name) for index, pk, name in rows}


def engagements(organisation: int, people: Iterable[int], by: Import) -> dict[int, list[Here]]:
    """The engagements of people with an organisation that count, or that this import has made, by person."""
    visible = Q(imported_by__isnull=True) | Q(imported_by__state="finished") | Q(imported_by=by)
    rows = Engagement.objects.filter(
        visible, organisation=organisation, person__in=list(people), undone=False
    )
    found: dict[int, list[Here]] = defaultdict(list)
    for values in rows.values_list(
        "pk", "person_id", "hired_on", "left_on", "imported_by_id", "rosters_from"
    ):
        here = Here(*values)
        found[here.person].append(here)
    return found


def meant(row: Row, candidates: Sequence[Here], as_of: date, by: Import) -> Here | None:
    """The engagement a row speaks of: one that covers the roster's day, or began or ended when the row says."""
    hired, left = row.facts.get("hired_on"), row.facts.get("left_on")
    own = [here for here in candidates if here.imported_by == by.pk]
    same = [
        here for here in candidates if (hired and here.hired_on == hired) or (left and here.left_on == left)
    ]
    covering = sorted(
        (here for here in candidates if here.left_on is None or here.left_on > as_of),
        key=lambda here: here.left_on or date.max,
    )
    has_left = isinstance(left, date) and left <= as_of
    return next(iter(own or (same if has_left else covering or same)), None)


def known(rows: Sequence[Row], organisation: Organisation, as_of: date, by: Import) -> dict[int, Known]:
    """The people of a batch who are on record, by the number of their row."""
    found = indexes(rows)
    there = persons(found)
    here = engagements(organisation.pk, (pk for pk, _name in there.values()), by)
    return {
        row.number: Known(*there[index], meant(row, here.get(there[index][0], ()), as_of, by))
        for row, index in zip(rows, found, strict=True)
        if index in there
    }
