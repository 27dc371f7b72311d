"""What a password must be, how old it may grow, and which ones are not chosen again: as the profile says."""

import secrets
import string
from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError

from xieguan.people.models import OldPassword, User
from xieguan.people.profiles import PROFILES, Profile, profile
from xieguan.words import _

__all__ = ["PROFILES", "Policy", "Profile", "must_change_password", "one_time_password", "profile"]

SIGNS = "!#%&*+-=?@"
READ_ALIKE = frozenset("IOlo01")  # the paper is read by people


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


def must_change_password(user: User, now: datetime) -> bool:
    """Whether somebody may do nothing but choose another password: a one-time one, or one that has grown too old.

    Whoever has no password of his own has none to change.
    """
    if user.password_set_at is None:
        return user.one_time
    return user.one_time or days_left(user, now) <= 0


def days_left(user: User, now: datetime) -> int:
    """Days until another password must be chosen; 0 or less when it is time."""
    if user.password_set_at is None:
        return profile().days
    return profile().days - (now - user.password_set_at).days


def had_before(user: User, password: str) -> bool:
    """Whether somebody had this password, among the last ones that the profile remembers."""
    kept = user.old_passwords.order_by("-id").values_list("password", flat=True)[: profile().remembered]
    return any(check_password(password, old) for old in kept)


def remember(user: User, now: datetime) -> None:
    """Keep the hash of the password that is about to be replaced, and no more of them than are asked."""
    if user.password and user.has_usable_password():
        OldPassword.objects.create(user=user, password=user.password, until=now)
    kept = user.old_passwords.order_by("-id").values_list("id", flat=True)[: profile().remembered]
    user.old_passwords.exclude(pk__in=list(kept)).delete()


def one_time_password() -> str:
    """A password for an administrator to hand over: good for choosing another. It satisfies every profile."""
    kinds = (string.ascii_uppercase, string.ascii_lowercase, string.digits, SIGNS)
    clear = ["".join(sign for sign in kind if sign not in READ_ALIKE) for kind in kinds]
    letters = [secrets.choice(kind) for kind in clear * 4]
    secrets.SystemRandom().shuffle(letters)
    return "".join(letters)
