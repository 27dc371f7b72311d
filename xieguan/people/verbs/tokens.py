"""Tokens: a user gives a program a part of what he may do himself, and takes it back."""

from datetime import datetime, timedelta
from typing import Annotated

from django.utils.timezone import localdate
from pydantic import Field

from xieguan.people.inputs import Name, OptionalPublic, Public, Reason
from xieguan.people.models import Organisation, Token, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import reach, within
from xieguan.people.tokens import new_secret
from xieguan.words import _

MOST = 20  # of a user, valid at once: more is a program that never takes one back
Days = Annotated[int, Field(ge=1, le=366)]


@act("tokens.issue", of=User, own=True)
def issue(
    user: User,
    *,
    name: Name,
    roles: tuple[Role, ...] = (),
    organisation: OptionalPublic = "",
    read_only: bool = True,
    days: Days = 90,
    now: datetime,
) -> Noted:
    """Issue a token for a program of one's own. Its secret is shown this once; only its hash is kept."""
    where = reach(user, localdate(now))
    if foreign := set(roles) - {role for role, _path in where.grants}:
        say = _("you do not hold this role yourself: {role}")
        raise Invalid({"roles": [say.format(role=role.label) for role in sorted(foreign)]})
    if _valid(user, now) >= MOST:
        raise Invalid({"": [_("you have {count} valid tokens: revoke one first").format(count=MOST)]})
    secret, digest = new_secret()
    token = Token.objects.create(
        user=user,
        name=name,
        digest=digest,
        roles=sorted(role.value for role in set(roles)),
        organisation=_held_to(organisation, user, now),
        read_only=read_only,
        issued_at=now,
        expires_at=now + timedelta(days=days),
    )
    return Noted(token, {}, shown=secret)


def _valid(user: User, now: datetime) -> int:
    return user.tokens.filter(revoked_at__isnull=True, expires_at__gt=now).count()


def _held_to(public: str, user: User, now: datetime) -> Organisation | None:
    if not public:
        return None
    found = within(Organisation, reach(user, localdate(now))).filter(public=public).first()
    if found is None:
        raise NotFound(_("there is no such record"))
    return found


@act("tokens.give_back", of=User, own=True)
def give_back(user: User, *, token: Public, now: datetime) -> Noted:
    """Revoke one of one's own tokens at once."""
    found = user.tokens.filter(public=token).first()
    if found is None:
        raise NotFound(_("there is no such record"))
    return _revoked(found, now)


@act("tokens.revoke", of=Token, by=[Role.SECURITY_ADMINISTRATOR])
def revoke(token: Token, *, reason: Reason, by: User, now: datetime) -> Noted:
    """Revoke somebody's token at once. One's own is given back instead."""
    if token.user_id == by.pk:
        raise Denied(_("nobody does this to his own account"))
    return _revoked(token, now, redacted(reason))


def _revoked(token: Token, now: datetime, reason: str = "") -> Noted:
    if token.revoked_at is not None:
        raise Invalid({"": [_("this token has been revoked already")]})
    Token.objects.filter(pk=token.pk).update(revoked_at=now)
    return Noted(token, {"reason": reason} if reason else {})
