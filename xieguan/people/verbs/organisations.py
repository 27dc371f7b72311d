"""Organisations: founded, renamed, moved and closed, without losing what they were."""

from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.people.inputs import EnforcementField, OptionalDocument, OrganisationName, Region, Title
from xieguan.people.models import Import, Organisation, Standing, User
from xieguan.people.models.organisation import Kind
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid, NotFound
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import organisation_within, reach
from xieguan.people.tree import found, hang, hold, open_in, restand, standing_of
from xieguan.words import _

KEEPERS = (Role.SYSTEM_ADMINISTRATOR,)


@act("organisations.establish", of=Organisation, by=KEEPERS)
def establish(
    parent: Organisation,
    *,
    name: Title,
    kind: Kind,
    region: Region,
    enforcement_field: EnforcementField = "",
    basis: Standing.Basis = Standing.Basis.NONE,
    entrustment_document: OptionalDocument = "",
    on: date,
) -> Organisation:
    """Found an organisation below another. Hai'an 3: an entrusted one names its entrustment document."""
    if basis == Standing.Basis.ENTRUSTED and not entrustment_document:
        raise Invalid(
            {"entrustment_document": [_("an entrusted organisation names the document (Hai'an 3)")]}
        )
    hold(parent)
    standing_of(parent)
    organisation = found(parent, on)
    Standing.objects.create(
        organisation=organisation,
        parent=parent,
        name=name,
        kind=kind,
        region=region,
        enforcement_field=enforcement_field,
        basis=basis,
        entrustment_document=entrustment_document,
        from_on=on,
    )
    return organisation


@act("organisations.rename", of=Organisation, by=KEEPERS)
def rename(organisation: Organisation, *, name: Title, on: date) -> Noted:
    """Give an organisation another name from a day on; it keeps the old one for the days before."""
    before = standing_of(organisation).name
    restand(organisation, on, name=name)
    return Noted(None, {"was": {"name": before}, "is": {"name": name}})


@act("organisations.move", of=Organisation, by=KEEPERS)
def move(organisation: Organisation, *, parent: OrganisationName, by: User, on: date, now: datetime) -> Noted:
    """Hang an organisation, with all below it, under another one."""
    hold(organisation)
    target = reached(parent, by, now)
    if target.path.startswith(organisation.path):
        raise Invalid({"parent": [_("an organisation cannot hang below itself")]})
    before = standing_of(organisation).parent
    hang(organisation, target, on)
    return Noted(None, {"was": {"parent": before.public if before else ""}, "is": {"parent": target.public}})


def reached(public: str, by: User, now: datetime) -> Organisation:
    """Another organisation that an act names, where whoever acts may keep that one too."""
    target = organisation_within(public, reach(by, localdate(now)), KEEPERS)
    if target is None:
        raise NotFound(_("there is no such record"))
    return target


@act("organisations.close", of=Organisation, by=KEEPERS)
def close(organisation: Organisation, *, on: date) -> None:
    """Close an organisation. It must have nobody left, and nothing open below it."""
    hold(organisation)
    shut(organisation, on)


def shut(organisation: Organisation, on: date) -> None:
    """End an organisation that is empty."""
    standing = standing_of(organisation)
    if on <= standing.from_on:
        raise Invalid(
            {"on": [_("the present state began on {day}: choose a later day").format(day=standing.from_on)]}
        )
    _must_be_empty(organisation)
    Standing.objects.filter(pk=standing.pk).update(until_on=on)
    Organisation.objects.filter(pk=organisation.pk).update(closed_on=on)


def _must_be_empty(organisation: Organisation) -> None:
    if organisation.imports.filter(state__in=Import.OPEN).exists():
        raise Invalid(
            {"": [_("an import of this organisation is not finished: resume it or remove it first")]}
        )
    people = (
        open_in(organisation).count()
        + organisation.dispatched.filter(left_on__isnull=True, undone=False).count()
    )
    if people:
        raise Invalid({"": [_("{count} people still work here: move them first").format(count=people)]})
    below = Organisation.objects.filter(path__startswith=organisation.path, closed_on__isnull=True)
    if below.exclude(pk=organisation.pk).exists():
        raise Invalid({"": [_("there are organisations below this one: move or close them first")]})
