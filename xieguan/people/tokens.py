"""Programs that speak for a user: by a secret shown once, never further than its user reaches today.

The secret has 256 random bits, so its plain hash can be kept and looked up: nobody can try his way to it.
"""

import hashlib
import re
import secrets
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from xieguan.people import factors
from xieguan.people.models import Token, User
from xieguan.people.outcomes import Denied
from xieguan.people.passwords import must_change_password
from xieguan.words import _

PREFIX = "xg_"  # so that scanners of source code can tell one that was left lying about
SECRET = re.compile(r"xg_[A-Za-z0-9_-]{43}")


def new_secret() -> tuple[str, str]:
    """A secret and what is kept of it."""
    secret = PREFIX + secrets.token_urlsafe(32)
    return secret, digest_of(secret)


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def bearer(secret: str, now: datetime) -> tuple[User, Token] | None:
    """Whom a secret speaks for: the user, narrowed to what the token allows. None for whatever is no valid token.

    Found by its hash: how long that takes says nothing of the secret.
    """
    if not SECRET.fullmatch(secret):
        return None
    token = (
        Token.objects.filter(_valid(now), digest=digest_of(secret))
        .select_related("user", "organisation")
        .first()
    )
    if token is None or not token.user.is_active or must_change_password(token.user, now):
        return None
    if factors.must_have(token.user, localdate(now)) and not factors.of(token.user_id).exists():
        return None  # he could not sign in himself without one
    _note_use(token, now)
    user = token.user
    user.by_token = token
    return user, token


def asked_by(user: User) -> dict[str, str]:
    """What a job keeps of whoever asked for it, so that `asker` finds him again as narrowed as he was."""
    token = user.by_token
    return {"by": user.public} | ({"token": token.public} if token else {})


def asker(arguments: dict[str, Any], now: datetime) -> User:
    """In whose name a job is done. Raises Denied where a program asked whose token is not valid any more."""
    user = User.objects.get(public=arguments["by"])
    if "token" in arguments:
        held = Token.objects.filter(_valid(now), user=user, public=arguments["token"])
        user.by_token = held.select_related("organisation").first()
        if user.by_token is None:
            raise Denied(_("The token by which this was asked is not valid any more."))
    return user


def _valid(now: datetime) -> Q:
    return Q(revoked_at__isnull=True, expires_at__gt=now, issued_at__lte=now)


def _note_use(token: Token, now: datetime) -> None:
    """The day it was last used: a row is written once a day, not with every request."""
    today = localdate(now)
    if token.used_on is None or token.used_on < today:
        Token.objects.filter(pk=token.pk).update(used_on=today)
        token.used_on = today
