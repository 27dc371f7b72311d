"""The list of plans, one plan, one quota."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.people import reads
from xieguan.web.pages import page, show, user_of
from xieguan.web.planning.listing import Plans
from xieguan.web.planning.one import OnePlan
from xieguan.web.planning.quota import OneQuota
from xieguan.web.planning.words import education


@page(read="planning.see")
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """What awaits, how far the quotas are used, and the plans by state."""
    shown = Plans(user_of(request), timezone.localdate(), request.GET.get("show", ""))
    return show(request, "planning/list.html", {"plans": shown})


@page(read="planning.see")
@require_safe
def plan(request: HttpRequest, public: str) -> HttpResponse:
    """One plan with its chain of approvals."""
    user = user_of(request)
    one = OnePlan(reads.one("planning.see", public, user), user, timezone.localdate())
    return show(request, "planning/one.html", {"one": one, "education": education})


@page(read="quotas.see")
@require_safe
def quota(request: HttpRequest, public: str) -> HttpResponse:
    """The quota of one office with its history."""
    user = user_of(request)
    one = OneQuota(reads.one("quotas.see", public, user), user, timezone.localdate())
    return show(request, "planning/quota.html", {"one": one})
