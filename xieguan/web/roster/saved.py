"""Saving and removing one's own views."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from xieguan.people.listing import filters
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.web.pages import page, user_of
from xieguan.web.roster.addresses import to_roster
from xieguan.words import _


@require_POST
@page(acts=True)
def save(request: HttpRequest) -> HttpResponse:
    """Keep the present filters under a name."""
    user, asked = user_of(request), filters.read(request.POST)
    data = {"name": request.POST.get("name", ""), "query": asked.query}
    try:
        perform("views.save", user.public, data, by=user, on=timezone.localdate())
        messages.success(request, _("The view is saved. Only you see it."))
    except Invalid as error:
        messages.error(request, str(error))
    return redirect(to_roster(asked))


@require_POST
@page(acts=True)
def remove(request: HttpRequest, public: str) -> HttpResponse:
    """Remove one of one's own views; nobody else's is found."""
    user = user_of(request)
    try:
        perform("views.remove", user.public, {"view": public}, by=user, on=timezone.localdate())
        messages.success(request, _("The view is removed."))
    except Invalid as error:
        messages.error(request, str(error))
    return redirect("roster")
