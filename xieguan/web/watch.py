"""Every request has an id, a line in the log and a place in the counts. The line has no query: names stand there."""

import logging
import re
from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bound_contextvars

from xieguan.web import counts

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9_-]{8,64}")  # nothing that could forge a line of a log
QUIET = {"alive", "ready", "metrics"}  # asked every few seconds by machines

log = logging.getLogger("xieguan.web")


class Watch:
    """The outermost middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = request_id(request)
        request.request_id = number  # type: ignore[attr-defined]
        begun = perf_counter()
        with bound_contextvars(request_id=number):
            response = self.get_response(request)
            _note(request, response, perf_counter() - begun)
        response[HEADER] = number
        return response


def request_id(request: HttpRequest) -> str:
    """The id a proxy has given, where it is a sane one; else a new one."""
    given = request.headers.get(HEADER, "")
    return given if SANE.fullmatch(given) else uuid4().hex


def _note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    route = request.resolver_match.view_name if request.resolver_match else "none"
    counts.request(route or "none", request.method or "", response.status_code, seconds)
    level = logging.DEBUG if route in QUIET else logging.INFO
    said = {
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "ms": round(seconds * 1000),
    }
    log.log(level, "request", extra=said)
