"""Which law binds an organisation on a day: by place and field, with what it or those above adopted or tightened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xieguan.desk.calendar import calendar
from xieguan.law.judge import Adoption, Law, NotYetInForce, State, stand
from xieguan.law.objects import Pack
from xieguan.law.pack import packs
from xieguan.people.models import Organisation, PackAdoption, Standing
from xieguan.people.models.organisation import in_force
from xieguan.people.own_values import own_values, tightened


def laws_of(organisation: Organisation, on: date) -> list[Law]:
    """The packs that apply to an organisation, as they stand for it on a day. Packs not yet in force are left out."""
    standing = Standing.objects.filter(in_force(on), organisation=organisation).first()
    if standing is None:
        return []
    adopted = adoptions_of(organisation, on)
    own = own_values(_above(organisation), on)
    laws: list[Law] = []
    for pack in packs():
        if not applies(pack, standing):
            continue
        try:
            laws.extend(tightened(law, own) for law in stand(pack, on, adopted, calendar()))
        except NotYetInForce:
            continue
    return laws


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
