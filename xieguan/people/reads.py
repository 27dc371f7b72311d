"""The reads there are: what may be looked at, and by whom. A page or an API route declares an act or one of these.

A read reaches as far as the user's grants of its roles do. What is personal is nobody's who only runs the system: the
three administrators see accounts, grants and the trail, and no roster.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from xieguan.people.models import Engagement, Erasure, Grant, Import, Organisation, PackDraft, Person, User
from xieguan.people.outcomes import Denied, NotFound
from xieguan.people.roles import Role
from xieguan.people.scope import Reach, reach, within
from xieguan.words import _

STAFF = frozenset(Role) - {Role.AUXILIARY, Role.DISPATCH_FIRM}
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR})
OFFICE = STAFF - ADMINISTRATORS
FILES = OFFICE - {Role.QUOTA_OFFICE, Role.FINANCE, Role.JUSTICE}


@dataclass(frozen=True, slots=True)
class Read:
    """One thing to look at. `of` is the model its rows belong to; None where it is no row of anybody's (the law)."""

    name: str
    of: type[Model] | None
    by: frozenset[Role]


READS: dict[str, Read] = {}


def read(name: str, *, of: type[Model] | None, by: Iterable[Role]) -> Read:
    """Declare a read."""
    if name in READS:
        raise ValueError(f"two reads are called {name}")
    READS[name] = Read(name, of, frozenset(by))
    return READS[name]


def reaching(name: str, user: User) -> Reach:
    """What a read reaches for a user today. Raises Denied where none of his roles may do it anywhere."""
    asked = READS[name]
    where = reach(user, timezone.localdate())
    held = tuple((role, path) for role, path in where.grants if role in asked.by)
    if not held:
        raise Denied(_("none of your roles may look at this"))
    return Reach(held)


def rows(name: str, user: User) -> QuerySet[Any]:
    """What a user may look at: the rows in scope. Raises Denied."""
    model = READS[name].of
    if model is None:
        raise ValueError(f"{name} has no rows")
    return within(model, reaching(name, user))


def one(name: str, public: str, user: User, *, of: type[Model] | None = None) -> Any:
    """One record by its public id. Raises NotFound outside the user's scope, Denied where he sees but may not read.

    `of` names another model whose record is asked for by the same roles: an organisation, for what it keeps.
    """
    model = of or READS[name].of
    if model is None:
        raise ValueError(f"{name} has no rows")
    where = reach(user, timezone.localdate())
    found = within(model, where).filter(public=public).first() if public.isalnum() else None
    if found is None:
        raise NotFound(_("there is no such record"))
    if not within(model, where, READS[name].by).filter(pk=found.pk).exists():
        raise Denied(_("none of your roles here may look at this"))
    return found


def may(name: str, user: User) -> bool:
    """Whether a user may do a read anywhere at all, for menus."""
    return any(role in READS[name].by for role, _path in reach(user, timezone.localdate()).grants)


read("organisations.see", of=Organisation, by=STAFF)
read("engagements.see", of=Engagement, by=FILES)
read("persons.see", of=Person, by=FILES)
read("imports.see", of=Import, by=[Role.CLERK, Role.LEADER])
read(
    "users.see",
    of=User,
    by=[Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR, Role.LEADER],
)
read(
    "grants.see",
    of=Grant,
    by=[Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR, Role.LEADER],
)
read("trail.see", of=None, by=[Role.AUDITOR, Role.LEADER, Role.SUPERVISOR])
read("law.see", of=None, by=frozenset(Role))
read("whatif.run", of=Organisation, by=[Role.LEADER, Role.SUPERVISOR, Role.JUSTICE, Role.COORDINATOR])
read("rosters.check", of=None, by=OFFICE)
read(
    "drafts.see",
    of=PackDraft,
    by=[Role.CLERK, Role.LEADER, Role.JUSTICE, Role.COORDINATOR, Role.SUPERVISOR],
)
read("erasures.see", of=Erasure, by=[Role.CLERK, Role.LEADER])
