"""What is done to several people at once: the same act for each, each with an answer of its own.

A bulk act is no act of its own: every person goes through `perform` alone, under one key. Who is refused is told with
the reason, and sending the same form again does nothing twice.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from xieguan.people import reads
from xieguan.people.listing.filters import Filters
from xieguan.people.listing.lines import Line, lines
from xieguan.people.models import Engagement, User
from xieguan.people.outcomes import ActError
from xieguan.people.perform import perform, rehearse
from xieguan.people.scope import within
from xieguan.web.pages import page, show, user_of
from xieguan.web.roster.addresses import to_roster
from xieguan.web.roster.export import choosing
from xieguan.web.roster.options import options
from xieguan.words import _

MOST = 200  # people at once
MOVE = "engagements.move"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it for one person: nothing is wrong where `why` is empty."""

    line: Line
    why: str = ""


def picked(request: HttpRequest, user: User) -> list[Line]:
    """The people whose boxes were ticked, as far as the user may see them, in the order of the page."""
    wanted = [one for one in request.POST.getlist("pick") if one.isalnum()][:MOST]
    where = reads.reaching("engagements.see", user)
    found = dict(within(Engagement, where).filter(public__in=wanted).values_list("public", "pk"))
    return lines([found[one] for one in dict.fromkeys(wanted) if one in found], timezone.localdate())


@require_POST
@page(read="engagements.see", posts=True)
def selected(request: HttpRequest) -> HttpResponse:
    """From the ticked boxes to what shall be done with them."""
    user = user_of(request)
    people = picked(request, user)
    if not people:
        return show(request, "roster/nobody.html", status=422)
    if request.POST.get("do") == "export":
        return choosing(request, Filters(status="all"), [line.public for line in people])
    return _form(request, user, people)


def _form(request: HttpRequest, user: User, people: list[Line], **more: Any) -> HttpResponse:
    given = {
        "people": people,
        "offices": options(reads.reaching("engagements.see", user), timezone.localdate()).offices,
        "key": secrets.token_hex(8),
        "to": "",
        "checked": [],
        "back": to_roster(Filters()),
    }
    return show(request, "roster/move.html", {**given, **more})


@require_POST
@page(acts=True)
def move(request: HttpRequest) -> HttpResponse:
    """Move several people: first it is said what would come of it, then it is done."""
    user, people = user_of(request), picked(request, user_of(request))
    to, key = request.POST.get("to", ""), request.POST.get("key", "")[:32]
    if not people or not key:
        return redirect("roster")
    if request.POST.get("sure") != "yes":
        return _form(
            request, user, people, to=to, key=key, checked=[_would(line, to, user) for line in people]
        )
    answers = [_do(line, to, user, key) for line in people]
    done = [answer for answer in answers if not answer.why]
    return show(request, "roster/moved.html", {"done": done, "not_done": [one for one in answers if one.why]})


def _would(line: Line, to: str, user: User) -> Answer:
    error = rehearse(MOVE, line.public, {"to": to}, by=user, on=timezone.localdate())
    return Answer(line, says(error) if error else "")


def _do(line: Line, to: str, user: User, key: str) -> Answer:
    try:
        perform(
            MOVE, line.public, {"to": to}, by=user, on=timezone.localdate(), key=f"bulk-{key}-{line.public}"
        )
    except ActError as error:
        return Answer(line, says(error))
    return Answer(line)


def says(error: ActError) -> str:
    """Why not, in words for people: the sentences of an input without the names of its fields."""
    errors = getattr(error, "errors", None)
    return _("; ").join(say for found in errors.values() for say in found) if errors else str(error)
