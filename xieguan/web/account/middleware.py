"""On every request of somebody signed in: is he still, as the database has it? And what must he do first?"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from xieguan.people import sign_ins
from xieguan.people.models import User
from xieguan.people.passwords import must_change_password
from xieguan.web.account import words
from xieguan.words import _

SESSION_KEY = "sign_in"
ALWAYS = ("/static/", "/healthz", "/readyz", "/account/logout/", "/account/password/", "/language")
FACTORS = ("/account/2fa/", "/account/reauthenticate/")


class PresenceMiddleware:
    """Ends what has ended, and keeps whoever must choose a password or add a second factor to just that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # a visitor without a session is nobody; asking who he is would cost a query for nothing
        if request.session.session_key and isinstance(request.user, User):
            answer = _answer(request, request.user)
            if answer is not None:
                return answer
        return self.get_response(request)


def _answer(request: HttpRequest, user: User) -> HttpResponse | None:
    """What somebody gets instead of the page he asked for; None where nothing stands in the way."""
    now = timezone.now()
    found = sign_ins.presence(request.session.get(SESSION_KEY, ""), user, now)
    if found.over:
        logout(request)
        messages.info(request, words.over(found.over))
        return None  # the page itself decides what a stranger gets: sign-in, or 401
    request.sign_in = found.sign_in  # type: ignore[attr-defined]
    if must_change_password(user, now):
        return _first(request, "password", _("choose another password first"), ALWAYS)
    if found.must_add_factor:
        return _first(
            request, "mfa_index", _("your roles ask for a second factor: add one first"), (*ALWAYS, *FACTORS)
        )
    return None


def _first(request: HttpRequest, page: str, says: str, allowed: tuple[str, ...]) -> HttpResponse | None:
    if request.path.startswith(allowed):
        return None
    if request.path.startswith("/api/"):
        problem = {"type": "about:blank", "status": 403, "title": says}
        return JsonResponse(problem, status=403, content_type="application/problem+json")
    return redirect(page)
