"""Lock-out: how often a password or a code may be guessed, per account and per address, in all processes together.

The attempts are rows of the database, for it is the one thing that every process and machine shares, and a restart or a
full cache forgets none of them. A guess is written down *before* it is checked, so that twenty guesses at one moment
are no more than the profile allows. A name that no account has is counted and locked like any other: from outside the
two look alike. A passkey cannot be guessed and is not counted; so nobody keeps an office out by guessing wrong.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from xieguan.desk import trail
from xieguan.people.models import Attempt, User
from xieguan.people.profiles import profile
from xieguan.people.secret import blind_index

SIGN_IN, LOCK = "account.sign_in", "account.lock"


class Locked(Exception):
    """Too many guesses; the account or the address may not try before `until`."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(until.isoformat())


def begin(username: str, address: str, now: datetime) -> Attempt:
    """Write a guess down as failed until it proves right. Raises Locked."""
    user = User.objects.select_related("home").filter(username=plain(username)).first()
    attempt = Attempt.objects.create(name_index=_index(username), user=user, address=address, at=now)
    until = _locked_until(attempt, now)
    if until is not None:
        Attempt.objects.filter(pk=attempt.pk).update(state=Attempt.State.LOCKED)
        raise Locked(until)
    return attempt


def right(attempt: Attempt) -> None:
    """The guess was right: it does not count. What was guessed before still does, until he is in."""
    Attempt.objects.filter(pk=attempt.pk).update(state=Attempt.State.RIGHT)


def wrong(attempt: Attempt, now: datetime, what: str = "password") -> None:
    """The guess was wrong: onto the trail, and that the account is locked where this was one too many."""
    with transaction.atomic():
        _write(attempt, SIGN_IN, "wrong", {"what": what})
        if _locked_until(attempt, now, counted=(attempt.pk,)) is not None:
            _write(attempt, LOCK, "locked", {})


def clear(user: User) -> None:
    """Forget an account's failures: he is in, or an administrator has unlocked it. Those of the address stay."""
    failed = Attempt.objects.filter(name_index=_index(user.username), state=Attempt.State.OPEN)
    failed.update(state=Attempt.State.CLEARED)


def locked_until(user: User, now: datetime) -> datetime | None:
    """Until when an account is locked; None where it is not."""
    return _end(_times(_failed(now).filter(name_index=_index(user.username))), profile().attempts, now)


def locked_users(now: datetime) -> set[int]:
    """The primary keys of all accounts that are locked now."""
    times: dict[int, list[datetime]] = {}
    for user, at in _failed(now).filter(user__isnull=False).order_by("at").values_list("user_id", "at"):
        times.setdefault(user or 0, []).append(at)
    return {user for user, found in times.items() if _end(found, profile().attempts, now)}


def forget(now: datetime) -> int:
    """Delete what can no longer lock anybody. The trail keeps what happened."""
    return Attempt.objects.filter(at__lt=now - 2 * _memory()).delete()[0]


def _locked_until(attempt: Attempt, now: datetime, counted: Iterable[int] = ()) -> datetime | None:
    """Until when this guess is locked out by the others; by itself too where it is `counted`."""
    others = _failed(now).exclude(pk__in={attempt.pk} - set(counted))
    ends = [_end(_times(others.filter(name_index=attempt.name_index)), profile().attempts, now)]
    if attempt.address:
        ends.append(_end(_times(others.filter(address=attempt.address)), profile().attempts_per_address, now))
    return max((end for end in ends if end is not None), default=None)


def _failed(now: datetime) -> Any:
    return Attempt.objects.filter(state=Attempt.State.OPEN, at__gt=now - _memory())


def _memory() -> timedelta:
    return profile().window + profile().locked


def _times(attempts: Any) -> list[datetime]:
    return list(attempts.order_by("at").values_list("at", flat=True))


def _end(times: Sequence[datetime], allowed: int, now: datetime) -> datetime | None:
    """When the lock ends that so many failures within the window have brought about; None without one."""
    ends = [
        last + profile().locked
        for first, last in zip(times, times[allowed - 1 :], strict=False)
        if last - first <= profile().window and last + profile().locked > now
    ]
    return ends[-1] if ends else None


def _index(username: str) -> str:
    return blind_index(f"sign-in {plain(username)}")


def plain(username: str) -> str:
    """A name as accounts have it, however it was typed: telephones begin with a capital."""
    return username.strip().lower()[:60]


def _write(attempt: Attempt, act: str, outcome: str, detail: dict[str, Any]) -> None:
    user = attempt.user
    trail.write(
        kind="refusal",
        act=act,
        actor=user.public if user else "",
        subject=("user", user.public if user else ""),
        organisation=user.home.public if user and user.home else "",
        outcome=outcome,
        detail={**detail, "address": attempt.address},
    )
