"""Accounts and grants as administrators look at them: how an account stands, and what it may do where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.timezone import localdate

from xieguan.people import attempts, factors
from xieguan.people.models import Grant, SignIn, Standing, User
from xieguan.people.models.organisation import in_force
from xieguan.people.profiles import profile
from xieguan.people.roles import Role

STATES: dict[str, Callable[[date], Q]] = {
    "disabled": lambda _today: Q(disabled_at__isnull=False),
    "locked": lambda _today: Q(locked=True),
    "no-factor": lambda _today: Q(factor=False, disabled_at__isnull=True),
    "one-time": lambda _today: Q(one_time=True, disabled_at__isnull=True),
    "expired": lambda _today: Q(expired=True, disabled_at__isnull=True),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A grant as it stands on a day: before its beginning, in force, or over."""

    grant: Grant
    office: str
    state: str


def office_name(today: date, organisation: str) -> Subquery:
    """The name an organisation has today, for a queryset; `organisation` is the way to its primary key."""
    named = Standing.objects.filter(in_force(today), organisation=OuterRef(organisation))
    return Subquery(named.values("name")[:1])


def standing(rows: QuerySet[User], now: datetime) -> QuerySet[User]:
    """Accounts with how they stand: office, last sign-in, locked, all grants over, second factor.

    `lacking` one is who must have it by his roles.
    """
    today = localdate(now)
    held = Grant.objects.filter(user=OuterRef("pk"))
    asked = held.filter(in_force(today), role__in=profile().second_factor)
    last = SignIn.objects.filter(user=OuterRef("pk")).order_by("-started_at").values("started_at")[:1]
    return rows.annotate(
        office=office_name(today, "home"),
        factor=Exists(factors.of(OuterRef("pk"))),
        lacking=Exists(asked) & ~Exists(factors.of(OuterRef("pk"))),
        locked=Case(When(pk__in=attempts.locked_users(now), then=True), default=False),
        expired=Exists(held) & ~Exists(held.filter(Q(until_on__isnull=True) | Q(until_on__gt=today))),
        last_in=Subquery(last),
    )


def in_state(rows: QuerySet[User], state: str, today: date) -> QuerySet[User]:
    """Those accounts alone that stand so; all of them for a state that is none."""
    return rows.filter(STATES[state](today)) if state in STATES else rows


def found(rows: QuerySet[User], words: str) -> QuerySet[User]:
    """Those whose name or sign-in name holds the words."""
    return rows.filter(Q(username__icontains=words) | Q(name__icontains=words)) if words else rows


def tally(rows: QuerySet[User], today: date) -> dict[str, int]:
    """How many accounts stand how. A query for each: an aggregate over subqueries loses their names (PostgreSQL)."""
    return {"all": rows.count(), **{state: in_state(rows, state, today).count() for state in STATES}}


def roles_of(users: Iterable[User], today: date) -> dict[int, list[str]]:
    """The roles that some users hold on a day, in words, by key; one query for all of them."""
    held = Grant.objects.filter(in_force(today), user__in=list(users)).order_by("user", "pk")
    found: dict[int, list[str]] = {}
    for user, role in held.values_list("user", "role"):
        words = found.setdefault(user, [])
        if str(Role(role).label) not in words:
            words.append(str(Role(role).label))
    return found


def grants_of(user: User, today: date) -> list[Held]:
    """Everything a user may do, might, and could once; what is in force first."""
    rows = user.grants.annotate(office=office_name(today, "organisation")).select_related("organisation")
    ordered = rows.order_by(F("until_on").desc(nulls_first=True), "-from_on", "id")
    held = [Held(grant, grant.office or "", _state(grant, today)) for grant in ordered]
    return sorted(held, key=lambda one: ("now", "later", "over").index(one.state))


def _state(grant: Grant, today: date) -> str:
    if grant.until_on is not None and grant.until_on <= today:
        return "over"
    return "later" if grant.from_on > today else "now"
