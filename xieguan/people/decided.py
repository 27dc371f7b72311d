"""What offices have decided for themselves and all below them: adoptions, own values, packs of their own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, QuerySet

from xieguan.desk.calendar import nothing_entered
from xieguan.desk.models import CalendarYear
from xieguan.law.judge import Adoption
from xieguan.people.models import Organisation, OwnValue, PackAdoption, PackDraft, Standing
from xieguan.people.models.organisation import in_force


@dataclass(frozen=True, slots=True)
class Decided:
    """What offices have decided that counts on a day, by the path of the office: nearest last, as it is read."""

    adoptions: dict[str, list[PackAdoption]]
    own_values: dict[str, list[OwnValue]]
    drafts: dict[str, list[PackDraft]]


def asked(
    offices: Sequence[Organisation], paths: set[str], on: date, standings: Sequence[Standing] | None
) -> tuple[Sequence[Any], Decided]:
    """What the offices are, and what has been decided for them. Most offices decide nothing, and are then not asked."""
    if standings is None:
        here = {name: rows.filter(organisation__path__in=paths) for name, rows in _decided(on).items()}
        found = Standing.objects.filter(in_force(on), organisation__in=[office.pk for office in offices])
        standings = list(found.annotate(**_there_are(here)))
    if standings and not getattr(standings[0], "has_calendar", True):
        nothing_entered()
    by_path = {
        name: _by_path(rows.filter(organisation__path__in=paths)) if _any(standings, name) else {}
        for name, rows in _decided(on).items()
    }
    return standings, Decided(**by_path)


def knowing_what_is_decided(standings: QuerySet[Standing], on: date) -> QuerySet[Standing]:
    """Standings that know of each kind of decision whether anybody has taken one: if not, nobody is asked for any."""
    return standings.annotate(**_anywhere(on))


@lru_cache(maxsize=4)
def _anywhere(on: date) -> dict[str, Exists]:
    return _there_are(_decided(on))


def _there_are(decided: dict[str, QuerySet[Any]]) -> dict[str, Exists]:
    here = {f"has_{name}": Exists(rows) for name, rows in decided.items()}
    return {**here, "has_calendar": Exists(CalendarYear.objects.all())}


def _any(standings: Sequence[Any], name: str) -> bool:
    return any(getattr(one, f"has_{name}", True) for one in standings)


@lru_cache(maxsize=4)
def _decided(on: date) -> dict[str, QuerySet[Any]]:
    return {
        "adoptions": PackAdoption.objects.filter(from_on__lte=on, until_on__gt=on),
        "own_values": OwnValue.objects.filter(in_force(on)),
        "drafts": PackDraft.objects.filter(in_force(on), state=PackDraft.State.APPROVED),
    }


def _by_path(rows: QuerySet[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows.select_related("organisation").order_by("pk"):
        found[row.organisation.path].append(row)
    return found


def adoptions_of(organisation: Organisation, on: date) -> list[Adoption]:
    """The adoptions of an organisation and of all above it; the nearest comes first."""
    found = PackAdoption.objects.filter(
        organisation__path__in=above_of(organisation), from_on__lte=on, until_on__gt=on
    ).select_related("organisation")
    return [as_adoption(entry) for entry in sorted(found, key=lambda entry: -len(entry.organisation.path))]


def as_adoption(entry: PackAdoption) -> Adoption:
    """An adoption as the law's own object."""
    return Adoption(
        pack=entry.pack,
        document=entry.document,
        first_day=entry.from_on,
        until=entry.until_on,
        decided_by=entry.decided_by,
        passed_on=entry.passed_on,
        made_known_on=entry.made_known_on,
    )


def above_of(organisation: Organisation) -> list[str]:
    """The paths of an organisation and of all above it, the topmost first."""
    parts = organisation.path.strip("/").split("/")
    return ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]
