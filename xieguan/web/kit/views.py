"""The store, and one item of it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.models import KitItem
from xieguan.lifecycle.kit.shelf import book_of, shelves
from xieguan.people import reads
from xieguan.people.listing.lines import named
from xieguan.people.scope import reach
from xieguan.web.kit.shown import LACKING, OF_ISSUES, Store
from xieguan.web.pages import page, show, user_of


@page(read="kit.see")
@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """What awaits, and the list that was asked for: the store, what is out, who has none."""
    wanted = request.GET.get("show", "")
    shown = wanted if wanted in (*OF_ISSUES, LACKING) else ""
    text = request.GET.get("q", "").strip()[:40]
    return show(
        request, "kit/store.html", {"store": Store(user_of(request), timezone.localdate(), shown, text)}
    )


@page(read="kit.see")
@require_safe
def item(request: HttpRequest, public: str) -> HttpResponse:
    """One item: its sizes, its numbered pieces, and the book."""
    user = user_of(request)
    found: KitItem = reads.one("kit.see", public, user)
    context = {
        "item": found,
        "shelf": shelves(KitItem.objects.filter(pk=found.pk))[0],
        "office": named({found.organisation_id})[found.organisation_id].name,
        "pieces": found.pieces.select_related("stock").order_by("serial") if found.is_numbered else (),
        "book": book_of(found),
        "keeps": reach(user, timezone.localdate()).covers(found.organisation.path, KEEPERS),
    }
    return show(request, "kit/item.html", context)
