"""Organisations that continue others: merged and split. Engagements go on without a break: it is no new entry."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from xieguan.people.inputs import Document, OrganisationName, PartName, Public, Region, Title
from xieguan.people.models import Organisation, Standing, Succession, User
from xieguan.people.models.organisation import Kind
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.registry import Input, act
from xieguan.people.tree import children, copy, found, hang, hold, open_in, standing_of, transfer
from xieguan.people.verbs.organisations import KEEPERS, reached, shut
from xieguan.words import _

HOW = Succession.How


@act("organisations.merge", of=Organisation, by=KEEPERS)
def merge(
    organisation: Organisation,
    *,
    into: OrganisationName,
    document: Document,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Merge an organisation into another, with its people and all below it; it is closed. Grants in it end with it."""
    hold(organisation)
    target = reached(into, by, now)
    if target.path.startswith(organisation.path):
        raise Invalid({"into": [_("an organisation cannot be merged into itself or what hangs below it")]})
    standing_of(target)
    Succession.objects.create(before=organisation, after=target, how=HOW.MERGER, on=on, document=document)
    people = transfer(open_in(organisation), target)
    organisation.dispatched.filter(left_on__isnull=True, undone=False).update(firm=target)
    units = list(children(organisation))
    for unit in units:
        hang(unit, target, on)
    shut(organisation, on)
    organisation.grants.filter(from_on__lt=on, until_on__isnull=True).update(until_on=on)
    return Noted(None, {"into": target.public, "document": document, **_moved(people, units)})


class Part(Input):
    """What a split makes: an organisation like the one before, and who and what goes with it."""

    name: Title
    kind: Kind | None = None
    region: Region | None = None
    people: tuple[Public, ...] = ()
    units: tuple[PartName, ...] = ()


@act("organisations.split", of=Organisation, by=KEEPERS)
def split(
    organisation: Organisation,
    *,
    parts: Annotated[list[Part], Field(min_length=1, max_length=50)],
    document: Document,
    closes: bool = False,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Split organisations off from one, beside it; one that is split up wholly `closes`, and must be empty then."""
    hold(organisation)
    standing = standing_of(organisation)
    if on < standing.from_on:
        raise Invalid(
            {"on": [_("the present state began on {day}: choose a later day").format(day=standing.from_on)]}
        )
    parent = _beside(standing, by, now)
    made = [_part(organisation, standing, parent, part, document, on) for part in parts]
    if closes:
        shut(organisation, on)
    return Noted(None, {"document": document, "closes": closes, "parts": made})


def _beside(standing: Standing, by: User, now: datetime) -> Organisation:
    """The organisation that the parts will hang below: whoever splits must keep that one too."""
    if standing.parent is None:
        raise Invalid({"": [_("the root of the tree cannot be split")]})
    try:
        return reached(standing.parent.public, by, now)
    except NotFound:
        raise Denied(
            _("the parts lie beside this organisation: whoever answers for the one above splits it")
        ) from None


def _part(
    organisation: Organisation, standing: Standing, parent: Organisation, part: Part, document: str, on: date
) -> dict[str, Any]:
    made = found(parent, on)
    changes = {"name": part.name, "kind": part.kind, "region": part.region}
    copy(standing, made, on, **{name: value for name, value in changes.items() if value is not None})
    Succession.objects.create(before=organisation, after=made, how=HOW.SPLIT, on=on, document=document)
    people = transfer(open_in(organisation).filter(public__in=part.people), made)
    units = list(children(organisation).filter(public__in=part.units))
    if len(people) != len(set(part.people)) or len(units) != len(set(part.units)):
        raise Invalid(
            {"parts": [_("{name}: somebody or something named there is not here").format(name=part.name)]}
        )
    for unit in units:
        hang(unit, made, on)
    return {"organisation": made.public, **_moved(people, units)}


def _moved(people: list[str], units: list[Organisation]) -> dict[str, Any]:
    return {"engagements": people, "units": [unit.public for unit in units]}
