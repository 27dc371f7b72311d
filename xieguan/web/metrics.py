"""`/metrics`, for Prometheus: to this machine and the addresses named, or for a token; else it is not there."""

import hmac
import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from xieguan.web import counts
from xieguan.web.errors import not_found
from xieguan.web.pages import page

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-IP")


@page(access="open")
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts of all processes, and the state of the office. To everybody else there is no such page."""
    if not (_by_token(request) or _by_address(request)):
        return not_found(request, Exception())
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

    return HttpResponse(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)


def _registry() -> "CollectorRegistry":
    from prometheus_client import REGISTRY, CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector

    from xieguan.web.gauges import Office

    registry = CollectorRegistry()
    registry.register(Office())
    if counts.VARIABLE in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(REGISTRY)
    return registry


def _by_token(request: HttpRequest) -> bool:
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


def _by_address(request: HttpRequest) -> bool:
    """Whose address is allowed and who came straight: through a proxy everybody has the proxy's address."""
    if any(name in request.headers for name in FORWARDED):
        return False
    return request.META.get("REMOTE_ADDR") in settings.METRICS_FROM
