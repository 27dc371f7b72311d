"""The list itself, the search that leads to it, and the numbers beside its views."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from xieguan.people import reads
from xieguan.people.listing import filters
from xieguan.people.listing.find import by_number
from xieguan.people.outcomes import Invalid
from xieguan.roster.idnumber import looks_like_one
from xieguan.web.pages import page, show, user_of
from xieguan.web.roster.addresses import to_roster
from xieguan.web.roster.options import mode_words
from xieguan.web.roster.screen import screen
from xieguan.web.roster.tabs import numbered
from xieguan.words import _


@require_safe
@page(read="engagements.see")
def roster(request: HttpRequest) -> HttpResponse:
    """The people in scope, as the filters in the address choose them."""
    if looks_like_one(filters.searchable(request.GET.get("q", ""))):
        messages.error(
            request, _("An ID number is never searched by an address. Enter it in the box of this page.")
        )
        return redirect("roster")
    return show(
        request,
        "roster/roster.html",
        {"screen": screen(request, user_of(request)), "mode_words": mode_words},
    )


@require_POST
@page(read="engagements.see", posts=True)
def search(request: HttpRequest) -> HttpResponse:
    """From what was typed and chosen to the list; from a full ID number to the person, and it is in no address."""
    asked = filters.searchable(request.POST.get("q", ""))
    if not looks_like_one(asked):
        return redirect(to_roster(filters.read(request.POST)))
    try:
        found = by_number(asked, by=user_of(request), on=timezone.localdate())
    except Invalid as error:
        messages.error(request, " ".join(error.errors["q"]))
        return redirect("roster")
    if found:
        return redirect("file", found)
    messages.error(request, _("Nobody with this ID number is on record in your part of the tree."))
    return redirect("roster")


@require_safe
@page(read="engagements.see")
def counts(request: HttpRequest) -> HttpResponse:
    """The views with their numbers, for the page to fetch when it is there already."""
    user = user_of(request)
    where = reads.reaching("engagements.see", user)
    tabs = numbered(filters.read(request.GET), user, where, timezone.localdate())
    return show(request, "roster/_views.html", {"tabs": tabs})
