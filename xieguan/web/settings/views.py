"""The list of settings, the list of accounts, and one account."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from xieguan.people import accounts, reads, sign_ins
from xieguan.people.attempts import locked_until
from xieguan.people.models import User
from xieguan.people.offers import acts_of, offers
from xieguan.people.passwords import days_left
from xieguan.web.pages import page, show, user_of
from xieguan.web.settings.entries import entries_for

A_PAGE = 50


@page()
def settings(request: HttpRequest) -> HttpResponse:
    """What there is to set, for whoever looks."""
    return show(request, "settings/settings.html", {"entries": entries_for(user_of(request))})


@page(read="users.see")
def users(request: HttpRequest) -> HttpResponse:
    """All accounts in reach, by how they stand."""
    now = timezone.now()
    today = timezone.localdate(now)
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:80]
    all_ = accounts.standing(reads.rows("users.see", user_of(request)), now)
    chosen = accounts.in_state(accounts.found(all_, words), state, today).order_by("username")
    shown = list(chosen.filter(username__gt=request.GET.get("after", "")[:60])[: A_PAGE + 1])
    following = (
        {"state": state, "q": words, "after": shown[A_PAGE - 1].username} if len(shown) > A_PAGE else {}
    )
    context = {"tally": accounts.tally(all_, today), "state": state, "q": words, "users": shown[:A_PAGE]}
    context["roles"] = accounts.roles_of(shown[:A_PAGE], today)
    more = f"?{urlencode(following)}" if following else ""
    return show(
        request, "settings/users.html", {**context, "more": more, "mine": acts_of(user_of(request), today)}
    )


@page(read="users.see")
def user(request: HttpRequest, public: str) -> HttpResponse:
    """One account: how it stands, what it may do, and what may be done to it."""
    looks, now = user_of(request), timezone.now()
    today = timezone.localdate(now)
    found = reads.one("users.see", public, looks)
    found = accounts.standing(User.objects.filter(pk=found.pk).select_related("home"), now).get()
    context: dict[str, Any] = {
        "found": found,
        "until": locked_until(found, now),
        "left": days_left(found, now) if found.password_set_at else None,
        "grants": accounts.grants_of(found, today),
        "offers": offers(found, looks, now),
        "sessions": len(sign_ins.open_of(found, now)),
    }
    context |= {"mine": acts_of(looks, today), "own": found == looks}
    return show(request, "settings/user.html", {**context, "reads_trail": reads.may("trail.see", looks)})
