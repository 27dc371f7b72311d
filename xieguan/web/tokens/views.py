"""One's own tokens: which there are, a new one, the end of one."""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from xieguan.people import reads
from xieguan.people.models import User
from xieguan.people.outcomes import ActError, Invalid
from xieguan.people.perform import perform
from xieguan.people.roles import Role
from xieguan.people.scope import reach
from xieguan.web.pages import page, show, user_of
from xieguan.web.policy.offices import options
from xieguan.words import _

DAYS = (7, 30, 90, 180, 366)


@page(acts=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of whoever looks; a new one's secret is in this answer and in no other."""
    user, errors, secret = user_of(request), {}, ""
    if request.method == "POST":
        try:
            secret = perform(
                "tokens.issue", user.public, _data(request), by=user, on=timezone.localdate()
            ).shown
        except Invalid as error:
            errors = error.errors
        except ActError as error:
            errors = {"": [str(error)]}
    context = {**_context(user), "errors": errors, "secret": secret, "given": request.POST if errors else {}}
    return show(request, "tokens/tokens.html", context, status=422 if errors else 200)


def _data(request: HttpRequest) -> dict[str, Any]:
    return {
        "name": request.POST.get("name", ""),
        "roles": request.POST.getlist("roles"),
        "organisation": request.POST.get("organisation", ""),
        "read_only": request.POST.get("kind", "read") == "read",
        "days": request.POST.get("days", ""),
    }


def _context(user: User) -> dict[str, Any]:
    now = timezone.now()
    held = {role for role, _path in reach(user, timezone.localdate(now)).grants}
    all_ = user.tokens.select_related("organisation").order_by("-pk")
    words = {one.pk: _(", ").join(str(Role(role).label) for role in one.roles) for one in all_}
    return {
        "valid": [one for one in all_ if one.revoked_at is None and one.expires_at > now],
        "ended": [one for one in all_ if one.revoked_at is not None or one.expires_at <= now],
        "words": words,
        "roles": [(role.value, str(role.label)) for role in Role if role in held],
        "offices": options(user) if reads.may("organisations.see", user) else [],
        "day_options": [(days, _("{n} days").format(n=days)) for days in DAYS],
    }


@page(acts=True)
@require_POST
def revoke(request: HttpRequest, public: str) -> HttpResponse:
    """End one of one's own tokens at once."""
    user = user_of(request)
    with suppress(Invalid):  # it has ended already, which is what was wanted; the refusal is on the trail
        perform("tokens.give_back", user.public, {"token": public}, by=user, on=timezone.localdate())
    return redirect("tokens")
