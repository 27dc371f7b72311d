"""What any Django project would do with fifty people: one query with what hangs on them, one table, no law.

Once as a page of nothing else, once in the frame that every page of the product has.
"""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

ROWS = """<table>{% for row in rows %}<tr><td><a href="/people/{{ row.public }}/">{{ row.person.name }}</a></td>
<td>{{ row.sheet.badge_number }}</td><td>{{ row.organisation.public }}</td><td>{{ row.mode }}</td>
<td>{{ row.hired_on }}</td><td>{{ row.left_on or "" }}</td></tr>{% endfor %}</table>"""
ALONE = "<!doctype html><title>People</title>" + ROWS
FRAMED = (
    '{% extends "base.html" %}{% block title %}People{% endblock %}{% block main %}' + ROWS + "{% endblock %}"
)
SHOWN = (
    *("public", "mode", "hired_on", "left_on"),
    *("person__name", "organisation__public", "sheet__badge_number"),
)


@cache
def template(source: str) -> Any:
    return engines["jinja2"].from_string(source)


def bare(request: HttpRequest, source: str) -> HttpResponse:
    """Fifty rows by key, for somebody who is signed in."""
    from xieguan.people.models import Engagement

    assert request.user.is_authenticated
    found = Engagement.objects.select_related("person", "organisation", "sheet").only(*SHOWN)
    return HttpResponse(template(source).render({"rows": found.order_by("pk")[:50]}, request))


urlpatterns = [
    path("bare/", bare, {"source": ALONE}),
    path("bare/framed/", bare, {"source": FRAMED}),
    path("", include("xieguan.urls")),
]
