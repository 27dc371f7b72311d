"""Programs that speak for a user: by a secret shown once, never further than its user reaches today.

The secret has 256 random bits, so its plain hash can be kept and looked up: nobody can try his way to it.
"""

import hashlib
import re
import secrets
from datetime import datetime

from django.utils.timezone import localdate

from xieguan.people import factors
from xieguan.people.models import Token, User
from xieguan.people.passwords import must_change_password

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
        Token.objects.filter(digest=digest_of(secret), revoked_at__isnull=True, expires_at__gt=now)
        .select_related("user", "organisation")
        .first()
    )
    if (
        token is None
        or token.issued_at > now
        or not token.user.is_active
        or must_change_password(token.user, now)
    ):
        return None
    if factors.must_have(token.user, localdate(now)) and not factors.of(token.user_id).exists():
        return None  # he could not sign in himself without one
    _note_use(token, now)
    user = token.user
    user.by_token = token
    return user, token


def _note_use(token: Token, now: datetime) -> None:
    """The day it was last used: a row is written once a day, not with every request."""
    today = localdate(now)
    if token.used_on is None or token.used_on < today:
        Token.objects.filter(pk=token.pk).update(used_on=today)
        token.used_on = today
