"""Who calls: a bearer token, bound to a user and never reaching further than he does today."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from xieguan.people import tokens
from xieguan.people.models import User


class Bearer(HttpBearer):
    """`Authorization: Bearer …`. What is no token, or no longer one, is answered 401 without saying which."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The user, narrowed to what his token allows."""
        found = tokens.bearer(token, timezone.now())
        if found is None:
            return None
        request.user, _token = found  # logs and metrics ask the request who it was
        return found[0]


def caller(request: Any) -> User:
    """The user a request was made for."""
    user: User = request.auth
    return user
