"""One's own account: who one is here, what one may do where, and with what one signs in."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from xieguan.people import sign_ins
from xieguan.people.accounts import grants_of, standing
from xieguan.people.factors import must_have
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.people.passwords import Policy, days_left, must_change_password
from xieguan.people.perform import perform
from xieguan.people.profiles import profile
from xieguan.web.account.guessing import address_of, guess
from xieguan.web.account.middleware import SESSION_KEY
from xieguan.web.pages import page, show, user_of
from xieguan.words import _


@page()
def mine(request: HttpRequest) -> HttpResponse:
    """My account."""
    user, now = user_of(request), timezone.now()
    today = timezone.localdate(now)
    found = standing(User.objects.filter(pk=user.pk), now).get()
    return show(
        request,
        "account/mine.html",
        {
            "user": found,
            "grants": grants_of(user, today),
            "left": days_left(user, now) if user.password_set_at else None,
            "profile": profile(),
            "factors": _factors(user),
            "sessions": sign_ins.open_of(user, now),
            "current": request.session.get(SESSION_KEY),
        },
    )


@page()
def factors(request: HttpRequest) -> HttpResponse:
    """What I have besides my password, and how to add to it."""
    user = user_of(request)
    must = must_have(user, timezone.localdate())
    return show(request, "account/factors.html", {"factors": _factors(user), "must": must})


def _factors(user: User) -> dict[str, list[Authenticator]]:
    found: dict[str, list[Authenticator]] = {"totp": [], "webauthn": [], "recovery_codes": []}
    for entry in Authenticator.objects.filter(user=user).order_by("created_at"):
        found[entry.type].append(entry)
    return found


@page(acts=True)
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password."""
    user = user_of(request)
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        errors = _change(request, user)
        if not errors:
            messages.success(
                request, _("Your password is changed; wherever else you were signed in, you are no longer.")
            )
            return redirect("home")
    context = {
        "errors": errors,
        "policy": Policy().get_help_text(),
        "must": must_change_password(user, timezone.now()),
    }
    return show(
        request, "account/password.html", {**context, "one_time": user.one_time, "profile": profile()}
    )


def _change(request: HttpRequest, user: User) -> dict[str, list[str]]:
    """What is wrong, by field; nothing when it is done and this session goes on as a new one."""
    if request.POST.get("new") != request.POST.get("again"):
        return {"again": [_("this is not what you wrote above")]}
    try:
        errors = guess(request, user.username, lambda: _perform(request, user)) or {}
    except ValidationError as error:
        return {"old": error.messages}
    if not errors:
        _go_on(request, user)
    return errors


def _perform(request: HttpRequest, user: User) -> dict[str, list[str]]:
    data = {"old": request.POST.get("old", ""), "new": request.POST.get("new", "")}
    try:
        perform("users.change_password", user.public, data, by=user, on=timezone.localdate())
    except Invalid as error:
        if "old" in error.errors:
            raise ValidationError(error.errors["old"]) from None
        return error.errors
    return {}


def _go_on(request: Any, user: User) -> None:
    """All sign-ins have ended with the old password; this one begins anew."""
    user.refresh_from_db()
    update_session_auth_hash(request, user)
    record_authentication(request, user, "password", reauthenticated=True)
    agent = request.META.get("HTTP_USER_AGENT", "")
    begun = sign_ins.start(
        user, by=request.sign_in.by, address=address_of(request), agent=agent, now=timezone.now()
    )
    request.session[SESSION_KEY] = begun.public


@page(acts=True)
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    user = user_of(request)
    keep = {"keep": request.session.get(SESSION_KEY, "")}
    perform("users.end_sessions", user.public, keep, by=user, on=timezone.localdate())
    messages.success(request, _("You are signed in here alone."))
    return redirect("account")


@page(acts=True)
def own_password(_request: HttpRequest, public: str) -> HttpResponse:  # noqa: ARG001
    """The form of the act, as its own page."""
    return redirect("password")


@page(acts=True)
def another_password(_request: HttpRequest, public: str) -> HttpResponse:
    """Likewise, for an administrator."""
    return redirect("reset_password", public)
