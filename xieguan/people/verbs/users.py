"""Accounts: opened by the system administrator, without any right; reset by the security administrator.

Whoever sets a password for somebody else sets a one-time password: it is good for choosing another.
"""

from datetime import datetime
from typing import Annotated

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from pydantic import Field

from xieguan.people import attempts, factors, passwords, sign_ins
from xieguan.people.answering import answers_for
from xieguan.people.inputs import Name, OptionalPublic, Password, Reason
from xieguan.people.models import Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

Username = Annotated[str, Field(pattern=r"^[a-z][a-z0-9._-]{1,59}$")]


@act("users.create", of=Organisation, by=[Role.SYSTEM_ADMINISTRATOR])
def create(
    organisation: Organisation, *, username: Username, name: Name, password: Password, now: datetime
) -> User:
    """Open an account with a one-time password. What its user may do is the security administrator's to give."""
    if User.objects.filter(username=username).exists():
        raise Invalid({"username": [_("this name is taken")]})
    user = User(username=username, name=name, home=organisation)
    _set(user, password, one_time=True, now=now)
    user.save()
    return user


@act("users.change_password", of=User, own=True)
def change_password(user: User, *, old: Password, new: Password, now: datetime) -> None:
    """Choose another password for oneself. Wherever one is signed in, one is signed out."""
    if not user.check_password(old):
        raise Invalid({"old": [_("this is not the present password")]})
    if old == new:
        raise Invalid({"new": [_("this is the present password")]})
    if passwords.had_before(user, new):
        raise Invalid({"new": [_("you have had this password before: choose one that is new")]})
    _set(user, new, one_time=False, field="new", now=now)
    user.save()
    sign_ins.end_all(user, "password", now)


@act("users.reset_password", of=User, by=[Role.SECURITY_ADMINISTRATOR])
def reset_password(user: User, *, password: Password, reason: Reason, by: User, now: datetime) -> Noted:
    """Set a one-time password for somebody who has lost his. Whoever resets must reach all that the account may do."""
    answers_for(user, by, now)
    _set(user, password, one_time=True, now=now)
    user.save()
    sign_ins.end_all(user, "reset", now)
    attempts.clear(user)
    # who has lost one secret may have lost them all
    user.tokens.filter(revoked_at__isnull=True).update(revoked_at=now)
    return Noted(None, {"reason": redacted(reason)})


@act("users.disable", of=User, by=[Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR])
def disable(user: User, *, reason: Reason, by: User, now: datetime) -> Noted:
    """End all of a user's rights at once."""
    answers_for(user, by, now)
    if user.disabled_at is not None:
        raise Invalid({"": [_("this account is disabled already")]})
    User.objects.filter(pk=user.pk).update(disabled_at=now)
    sign_ins.end_all(user, "disabled", now)
    return Noted(None, {"reason": redacted(reason)})


@act("users.enable", of=User, by=[Role.SECURITY_ADMINISTRATOR])
def enable(user: User, *, reason: Reason, by: User, now: datetime) -> Noted:
    """Give a disabled user his account back, with the grants he still has."""
    answers_for(user, by, now)
    if user.disabled_at is None:
        raise Invalid({"": [_("this account is not disabled")]})
    User.objects.filter(pk=user.pk).update(disabled_at=None)
    return Noted(None, {"reason": redacted(reason)})


@act("users.unlock", of=User, by=[Role.SECURITY_ADMINISTRATOR])
def unlock(user: User, *, reason: Reason, by: User, now: datetime) -> Noted:
    """Let somebody try again who has guessed wrong too often."""
    answers_for(user, by, now)
    if attempts.locked_until(user, now) is None:
        raise Invalid({"": [_("this account is not locked")]})
    attempts.clear(user)
    return Noted(None, {"reason": redacted(reason)})


@act("users.remove_factors", of=User, by=[Role.SECURITY_ADMINISTRATOR])
def remove_factors(user: User, *, reason: Reason, by: User, now: datetime) -> Noted:
    """Take the second factors of somebody who has lost his device; his sessions end."""
    answers_for(user, by, now)
    if not factors.remove_all(user):
        raise Invalid({"": [_("this account has no second factor")]})
    sign_ins.end_all(user, "factors", now)
    return Noted(None, {"reason": redacted(reason)})


@act("users.end_sessions", of=User, own=True)
def end_sessions(user: User, *, keep: OptionalPublic = "", now: datetime) -> Noted:
    """Sign oneself out everywhere, but for the one session to keep."""
    return Noted(None, {"ended": sign_ins.end_all(user, "elsewhere", now, but=keep)})


def _set(user: User, password: str, *, one_time: bool, now: datetime, field: str = "password") -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({field: error.messages}) from None
    if user.pk:
        passwords.remember(user, now)
    user.set_password(password)
    user.one_time, user.password_set_at = one_time, now
