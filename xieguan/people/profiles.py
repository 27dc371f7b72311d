"""What classified protection of information systems (等级保护) asks of signing in, as a profile.

GB/T 22239—2019 asks at level three (8.1.4.1 身份鉴别): passwords of some complexity, changed regularly (a); failed
attempts limited, connections ended by time-out (b); two combined ways of proving who one is, one of them
cryptographic (d); and system, audit and security administration in separate hands (8.1.5). Level two (7.1.4.1) asks for
a and b. It gives no numbers: those here are the ones usual in its evaluations, and an office may take stricter ones.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings

from xieguan.people.roles import Role

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Profile:
    """Passwords: shortest `length`, `kinds` of characters out of four, `days` until another, how many `remembered`.

    Guessing: after `attempts` failures within `window` an account is locked for `locked`, an address after
    `attempts_per_address`. A session ends after `idle` without a request, and after `longest` in any case. Whoever
    holds one of the roles of `second_factor` must have one.
    """

    length: int
    kinds: int
    days: int
    remembered: int
    attempts: int
    attempts_per_address: int
    window: timedelta
    locked: timedelta
    idle: timedelta
    longest: timedelta
    second_factor: frozenset[Role] = field(default_factory=frozenset)


PROFILES = {
    "level-3": Profile(
        length=10,
        kinds=3,
        days=90,
        remembered=5,
        attempts=5,
        attempts_per_address=50,
        window=timedelta(minutes=15),
        locked=timedelta(minutes=30),
        idle=timedelta(minutes=30),
        longest=timedelta(hours=12),
        second_factor=ADMINISTRATORS,
    ),
    "level-2": Profile(
        length=8,
        kinds=2,
        days=180,
        remembered=3,
        attempts=10,
        attempts_per_address=100,
        window=timedelta(minutes=15),
        locked=timedelta(minutes=15),
        idle=timedelta(hours=1),
        longest=timedelta(hours=24),
    ),
}


def profile() -> Profile:
    """The profile of this installation."""
    return PROFILES[getattr(settings, "PASSWORD_PROFILE", "level-3")]
