"""Pages of organisations."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.people import labels, reads
from xieguan.people.models import Organisation
from xieguan.people.offices.tree import former_names, hang, offices, search
from xieguan.web.organisations.shown import OnePage
from xieguan.web.pages import page, show, user_of

ALL_OPEN = 80  # organisations up to which the whole tree stands open
LEVELS = 2  # that stand open in a longer one


@page(read="organisations.see")
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The tree that a user reaches; with a search, what fits it."""
    reached = reads.rows("organisations.see", user_of(request))
    found = offices(reached, timezone.localdate())
    text, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    asked = bool(text or kind)
    shown = {
        "found": search(found, text, kind, former_names(reached)) if asked else [],
        "roots": [] if asked else hang(found),
        "asked": asked,
        "text": text,
        "kind": kind,
        "kinds": labels.choices("Kind"),
        "count": len(found),
        "people": sum(office.people for office in found),
        "levels": 99 if len(found) <= ALL_OPEN else LEVELS,
    }
    return show(request, "organisations/tree.html", shown)


@page(read="organisations.see")
@require_safe
def organisation(request: HttpRequest, public: str) -> HttpResponse:
    """One organisation."""
    user = user_of(request)
    found: Organisation = reads.one("organisations.see", public, user)
    return show(request, "organisations/one.html", {"one": OnePage(found, user, timezone.localdate())})
