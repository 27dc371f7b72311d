"""What is shown when something goes wrong. It says what to do next, and nothing of the machine."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import get_template

from xieguan.people.outcomes import ActError
from xieguan.web.pages import refusal
from xieguan.words import _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django names it
    """400: what was sent cannot be read."""
    try:
        return refusal(request, 400, _("this request cannot be read"))
    except SuspiciousOperation:  # not even the frame can read the address
        return HttpResponseBadRequest(
            _("this request cannot be read"), content_type="text/plain; charset=utf-8"
        )


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: seen, but not allowed."""
    says = str(exception) if isinstance(exception, ActError) else _("this is not for you to do")
    return refusal(request, 403, says)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: not there, or not within reach; the two cannot be told apart."""
    says = str(exception) if isinstance(exception, ActError) else _("there is no such page")
    return refusal(request, 404, says)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault, under its id in the log. Nothing of the frame is asked for, for that may be what failed."""
    number = getattr(request, "request_id", "")
    return HttpResponse(get_template("500.html").render({"request_id": number}), status=500)


def forged(request: HttpRequest, **_reason: Any) -> HttpResponse:
    """A form without its mark: the page was open too long, or somebody else's page sent it."""
    return refusal(request, 403, _("this form is no longer good: open the page again and send it once more"))
