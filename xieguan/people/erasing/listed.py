"""Erasures as the offices that answer for them look at them: what awaits a decision, what has been decided."""

from dataclasses import dataclass

from django.utils import timezone

from xieguan.people import reads
from xieguan.people.models import Erasure, Person, Standing, User
from xieguan.people.models.organisation import in_force
from xieguan.people.registry import ACTS
from xieguan.people.scope import reach

DONE = 50  # decided ones on a page, the latest first


@dataclass(frozen=True, slots=True)
class Listed:
    """One erasure: of whom, while he is still known; where; and what whoever looks may do about it."""

    erasure: Erasure
    name: str
    office: str
    own: bool
    may_do: bool
    may_withdraw: bool


def listed(user: User) -> tuple[list[Listed], list[Listed]]:
    """The open ones, the oldest first; and the latest of the others."""
    rows = reads.rows("erasures.see", user).select_related("organisation", "asked_by", "done_by")
    waiting = list(rows.filter(done_at=None, withdrawn_at=None).order_by("asked_at"))
    over = list(rows.exclude(done_at=None, withdrawn_at=None).order_by("-asked_at")[:DONE])
    both = _listed([*waiting, *over], user)
    return both[: len(waiting)], both[len(waiting) :]


def _listed(found: list[Erasure], user: User) -> list[Listed]:
    today = timezone.localdate()
    people = Person.objects.filter(public__in=[one.person for one in found if one.done_at is None])
    names = dict(people.values_list("public", "name"))
    standings = Standing.objects.filter(
        in_force(today), organisation__in={one.organisation_id for one in found}
    )
    offices = dict(standings.values_list("organisation", "name"))
    where = reach(user, today)
    return [
        Listed(
            one,
            names.get(one.person, ""),
            offices.get(one.organisation_id, ""),
            own=one.asked_by_id == user.pk,
            may_do=where.covers(one.organisation.path, ACTS["persons.erase"].by),
            may_withdraw=where.covers(one.organisation.path, ACTS["persons.withdraw_erasure"].by),
        )
        for one in found
    ]
