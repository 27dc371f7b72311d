"""What a password must be: a profile. The default follows level three of classified protection (等保三级)."""

import secrets
import string
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError

from xieguan.people.models import User
from xieguan.words import _

SIGNS = "!#$%&*+-./:;<=>?@_~"


@dataclass(frozen=True, slots=True)
class Profile:
    """Shortest length, kinds of characters out of four, and days until another must be chosen."""

    length: int
    kinds: int
    days: int


PROFILES = {"level-3": Profile(length=10, kinds=3, days=90), "level-2": Profile(length=8, kinds=2, days=180)}


def profile() -> Profile:
    """The profile of this installation."""
    return PROFILES[getattr(settings, "PASSWORD_PROFILE", "level-3")]


class Policy:
    """The profile as Django's password validation asks it."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError with everything that is wrong."""
        problems = list(_problems(password, user))
        if problems:
            raise ValidationError(problems)

    def get_help_text(self) -> str:
        """What to tell somebody who is about to choose one."""
        asked = profile()
        return _(
            "at least {length} characters, of {kinds} kinds: capitals, small letters, digits, signs"
        ).format(length=asked.length, kinds=asked.kinds)


def _problems(password: str, user: User | None) -> list[str]:
    asked, found = profile(), []
    if len(password) < asked.length or _kinds(password) < asked.kinds:
        found.append(Policy().get_help_text())
    if user is not None and user.username and user.username.lower() in password.lower():
        found.append(_("the password contains the user's name"))
    return found


def _kinds(password: str) -> int:
    tests = (str.isupper, str.islower, str.isdigit, lambda one: not one.isalnum())
    return sum(any(test(one) for one in password) for test in tests)


def one_time_password() -> str:
    """A password for an administrator to hand over: good for choosing another. It satisfies every profile."""
    kinds = (string.ascii_uppercase, string.ascii_lowercase, string.digits, SIGNS)
    letters = [secrets.choice(kind) for kind in kinds * 4]
    secrets.SystemRandom().shuffle(letters)
    return "".join(letters)
