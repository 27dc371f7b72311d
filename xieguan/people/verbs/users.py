"""Accounts: opened by the system administrator, without any right; reset by the security administrator.

Whoever sets a password for somebody else sets a one-time password: it is good for choosing another.
"""

from datetime import datetime
from typing import Annotated

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from pydantic import Field

from xieguan.people.inputs import Name, Password, Reason
from xieguan.people.models import Grant, Organisation, User
from xieguan.people.models.organisation import in_force
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import reach
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
    """Choose another password for oneself."""
    if not user.check_password(old):
        raise Invalid({"old": [_("this is not the present password")]})
    if old == new:
        raise Invalid({"new": [_("this is the present password")]})
    _set(user, new, one_time=False, field="new", now=now)
    user.save()


@act("users.reset_password", of=User, by=[Role.SECURITY_ADMINISTRATOR])
def reset_password(user: User, *, password: Password, reason: Reason, by: User, now: datetime) -> Noted:
    """Set a one-time password for somebody who has lost his. Whoever resets must reach all that the account may do."""
    _answers_for(user, by, now)
    _set(user, password, one_time=True, now=now)
    user.save()
    return Noted(None, {"reason": redacted(reason)})


@act("users.disable", of=User, by=[Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR])
def disable(user: User, *, by: User, now: datetime) -> None:
    """End all of a user's rights at once."""
    _answers_for(user, by, now)
    if user.disabled_at is not None:
        raise Invalid({"": [_("this account is disabled already")]})
    User.objects.filter(pk=user.pk).update(disabled_at=now)


@act("users.enable", of=User, by=[Role.SECURITY_ADMINISTRATOR])
def enable(user: User, *, reason: Reason, by: User, now: datetime) -> Noted:
    """Give a disabled user his account back, with the grants he still has."""
    _answers_for(user, by, now)
    if user.disabled_at is None:
        raise Invalid({"": [_("this account is not disabled")]})
    User.objects.filter(pk=user.pk).update(disabled_at=None)
    return Noted(None, {"reason": redacted(reason)})


def _set(user: User, password: str, *, one_time: bool, now: datetime, field: str = "password") -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({field: error.messages}) from None
    user.set_password(password)
    user.one_time, user.password_set_at = one_time, now


def _answers_for(user: User, by: User, now: datetime) -> None:
    """Nobody does this to himself, nor to an account that may do things where he does not reach himself."""
    if user == by:
        raise Denied(_("nobody does this to his own account"))
    today = localdate(now)
    where = reach(by, today)
    roles = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)
    held = Grant.objects.filter(in_force(today), user=user).values_list("organisation__path", flat=True)
    if not all(where.covers(path, roles) for path in held):
        raise Denied(_("this account has rights beyond your part of the tree"))
