"""The offices in which a user may do something, by name: for choosing one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xieguan.people.models import Organisation, Standing, User
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role
from xieguan.people.scope import reach, within

MOST = 500


@dataclass(frozen=True, slots=True)
class Office:
    """An open organisation, to be chosen."""

    public: str
    name: str


def offices_for(act: str, user: User, on: date) -> list[Office]:
    """The offices in which one of the user's roles may do an act."""
    return offices(user, ACTS[act].by, on)


def offices(user: User, roles: Iterable[Role], on: date) -> list[Office]:
    """The open offices that some roles of a user reach, his own first, then from above. Dispatch firms are none."""
    reached = within(Organisation, reach(user, on), roles).filter(closed_on__isnull=True)
    found = Standing.objects.filter(in_force(on), organisation__in=reached).exclude(kind=Kind.FIRM)
    rows = found.order_by("organisation__path").values_list("organisation_id", "organisation__public", "name")
    listed = sorted(rows[:MOST], key=lambda row: row[0] != user.home_id)
    return [Office(public, name) for _pk, public, name in listed]


def name_of(organisation: Organisation, on: date) -> str:
    """What an organisation is called on a day; its last name after its end."""
    names = organisation.standings.order_by("-from_on")
    name = names.filter(in_force(on)).first() or names.first()
    return name.name if name else organisation.public
