"""Handing in a roster to be imported: a file, or the one just checked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from xieguan.desk.fleeting import fleeting
from xieguan.desk.held import Held
from xieguan.people.imports.opened import understood
from xieguan.people.imports.upload import take_in
from xieguan.people.models import Import
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.reachable import Office, offices_for
from xieguan.roster import UnusableFile
from xieguan.roster.sampled import sampled
from xieguan.web.checkup.asked import file_of, mapping_in
from xieguan.web.days import day_in
from xieguan.web.imports.words import steps
from xieguan.web.pages import page, show, user_of
from xieguan.web.problems import Problems
from xieguan.words import _

Errors = Mapping[str, Sequence[str]]


@page(acts=True)
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a file, or take one in. From now on it is kept, and nothing of it counts yet."""
    offices = offices_for("imports.read", user_of(request), localdate())
    if not offices:
        raise Denied(_("none of your roles may import a roster"))
    asked = request.method == "POST" and ("organisation" in request.POST or len(offices) == 1)
    if not asked:
        return _form(request, offices)
    try:
        return _take_in(request, offices)
    except Invalid as error:
        return _form(request, offices, error.errors)
    except UnusableFile as error:
        return _form(request, offices, {"file": [error.say]})


def _take_in(request: HttpRequest, offices: list[Office]) -> HttpResponse:
    file, _ticket = file_of(request)
    checked = "mapping" in request.POST  # it comes from a check: its columns have been looked at
    mapping = mapping_in(request.POST) if checked else None
    sheet, as_of = request.POST.get("sheet", "")[:200], day_in(request.POST.get("as_of", ""), "as_of")
    _readable(file, sheet, mapping)
    taken = take_in(
        file.content,
        file.name,
        organisation=_office(request, offices),
        by=user_of(request),
        on=localdate(),
        as_of=as_of,
        sheet=sheet,
        mapping=mapping or None,
    )
    if taken.state != Import.State.READ:
        messages.info(request, _("This file has been handed in before: this is the import it was."))
        return redirect("import", taken.public)
    return redirect("import" if checked else "import-columns", taken.public)


def _readable(file: Held, sheet: str, mapping: dict[str, Any] | None) -> None:
    """What cannot be read is not kept either. Raises UnusableFile, Invalid."""
    with fleeting(file.content) as path:
        found = sampled(path, on=localdate(), sheet=sheet or None, mapping=understood(mapping or {}))
    if found.problem:
        raise UnusableFile(found.problem)


def _office(request: HttpRequest, offices: list[Office]) -> str:
    """The office chosen; where there is but one, that. `imports.read` holds it against the user's scope again."""
    chosen = request.POST.get("organisation", "")
    if not chosen and len(offices) == 1:
        return offices[0].public
    if chosen not in {office.public for office in offices}:
        raise Invalid({"organisation": [_("choose the office whose roster it is")]})
    return chosen


def _form(request: HttpRequest, offices: list[Office], errors: Errors | None = None) -> HttpResponse:
    today: date = localdate()
    context = {
        "errors": Problems(errors),
        "offices": [(office.public, office.name) for office in offices],
        "chosen": request.POST.get("organisation") or request.POST.get("office") or offices[0].public,
        "ticket": request.POST.get("ticket", "") if not errors or "file" not in errors else "",
        "sheet": request.POST.get("sheet", ""),
        "mapping": request.POST.get("mapping"),
        "as_of": request.POST.get("as_of", ""),
        "today": today,
        "steps": steps("file"),
    }
    return show(request, "imports/new.html", context, 422 if errors else 200)
