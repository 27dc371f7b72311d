"""The roster check: choose a file, see what is wrong with whom, take it home, or go on and import it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from xieguan.audit.page.text import visible
from xieguan.desk.held import MINUTES, forget
from xieguan.law.pack import packs
from xieguan.people.checking import binding
from xieguan.people.laws import bindings
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.people.reachable import offices, offices_for
from xieguan.people.reads import READS
from xieguan.roster import UnusableFile
from xieguan.web.checkup.asked import Asked, asked_of
from xieguan.web.checkup.downloads import DOWNLOADS
from xieguan.web.checkup.examined import examined, looked_at
from xieguan.web.checkup.result import View, page_of
from xieguan.web.columns.form import fields, mapping_of
from xieguan.web.columns.named import choices, named
from xieguan.web.pages import page, show, user_of
from xieguan.web.problems import Problems
from xieguan.words import _

Errors = Mapping[str, Sequence[str]]


@page(read="rosters.check", posts=True)
def checkup(request: HttpRequest) -> HttpResponse:
    """Ask for a file, or answer what is asked of one. Nothing of it is stored."""
    if request.method != "POST":
        return _form(request)
    if request.POST.get("do") == "forget":
        return _forgotten(request)
    try:
        return _answer(request, asked_of(request))
    except Invalid as error:
        return _form(request, error.errors)
    except UnusableFile as error:
        return _form(request, {"file": [error.say]})


def _answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "columns":
        return _columns(request, asked)
    try:
        if do == "map":
            found = looked_at(asked)
            mapping, sheet = mapping_of(request.POST, found, asked.mapping), request.POST.get("new_sheet", "")
            asked = asked.with_mapping(mapping, sheet or asked.sheet)
        return _result(request, asked, do)
    except Invalid as error:
        if "law" in error.errors:
            raise
        return _columns(request, asked, error.errors)
    except UnusableFile as error:
        return _columns(request, asked, {"columns": [error.say]})


def _result(request: HttpRequest, asked: Asked, do: str) -> HttpResponse:
    with examined(asked) as (found, path):
        if do in DOWNLOADS:
            return DOWNLOADS[do](found, path)
        shown = page_of(found, View.of(request.POST.get("view", "")))
    may_import = offices_for("imports.read", user_of(request), localdate())
    given = {"asked": asked, "named": named, "minutes": MINUTES, "may_import": bool(may_import)}
    return show(request, "checkup/result.html", {**shown, **given, "today": localdate()})


def _columns(request: HttpRequest, asked: Asked, errors: Errors | None = None) -> HttpResponse:
    """The columns to be corrected; where not even they can be read, UnusableFile says why."""
    found = looked_at(asked)
    given = {"asked": asked, "found": found, "fields": fields(found, asked.mapping), "choices": choices()}
    problems = {"columns": [found.problem]} if found.problem and not errors else errors
    context = {**given, "errors": Problems(problems), "minutes": MINUTES, "visible": visible}
    return show(request, "checkup/columns.html", context, 422 if problems else 200)


def _form(request: HttpRequest, errors: Errors | None = None) -> HttpResponse:
    user, today = user_of(request), localdate()
    chosen = request.POST.getlist("law") or binding(user.home, today)
    context = {
        "errors": Problems(errors),
        "offices": offices(user, READS["rosters.check"].by, today),
        "home": user.home.public if user.home else "",
        "packs": [pack for pack in packs() if pack.first_day <= today],
        "chosen": chosen,
        "kept": _kept(user, today),
        "on": request.POST.get("on") or today.isoformat(),
        "today": today,
        "minutes": MINUTES,
    }
    return show(request, "checkup/form.html", context, 422 if errors else 200)


def _kept(user: User, today: date) -> dict[str, bool]:
    """The packs that the user's own office keeps by its own decision."""
    bound = bindings(user.home.pk, today)[1] if user.home else []
    return {binding.pack.id: binding.state == "kept" for binding in bound}


def _forgotten(request: HttpRequest) -> HttpResponse:
    forget(request.POST.get("ticket", ""), owner=user_of(request).public)
    messages.success(request, _("The file has been deleted."))
    return redirect("checkup")
