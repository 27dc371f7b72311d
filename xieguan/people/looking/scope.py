"""Whose entries a user may see."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from xieguan.desk.models import Entry
from xieguan.people import reads
from xieguan.people.models import Organisation, Succession, User
from xieguan.people.scope import Reach

MERGERS = 20  # a chain of mergers that is longer has a ring in it


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the trail is seen: all of it, or the entries of some organisations and the bare tries of their users."""

    whole: bool
    organisations: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    def shows(self) -> Q:
        """The condition on entries."""
        if self.whole:
            return Q()
        return Q(organisation__in=self.organisations) | Q(organisation="", actor__in=self.actors)

    def shown(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """Those of some entries that may be seen, looked at one by one: no index of organisations is read for it."""
        if self.whole:
            return entries
        told = entries.annotate(office=Coalesce("organisation", Value("")), who=Coalesce("actor", Value("")))
        return told.filter(Q(office__in=self.organisations) | Q(office="", who__in=self.actors))


def sight(user: User) -> Sight:
    """What a user may see of the trail today. Raises Denied."""
    where = reads.reaching("trail.see", user)
    if _reaches_every_root(where):
        return Sight(whole=True)
    inside = _inside(where)
    actors = User.objects.filter(home__in=inside).values_list("public", flat=True)
    return Sight(
        whole=False, organisations=tuple(inside.values_list("public", flat=True)), actors=tuple(actors)
    )


def _reaches_every_root(where: Reach) -> bool:
    roots = Organisation.objects.filter(standings__parent__isnull=True, standings__until_on__isnull=True)
    paths = set(roots.values_list("path", flat=True))
    return bool(paths) and all(where.covers(path) for path in paths)


def _inside(where: Reach) -> QuerySet[Organisation]:
    """The organisations below, and those that were merged into one of them, and into those."""
    below = Q(pk__in=[])
    for path in where.paths():
        below |= Q(path__startswith=path)
    found = set(Organisation.objects.filter(below).values_list("pk", flat=True))
    last = found
    for _turn in range(MERGERS):
        merged = Succession.objects.filter(after__in=last, how=Succession.How.MERGER)
        last = set(merged.values_list("before", flat=True)) - found
        if not last:
            break
        found |= last
    return Organisation.objects.filter(pk__in=found)
