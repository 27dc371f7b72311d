"""Which law binds an organisation on a day: by place and field, with what it or those above adopted or tightened."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xieguan.desk.calendar import calendar
from xieguan.law.judge import Adoption, Law, NotYetInForce, State, stand
from xieguan.law.objects import Pack
from xieguan.law.pack import packs
from xieguan.law.workdays import Calendar
from xieguan.people.models import Organisation, OwnValue, PackAdoption, Standing
from xieguan.people.models.organisation import in_force
from xieguan.people.own_values import own_values, tightened


def laws_of(organisation: Organisation, on: date) -> list[Law]:
    """The packs that apply to an organisation, as they stand for it on a day. Packs not yet in force are left out."""
    standing = Standing.objects.filter(in_force(on), organisation=organisation).first()
    if standing is None:
        return []
    adopted = adoptions_of(organisation, on)
    own = own_values(_above(organisation), on)
    here = (pack for pack in packs() if applies(pack, standing))
    return [law for pack in here for law in _stand(pack, on, adopted, own, calendar())]


def laws_of_many(
    organisations: Iterable[Organisation], on: date, standings: Iterable[Standing] | None = None
) -> dict[int, tuple[Law, ...]]:
    """The same for many organisations at once, by key: in four queries, and one law for all it stands alike for.

    Whoever has their standings in force already hands them in. Laws are kept between calls with what has been compiled
    of them: they depend on nothing but what names them here.
    """
    offices = list(organisations)
    above = {office.pk: _above(office) for office in offices}
    paths = {path for found in above.values() for path in found}
    held = {one.organisation_id: one for one in standings or _standings(offices, on)}
    adopted, own, days = _adoptions(paths, on), _own_values(paths, on), calendar()
    every = packs()
    return {
        office.pk: _kept(
            every,
            held.get(office.pk),
            on,
            tuple(entry for path in reversed(above[office.pk]) for entry in adopted.get(path, ())),
            tuple(entry for path in above[office.pk] for entry in own.get(path, ())),
            days,
        )
        for office in offices
    }


def _standings(offices: list[Organisation], on: date) -> list[Standing]:
    return list(Standing.objects.filter(in_force(on), organisation__in=[office.pk for office in offices]))


def _adoptions(paths: Iterable[str], on: date) -> dict[str, list[Adoption]]:
    found: dict[str, list[Adoption]] = defaultdict(list)
    entries = PackAdoption.objects.filter(organisation__path__in=paths, from_on__lte=on, until_on__gt=on)
    for entry in entries.select_related("organisation").order_by("pk"):
        found[entry.organisation.path].append(as_adoption(entry))
    return found


def _own_values(paths: Iterable[str], on: date) -> dict[str, list[OwnValue]]:
    found: dict[str, list[OwnValue]] = defaultdict(list)
    for entry in OwnValue.objects.filter(in_force(on), organisation__path__in=paths).select_related(
        "organisation"
    ):
        found[entry.organisation.path].append(entry)
    return found


KEPT: dict[object, tuple[list[Pack], tuple[Law, ...]]] = {}
MOST = 2000  # kept: a province whose offices all stand differently


def _kept(
    every: list[Pack],
    standing: Standing | None,
    on: date,
    adopted: tuple[Adoption, ...],
    own: tuple[OwnValue, ...],
    days: Calendar,
) -> tuple[Law, ...]:
    if standing is None:
        return ()
    here = [
        pack for pack in every if applies(pack, standing)
    ]  # kept too: while they live their ids are theirs
    values = tuple((entry.pack, entry.parameter, repr(entry.value), entry.document) for entry in own)
    key = (tuple(map(id, here)), on, adopted, values, tuple(sorted(days.entered.items())))
    if key not in KEPT:
        if len(KEPT) >= MOST:
            KEPT.clear()
        KEPT[key] = here, tuple(law for pack in here for law in _stand(pack, on, adopted, own, days))
    return KEPT[key][1]


def _stand(
    pack: Pack, on: date, adopted: Iterable[Adoption], own: Iterable[OwnValue], days: Calendar
) -> list[Law]:
    try:
        return [tightened(law, own) for law in stand(pack, on, adopted, days)]
    except NotYetInForce:
        return []


def applies(pack: Pack, standing: Standing) -> bool:
    """Whether a pack's place and field are those of an organisation."""
    field = pack.enforcement_field in ("any", standing.enforcement_field)
    return field and standing.region.startswith(pack.region)


def adoptions_of(organisation: Organisation, on: date) -> list[Adoption]:
    """The adoptions of an organisation and of all above it; the nearest comes first."""
    found = PackAdoption.objects.filter(
        organisation__path__in=_above(organisation), from_on__lte=on, until_on__gt=on
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


def _above(organisation: Organisation) -> list[str]:
    """The paths of an organisation and of all above it."""
    parts = organisation.path.strip("/").split("/")
    return ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]


@dataclass(frozen=True, slots=True)
class Binding:
    """A pack that binds an organisation on a day, and as what; without its rules, for a line on every page."""

    pack: Pack
    state: State
    adoption: Adoption | None = None


def bindings(organisation: int, on: date) -> tuple[str, list[Binding]]:
    """The name of an organisation on a day, by its key, and the packs that bind it; parents first. Two queries."""
    standing = (
        Standing.objects.filter(in_force(on), organisation=organisation)
        .select_related("organisation")
        .first()
    )
    if standing is None:
        return "", []
    return standing.name, bound(standing, adoptions_of(standing.organisation, on), on)


def bound(standing: Standing, adopted: Sequence[Adoption], on: date) -> list[Binding]:
    """The packs that bind whoever has this standing and these adoptions; of the adoptions the nearest comes first."""
    found: dict[str, Binding] = {}
    for pack in packs():
        if applies(pack, standing) and pack.first_day <= on:
            for law in stand(pack, on, adopted):
                found.setdefault(law.pack.id, Binding(law.pack, law.state, law.adoption))
    return list(found.values())
