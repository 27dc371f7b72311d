"""Which office a page of the law speaks of: one within the user's reach, with the way up and down from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xieguan.people import reads
from xieguan.people.models import Organisation, Standing, User
from xieguan.people.models.organisation import in_force
from xieguan.people.outcomes import NotFound
from xieguan.people.scope import Reach, within
from xieguan.words import _

MOST = 200  # in one list to choose from; who has more below goes down step by step


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation to choose: `depth` counts from the top of what the user reaches."""

    public: str
    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The office a page speaks of, what it is called, and what else may be chosen."""

    organisation: Organisation
    name: str
    offices: tuple[Office, ...]

    @property
    def public(self) -> str:
        """Its public id, for addresses."""
        return self.organisation.public


def choose(read: str, user: User, public: str, on: date) -> Choice:
    """The office named, or the topmost the user's roles reach. Raises NotFound outside his reach, or Denied."""
    where = reads.reaching(read, user)
    organisation = _named(public, where) if public else _topmost(where)
    offices = tuple(_offices(organisation, where, on))
    name = next((office.name for office in offices if office.public == organisation.public), "")
    return Choice(organisation, name, offices)


def _named(public: str, where: Reach) -> Organisation:
    found = within(Organisation, where).filter(public=public).first() if public.isalnum() else None
    if found is None:
        raise NotFound(_("there is no such record"))
    return found


def _topmost(where: Reach) -> Organisation:
    found = sorted(Organisation.objects.filter(path__in=where.paths()), key=lambda one: len(one.path))
    return found[0]


def _offices(organisation: Organisation, where: Reach, on: date) -> Iterable[Office]:
    """The way down from the tops of the reach to an organisation, and what hangs directly below it."""
    tops = where.paths()
    shown = {path for path in above(organisation.path) if where.covers(path)} | set(tops)
    standings = (
        Standing.objects.filter(in_force(on) | Q(until_on__isnull=True))
        .filter(Q(organisation__path__in=shown) | Q(parent=organisation))
        .order_by("organisation__path", "-from_on")
        .values_list("organisation__public", "organisation__path", "name")[:MOST]
    )
    seen: set[str] = set()
    for public, path, name in standings:
        if public not in seen and where.covers(path):
            seen.add(public)
            yield Office(public, name, path.count("/") - min(top.count("/") for top in tops))


def above(path: str) -> list[str]:
    """The paths of an organisation and of all above it."""
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]


def names(publics: Iterable[str], on: date) -> dict[str, str]:
    """What organisations are called, by public id: on a day, or now where they did not stand then."""
    found = Standing.objects.filter(
        in_force(on) | Q(until_on__isnull=True), organisation__public__in=set(publics)
    )
    return dict(found.order_by("-from_on").values_list("organisation__public", "name"))
