"""Every guess at a password or a code goes through here: counted before it is checked, on the trail when wrong."""

from collections.abc import Callable
from typing import TypeVar

from allauth.core.internal.httpkit import get_client_ip
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from xieguan.people import attempts
from xieguan.web.account import words

T = TypeVar("T")


def address_of(request: HttpRequest | None) -> str:
    """Where a request comes from; empty where nobody can say (a socket file without a proxy's header)."""
    return (get_client_ip(request) if request is not None and request.META else None) or ""


def guess(
    request: HttpRequest, username: str, check: Callable[[], T | None], *, what: str = "password"
) -> T | None:
    """Check a guess if it is allowed. Raises ValidationError with our words when the account or address is locked.

    `check` answers None, or raises ValidationError, where the guess is wrong.
    """
    try:
        attempt = attempts.begin(username, address_of(request), timezone.now())
    except attempts.Locked as error:
        raise ValidationError(words.locked(error), code="locked") from None
    try:
        found = check()
    except ValidationError:
        attempts.wrong(attempt, timezone.now(), what)
        raise
    if found is None:
        attempts.wrong(attempt, timezone.now(), what)
    else:
        attempts.right(attempt)
    return found
