"""Accounts opened and passwords reset: the house makes the one-time password and shows it once, to be handed over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from xieguan.people import reads
from xieguan.people.accounts import office_name
from xieguan.people.models import Organisation, User
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.passwords import one_time_password
from xieguan.people.perform import perform
from xieguan.people.profiles import profile
from xieguan.people.roles import Role
from xieguan.people.scope import reach, within
from xieguan.web.pages import page, show, user_of
from xieguan.words import _


@page(acts=True)
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account with a one-time password."""
    by, given, errors = user_of(request), request.POST or request.GET, {}
    if request.method == "POST":
        data = {"username": given.get("username", ""), "name": given.get("name", "")}
        made = _done("users.create", given.get("office", ""), data, by)
        if isinstance(made, tuple):
            return _slip(request, *made, reset=False)
        errors = made
    offices = _offices(by)
    if not offices:
        raise Denied(_("none of your roles may do this"))
    context = {"errors": errors, "given": given, "offices": offices}
    return show(request, "settings/open.html", context)


@page(read="users.see", acts=True)
def reset(request: HttpRequest, public: str) -> HttpResponse:
    """Reset a password: somebody has lost his."""
    by, errors = user_of(request), {}
    found = reads.one("users.see", public, by)
    if request.method == "POST":
        made = _done("users.reset_password", public, {"reason": request.POST.get("reason", "")}, by)
        if isinstance(made, tuple):
            return _slip(request, *made, reset=True)
        errors = made
    return show(request, "settings/reset.html", {"found": found, "errors": errors, "given": request.POST})


def _done(act: str, subject: str, data: dict[str, Any], by: User) -> tuple[str, str] | dict[str, list[str]]:
    """Whose account it is and his password, or what is wrong by field."""
    password = one_time_password()
    try:
        result = perform(act, subject, {**data, "password": password}, by=by, on=timezone.localdate())
    except Invalid as error:
        return error.errors
    return result.subject, password


def _slip(request: HttpRequest, public: str, password: str, *, reset: bool) -> HttpResponse:
    """The paper to hand over. It is shown this once and kept nowhere."""
    found = User.objects.annotate(office=office_name(timezone.localdate(), "home")).get(public=public)
    context = {"found": found, "password": password, "reset": reset, "profile": profile()}
    return show(request, "settings/slip.html", context)


def _offices(by: User) -> list[tuple[str, str]]:
    """Where he may open accounts: the offices in his reach by that role, with their names."""
    today = timezone.localdate()
    rows = within(Organisation, reach(by, today), (Role.SYSTEM_ADMINISTRATOR,)).filter(closed_on__isnull=True)
    named = rows.annotate(office=office_name(today, "pk")).order_by("path").values_list("public", "office")
    return [(public, name or public) for public, name in named[:500]]
