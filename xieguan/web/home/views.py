"""The workbench."""

from django.http import HttpRequest, HttpResponse

from xieguan.web.pages import page, show


@page()
def home(request: HttpRequest) -> HttpResponse:
    """What awaits me, by act, with the day it is due."""
    return show(request, "home/home.html")
