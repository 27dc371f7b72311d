"""One organisation: what it is, what it was, who may do what in it, which firms send it people, what happened."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from xieguan.desk.models import Entry
from xieguan.people.models import Engagement, Grant, Organisation, OwnValue, Standing, Succession, User
from xieguan.people.models.organisation import in_force
from xieguan.people.offices.tree import at_work, tops
from xieguan.people.own_values import own_values
from xieguan.people.scope import Reach, within

LATEST = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """What an organisation was from a day until another, and which of it had changed from before."""

    standing: Standing
    parent: str
    changed: frozenset[str]


COMPARED = ("name", "kind", "region", "enforcement_field", "basis", "parent_id")


def history(organisation: Organisation, where: Reach) -> list[Stretch]:
    """Its standings, the latest first. Three queries."""
    standings = list(organisation.standings.order_by("from_on"))
    above = {standing.parent_id for standing in standings if standing.parent_id}
    parents = names_of(_named(above, organisation, where))
    changed = [frozenset[str]()] + [
        frozenset(name for name in COMPARED if getattr(before, name) != getattr(after, name))
        for before, after in pairwise(standings)
    ]
    told = [
        Stretch(standing, parents.get(standing.parent_id or 0, ""), moved)
        for standing, moved in zip(standings, changed, strict=True)
    ]
    return told[::-1]


def _named(organisations: set[int], organisation: Organisation, where: Reach) -> set[int]:
    """Those that are named to whoever looks at an organisation: within his reach, or above it today.

    Whom an office answers to is no secret in it; what it once hung below, or merged with, may be another city's matter.
    """
    inside = Q(pk__in=within(Organisation, where).values("pk"))
    known = Organisation.objects.filter(inside | Q(path__in=tops(organisation.path)), pk__in=organisations)
    return set(known.values_list("pk", flat=True))


def names_of(organisations: set[int]) -> dict[int, str]:
    """What organisations are called: their latest names. One query."""
    standings = Standing.objects.filter(organisation__in=organisations).order_by("from_on")
    return dict(standings.values_list("organisation", "name"))


def successions(organisation: Organisation, where: Reach) -> list[tuple[Succession, str]]:
    """Whom it continues and who continues it: each with the name of the other, "" where that is out of reach."""
    found = list(
        Succession.objects.filter(Q(before=organisation) | Q(after=organisation))
        .select_related("before", "after")
        .order_by("on")
    )
    others = [entry.after if entry.before_id == organisation.pk else entry.before for entry in found]
    names = names_of(_named({other.pk for other in others}, organisation, where))
    return [(entry, names.get(other.pk, "")) for entry, other in zip(found, others, strict=True)]


def working(organisation: Organisation) -> QuerySet[Engagement]:
    """The engagements that go on in it and below."""
    there = Engagement.objects.visible().filter(organisation__path__startswith=organisation.path)
    return at_work(there, timezone.localdate())


def by_mode(organisation: Organisation) -> dict[str, int]:
    """How many people work in it and below, by hiring mode; "" where nobody has recorded it."""
    counts = working(organisation).order_by().values_list("mode").annotate(Count("pk"))
    return {mode or "": count for mode, count in counts}


def firms(organisation: Organisation) -> list[tuple[str, int]]:
    """The firms that send it people, with how many, the most first."""
    sent = (
        working(organisation)
        .filter(firm__isnull=False)
        .order_by()
        .values_list("firm")
        .annotate(n=Count("pk"))
    )
    counts = dict(sent)
    names = names_of(set(counts))
    return sorted(((names.get(firm, ""), count) for firm, count in counts.items()), key=lambda one: -one[1])


def grants(organisation: Organisation, on: date) -> list[Grant]:
    """The roles that count in this organisation itself on a day."""
    found = Grant.objects.filter(in_force(on), organisation=organisation, user__disabled_at__isnull=True)
    return list(found.select_related("user").order_by("role", "user__name"))


def set_here(organisation: Organisation, on: date) -> list[OwnValue]:
    """The parameters that this organisation itself has set."""
    return own_values([organisation.path], on)


def happened(organisation: Organisation) -> list[tuple[Entry, str]]:
    """The latest acts on the trail that belong to it, with the names of who acted. Two queries."""
    entries = list(
        Entry.objects.filter(organisation=organisation.public, kind="act").order_by("-id")[:LATEST]
    )
    names = dict(
        User.objects.filter(public__in={entry.actor for entry in entries}).values_list("public", "name")
    )
    return [(entry, names.get(entry.actor, "")) for entry in entries]
