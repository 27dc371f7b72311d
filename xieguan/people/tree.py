"""Changing the tree of organisations: what an organisation is from a day on, and where it hangs.

`path` and the open standings say the same thing twice, so whoever changes them goes one after another.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat, Substr

from xieguan.people.models import Engagement, Organisation, SheetRow, Standing
from xieguan.people.outcomes import Invalid
from xieguan.words import _


def found(parent: Organisation | None, on: date) -> Organisation:
    """A new organisation in its place in the tree, without a standing yet."""
    organisation = Organisation(founded_on=on)
    organisation.path = f"{parent.path if parent else '/'}{organisation.public}/"
    organisation.save()
    return organisation


def establish(parent: Organisation | None, on: date, **what: Any) -> Organisation:
    """A new organisation in its place in the tree, and what it is from its first day."""
    organisation = found(parent, on)
    Standing.objects.create(organisation=organisation, parent=parent, from_on=on, **what)
    return organisation


def hold(organisation: Organisation) -> None:
    """Wait until nobody else changes the tree, and see it as it is then. Held until the act is over."""
    Organisation.objects.select_for_update().order_by("pk").first()
    organisation.refresh_from_db()


def standing_of(organisation: Organisation) -> Standing:
    """What an organisation is now. Raises Invalid once it is closed."""
    standing = organisation.standings.filter(until_on__isnull=True).first()
    if standing is None or organisation.closed_on is not None:
        raise Invalid({"": [_("this organisation is closed")]})
    return standing


def restand(organisation: Organisation, on: date, **changes: object) -> None:
    """End the open standing on a day and begin another with some things changed."""
    standing = standing_of(organisation)
    if on < standing.from_on:
        say = _("the present state began on {day}: choose that day or a later one").format(
            day=standing.from_on
        )
        raise Invalid({"on": [say]})
    if on == standing.from_on:
        Standing.objects.filter(pk=standing.pk).update(**changes)
        return
    Standing.objects.filter(pk=standing.pk).update(until_on=on)
    copy(standing, organisation, on, **changes)


def copy(standing: Standing, organisation: Organisation, on: date, **changes: object) -> None:
    """Give an organisation a standing like another from a day on, with some things changed."""
    kept = {field.attname: getattr(standing, field.attname) for field in Standing._meta.concrete_fields}
    given = {**kept, "id": None, "organisation_id": organisation.pk, "from_on": on, "until_on": None}
    made = Standing(**given)
    for name, value in changes.items():
        setattr(made, name, value)
    made.save(force_insert=True)


def hang(organisation: Organisation, parent: Organisation, on: date) -> None:
    """Hang an organisation, with all below it, under another from a day on."""
    restand(organisation, on, parent=parent)
    before, after = organisation.path, f"{parent.path}{organisation.public}/"
    moved = Concat(Value(after), Substr("path", len(before) + 1))
    Organisation.objects.filter(path__startswith=before).update(path=moved)
    SheetRow.objects.filter(path__startswith=before).update(path=moved)


def children(organisation: Organisation) -> QuerySet[Organisation]:
    """The organisations that hang directly below one now."""
    below = Standing.objects.filter(parent=organisation, until_on__isnull=True).values("organisation")
    return Organisation.objects.filter(pk__in=below, closed_on__isnull=True).order_by("pk")


def transfer(engagements: QuerySet[Engagement], to: Organisation) -> list[str]:
    """Take engagements over into another organisation, without a break. Names them."""
    moved = list(engagements.order_by("pk").values_list("pk", "public", "person_id"))
    persons = [person for _pk, _public, person in moved]
    twice = Engagement.objects.filter(
        organisation=to, left_on__isnull=True, undone=False, person__in=persons
    ).count()
    if twice:
        raise Invalid(
            {"": [_("{count} people work in both: end one of their engagements first").format(count=twice)]}
        )
    keys = [pk for pk, _public, _person in moved]
    Engagement.objects.filter(pk__in=keys).update(organisation=to)
    SheetRow.objects.filter(pk__in=keys).update(path=to.path)
    return [public for _pk, public, _person in moved]


def open_in(organisation: Organisation) -> QuerySet[Engagement]:
    """The engagements that go on in an organisation, as far as anybody can see."""
    engagements: QuerySet[Engagement] = organisation.engagements.visible().filter(left_on__isnull=True)
    return engagements
