"""Which law binds an organisation on a day: by place and field, with what it or those above adopted or tightened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef

from xieguan.desk.calendar import calendar
from xieguan.law.judge import Adoption, Law, NotYetInForce, State, stack
from xieguan.law.objects import Pack
from xieguan.law.pack import packs
from xieguan.law.workdays import OFFICIAL, Calendar
from xieguan.people.drafting.kept import APPROVED, binding
from xieguan.people.models import Organisation, OwnValue, PackAdoption, PackDraft, Standing
from xieguan.people.models.organisation import in_force
from xieguan.people.own_values import own_values, tightened


def laws_of(
    organisation: Organisation, on: date, *, added: Iterable[Pack] = (), without: str = ""
) -> list[Law]:
    """The packs that apply to an organisation, as they stand for it on a day. Packs not yet in force are left out.

    `added` are packs not approved yet, and `without` names one to leave out: what the law would be then.
    """
    above = _above(organisation)
    standing = _standing(organisation.pk, on)
    if standing is None:
        return []
    adopted = adoptions_of(organisation, on) if standing.has_adoptions else []
    own = own_values(above, on) if standing.has_own_values else []
    children = [
        pack for pack in (*(binding(above, on) if standing.has_packs else ()), *added) if pack.id != without
    ]
    found = _stacked([*packs(), *children], standing, on, adopted, calendar())
    return list(_follow(tightened(law, own) for law in found))


def _standing(organisation: int, on: date) -> Any:
    """What an organisation is on a day, and which further questions have an answer: most offices decide nothing.

    It carries `has_adoptions`, `has_own_values` and `has_packs`; None before it was founded and after it was closed.
    """
    decided = {
        "has_adoptions": PackAdoption.objects.filter(from_on__lte=on, until_on__gt=on),
        "has_own_values": OwnValue.objects.filter(in_force(on)),
        "has_packs": PackDraft.objects.filter(in_force(on), state=APPROVED),
    }
    here = ExpressionWrapper(OuterRef("organisation__path"), CharField())
    above = {
        name: Exists(rows.annotate(here=here).filter(here__startswith=F("organisation__path")))
        for name, rows in decided.items()
    }
    found = Standing.objects.filter(in_force(on), organisation=organisation).select_related("organisation")
    return found.annotate(**above).first()


def _stacked(
    known: list[Pack], standing: Standing, on: date, adopted: Sequence[Adoption], days: Calendar
) -> Iterator[Law]:
    """Each regulation that applies, with the child packs that apply below it."""
    here = [pack for pack in known if applies(pack, standing) and pack.first_day <= on]
    parents = dict.fromkeys(pack.parent.id if pack.parent else pack.id for pack in here)
    regulations = {pack.id: pack for pack in known if pack.parent is None}
    for name in parents:
        children = [pack for pack in here if pack.parent and pack.parent.id == name]
        try:
            yield from stack(regulations[name], children, on, adopted, days)
        except NotYetInForce:
            continue


def _follow(laws: Iterable[Law]) -> Iterator[Law]:
    """A child pack's rules name its parent's parameters as they stand here, whoever has tightened them."""
    seen: dict[str, Law] = {}
    for law in laws:
        seen[law.pack.id] = law
        parent = seen.get(law.pack.parent.id) if law.pack.parent else None
        if parent is None:
            yield law
            continue
        same = {name: value for name, value in parent.parameters.items() if name in law.parameters}
        yield replace(law, parameters={**law.parameters, **same}, _compiled={}, _conditions={})


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
    """The name of an organisation on a day, by its key, and the packs that bind it; parents first.

    One query, and one more for adoptions and for packs of its own or from above, where there are any.
    """
    standing = _standing(organisation, on)
    if standing is None:
        return "", []
    adopted = adoptions_of(standing.organisation, on) if standing.has_adoptions else []
    children = binding(_above(standing.organisation), on) if standing.has_packs else ()
    return standing.name, bound(standing, adopted, on, children)


def bound(
    standing: Standing, adopted: Sequence[Adoption], on: date, children: Iterable[Pack] = ()
) -> list[Binding]:
    """The packs that bind whoever has this standing and these adoptions, with the child packs put in force above.

    Of the adoptions the nearest comes first.
    """
    laws = _stacked([*packs(), *children], standing, on, adopted, OFFICIAL)
    return [Binding(law.pack, law.state, law.adoption) for law in laws]
