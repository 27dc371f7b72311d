"""The list of erasures."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xieguan.people.erasing.listed import DONE, listed
from xieguan.web.pages import page, show, user_of


@page(read="erasures.see")
@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    """Those that await a decision, and the latest that were decided."""
    waiting, decided = listed(user_of(request))
    return show(request, "erasures/erasures.html", {"waiting": waiting, "decided": decided, "most": DONE})
