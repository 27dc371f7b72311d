"""Who is in. Every request asks the database anew: what an administrator has ended a second ago is over now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from xieguan.desk import trail
from xieguan.people import attempts, factors
from xieguan.people.models import Grant, SignIn, User
from xieguan.people.models.organisation import in_force
from xieguan.people.profiles import profile

SEEN_EVERY = timedelta(minutes=1)  # a write a minute is enough for a time-out of many
SIGN_OUT = "account.sign_out"


@dataclass(frozen=True, slots=True)
class Presence:
    """A sign-in as a request finds it. `over` says why it has ended; empty while it lasts."""

    sign_in: SignIn | None
    over: str = ""
    must_add_factor: bool = False


def start(user: User, *, by: str, address: str, agent: str, now: datetime) -> SignIn:
    """Somebody is in: his failures are forgotten, and it is on the trail. Raises where the trail cannot be written."""
    with transaction.atomic():
        attempts.clear(user)
        begun = SignIn.objects.create(
            user=user, by=by[:40], address=address, agent=agent[:200], started_at=now, seen_at=now
        )
        _write(attempts.SIGN_IN, begun, "done", by=begun.by)
    return begun


def presence(public: str, user: User, now: datetime) -> Presence:
    """What a session's sign-in amounts to now; a sign-in that has timed out is ended here."""
    found = _asked(public, user, now).first()
    if found is None or found.ended_at is not None or found.user.disabled_at is not None:
        return Presence(found, over="ended")
    if now - found.seen_at > profile().idle:
        return Presence(_over(found, "idle", now), over="idle")
    if now - found.started_at > profile().longest:
        return Presence(_over(found, "age", now), over="age")
    if now - found.seen_at > SEEN_EVERY:
        SignIn.objects.filter(pk=found.pk).update(seen_at=now)
    return Presence(found, must_add_factor=found.lacks_factor)


def _asked(public: str, user: User, now: datetime) -> Any:
    """The sign-in, its user as he is now, and what the profile asks of him: one query."""
    held = Grant.objects.filter(
        in_force(localdate(now)), user=OuterRef("user"), role__in=profile().second_factor
    )
    return (
        SignIn.objects.filter(public=public, user=user)
        .select_related("user")
        .annotate(lacks_factor=Exists(held) & ~Exists(factors.of(OuterRef("user_id"))))
    )


def open_of(user: User, now: datetime) -> list[SignIn]:
    """Where somebody is in, the latest first; what has timed out unnoticed is left out."""
    earliest = now - profile().longest
    found = user.sign_ins.filter(
        ended_at__isnull=True, seen_at__gte=now - profile().idle, started_at__gte=earliest
    )
    return list(found.order_by("-started_at"))


def end(sign_in: SignIn, why: str, now: datetime) -> None:
    """Somebody signs out, or is signed out."""
    _over(sign_in, why, now)


def end_all(user: User, why: str, now: datetime, *, but: str = "") -> int:
    """End every sign-in of a user, but one perhaps. For the bodies of acts, which are on the trail themselves."""
    still = SignIn.objects.filter(user=user, ended_at__isnull=True).exclude(public=but)
    return still.update(ended_at=now, ended_by=why)


def _over(sign_in: SignIn, why: str, now: datetime) -> SignIn:
    with transaction.atomic():
        if SignIn.objects.filter(pk=sign_in.pk, ended_at__isnull=True).update(ended_at=now, ended_by=why):
            _write(SIGN_OUT, sign_in, why)
    return sign_in


def _write(act: str, sign_in: SignIn, outcome: str, **detail: str) -> None:
    user = sign_in.user
    trail.write(
        kind="act",
        act=act,
        actor=user.public,
        subject=("user", user.public),
        organisation=user.home.public if user.home else "",
        outcome=outcome,
        detail={**detail, "address": sign_in.address, "sign_in": sign_in.public},
    )
