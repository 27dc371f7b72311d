"""The campaigns, the board of one, its applicants and its ranked list."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from xieguan.lifecycle.models import Campaign
from xieguan.lifecycle.recruitment.ranks import latest, lines
from xieguan.people import reads
from xieguan.web.pages import page, show, user_of
from xieguan.web.recruitment.applicants import OUTCOMES, Wanted
from xieguan.web.recruitment.applicants import page as page_of
from xieguan.web.recruitment.asked import Asked
from xieguan.web.recruitment.campaigns import Campaigns

SEES = "applications.see"


@page(read="recruitment.see")
@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """What awaits, and the campaigns."""
    return show(request, "recruitment/list.html", {"campaigns": Campaigns(user_of(request), localdate())})


@page(read="recruitment.see")
@require_safe
def campaign(request: HttpRequest, public: str) -> HttpResponse:
    """The board of one campaign."""
    found: Campaign = reads.one("recruitment.see", public, user_of(request))
    asked = Asked(found, user_of(request), localdate())
    return show(request, "recruitment/board.html", {"asked": asked, "ranking": latest(found, localdate())})


@page(read=SEES)
@require_safe
def applicants(request: HttpRequest, public: str) -> HttpResponse:
    """The applicants of a campaign with their verdicts."""
    asked = held(request, public)
    after = request.GET.get("after", "")
    wanted = Wanted(
        step=request.GET.get("step", "")[:30],
        outcome=request.GET.get("outcome", "")[:10],
        after=int(after) if after.isascii() and after.isdecimal() and len(after) < 10 else 0,
        text=request.GET.get("q", "").strip()[:40],
    )
    context = {"asked": asked, "wanted": wanted, "page": page_of(asked, wanted), "outcomes": OUTCOMES}
    return show(request, "recruitment/applicants.html", context)


@page(read=SEES)
@require_safe
def ranking(request: HttpRequest, public: str) -> HttpResponse:
    """The ranked list, with what broke each tie."""
    asked = held(request, public)
    made = latest(asked.campaign, asked.on)
    context = {"asked": asked, "ranking": made, "lines": lines(made) if made else []}
    return show(request, "recruitment/ranking.html", context)


def held(request: HttpRequest, public: str) -> Asked:
    """The campaign a page is about, for whoever may see its applicants. Raises NotFound, Denied."""
    user = user_of(request)
    return Asked(reads.one(SEES, public, user, of=Campaign), user, localdate())
