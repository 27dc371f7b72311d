"""The what-if page."""

from django.http import HttpRequest, HttpResponse

from xieguan.web.law.asked import asked
from xieguan.web.pages import page, show, user_of
from xieguan.web.whatif.shown import whatif_page


@page(read="whatif.run")
def whatif(request: HttpRequest) -> HttpResponse:
    """Choose a pack and other values, and see who would be judged otherwise. Nothing is changed by it."""
    given = asked(request, "whatif.run")
    return show(request, "whatif/whatif.html", whatif_page(user_of(request), given, request.GET))
