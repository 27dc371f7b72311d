"""The pages of the law."""

from django.http import HttpRequest, HttpResponse

from xieguan.people.ledger.comparing import compared
from xieguan.people.ledger.shelf import shelf, take
from xieguan.web.law.asked import asked
from xieguan.web.law.shown import article_page, pack_page
from xieguan.web.pages import page, show, user_of


@page(read="law.see")
def laws(request: HttpRequest) -> HttpResponse:
    """Every pack, those that bind the office first, each with its state."""
    given = asked(request)
    return show(
        request, "law/laws.html", {"asked": given, "shelf": shelf(given.choice.organisation, given.on)}
    )


@page(read="law.see")
def law(request: HttpRequest, pack: str) -> HttpResponse:
    """The ledger of one pack."""
    given = asked(request)
    shelved = take(pack, given.choice.organisation, given.on)
    return show(
        request, "law/law.html", pack_page(user_of(request), given, shelved, request.GET.get("form", ""))
    )


@page(read="law.see")
def article(request: HttpRequest, pack: str, article: str) -> HttpResponse:
    """One article; where a collection has several of that number, which of them is meant."""
    given = asked(request)
    shelved = take(pack, given.choice.organisation, given.on)
    context = article_page(user_of(request), given, shelved, article)
    return show(request, "law/which.html" if "several" in context else "law/article.html", context)


@page(read="law.see")
def compare(request: HttpRequest) -> HttpResponse:
    """Two packs side by side."""
    given = asked(request)
    left, right = request.GET.get("left", ""), request.GET.get("right", "")
    context = {
        "asked": given,
        "shelf": shelf(given.choice.organisation, given.on),
        "left": left,
        "right": right,
    }
    return show(request, "law/compare.html", {**context, "clauses": compared(left, right)})
