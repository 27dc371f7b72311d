"""Short ways to sign in as people do, and the code an app would show."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from xieguan.people.models import User

SECRET = "Gua-gua-2026!"


def with_password(user: User, password: str = SECRET, **changes) -> User:
    """A user who has chosen a password today."""
    values = {
        "password": make_password(password),
        "password_set_at": timezone.now(),
        "one_time": False,
        **changes,
    }
    User.objects.filter(pk=user.pk).update(**values)
    user.refresh_from_db()
    return user


def sign_in(username: str, password: str = SECRET, client: Client | None = None, **extra):
    """Hand in the form of the sign-in page; the client and the answer."""
    client = client or Client()
    return client, client.post("/account/login/", {"login": username, "password": password}, **extra)


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def code_of(secret: str, away: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + away))
