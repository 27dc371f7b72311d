"""For whoever watches the server: alive says that the process answers, ready that it can work."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from xieguan.desk import guards, schema
from xieguan.web.pages import page

log = logging.getLogger(__name__)


@page(access="open")
def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@page(access="open")
def ready(_request: HttpRequest) -> HttpResponse:
    """The database answers, has this version's tables and guards its trail. Why not is not for strangers."""
    try:
        in_order = not (schema.pending() or schema.unknown() or guards.missing())
    except DatabaseError:
        log.warning("not ready", exc_info=True)
        in_order = False
    return HttpResponse(
        "ready\n" if in_order else "not ready\n", content_type="text/plain", status=200 if in_order else 503
    )
