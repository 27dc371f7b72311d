"""The workbench."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from xieguan.people.inboxes import Asking, count_for, todos
from xieguan.web import frame
from xieguan.web.home.board import board
from xieguan.web.home.overview import bars
from xieguan.web.home.ruler import ruler
from xieguan.web.home.starting import newcomer, starting
from xieguan.web.pages import page, show, user_of

frame.counted = count_for


@page()
def home(request: HttpRequest) -> HttpResponse:
    """What awaits me, by act, with the day it is due."""
    asking = Asking(user_of(request), timezone.localdate())
    found, unasked = todos(asking)
    shown = bars(asking)
    context = {
        "user": asking.user,
        "board": board(found),
        "unasked": unasked,
        "overview": shown,
        "ruler": ruler(asking, found),
        "starting": starting(asking, shown),
        "newcomer": newcomer(asking),
    }
    return show(request, "home/home.html", context)
