"""Forms of recruitment that record many at once or ground by ground: lists, results, the notice, the review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from xieguan.lifecycle.models import Application
from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.lifecycle.recruitment.acts.results import IN_BULK
from xieguan.lifecycle.recruitment.reading import read_applicants, read_results
from xieguan.people import reads
from xieguan.people.opaque import opaque_id
from xieguan.web.pages import page, show, user_of
from xieguan.web.recruitment.checking import Checks
from xieguan.web.recruitment.notice import Notices
from xieguan.web.recruitment.one import OneApplication
from xieguan.web.recruitment.performing import Rows, called, performed
from xieguan.web.recruitment.reviewing import review_of
from xieguan.web.recruitment.taking import Taking
from xieguan.web.recruitment.turning import Turning
from xieguan.web.recruitment.views import SEES, held


@page(read=SEES, posts=True)
def take_applicants(request: HttpRequest, public: str) -> HttpResponse:
    """Applicants from a spreadsheet: all of them, or none."""
    asked = held(request, public)
    act = "recruitment.import_applications"
    taking = Taking(act, "applicants", lambda path: read_applicants(path, asked.on))
    if request.method == "POST" and taking.take(request, asked.campaign, {}):
        return redirect("campaign", public)
    context = {"asked": asked, "taking": taking, "key": opaque_id()}
    return show(request, "recruitment/import.html", context, 422 if taking.is_wrong else 200)


@page(read=SEES, posts=True)
def take_results(request: HttpRequest, public: str) -> HttpResponse:
    """The results of one step from a spreadsheet: all of them, or none."""
    asked, taking = held(request, public), Taking("recruitment.record_results", "results", read_results)
    said = {name: request.POST.get(name) or request.GET.get(name, "") for name in ("kind", "day")}
    if request.method == "POST" and taking.take(request, asked.campaign, said):
        return redirect("campaign", public)
    kinds = [(kind.value, str(kind.label)) for kind in IN_BULK if kind in asked.kinds]
    context = {"asked": asked, "taking": taking, "key": opaque_id(), "said": said, "kinds": kinds}
    return show(request, "recruitment/results.html", context, 422 if taking.is_wrong else 200)


@page(read=SEES, posts=True)
def notice(request: HttpRequest, public: str) -> HttpResponse:
    """The public notice: its term, what was said against whom; and the form to begin one."""
    asked = held(request, public)
    names = ("began_on", "last_on", "place")
    said = {name: request.POST[name] for name in names if request.POST.get(name)}
    chosen = request.POST.getlist("applicants")
    errors: list[str] = []
    if request.method == "POST":
        data, title = {**said, "applicants": chosen}, asked.campaign.title
        rows = Rows("applicants", called(asked.campaign, chosen))
        errors = performed(request, "recruitment.begin_notice", public, data, about=title, rows=rows)
        if not errors:
            return redirect("campaign_notice", public)
    context = {"asked": asked, "notices": Notices(asked), "key": opaque_id(), "said": said}
    more = {"chosen": chosen, "errors": errors, "sent": request.method == "POST"}
    return show(request, "recruitment/notice.html", {**context, **more}, 422 if errors else 200)


@page(read=SEES, posts=True)
def review(request: HttpRequest, public: str) -> HttpResponse:
    """The political review as a form made of the grounds that the laws of the place ask."""
    user = user_of(request)
    found: Application = reads.one(SEES, public, user)
    errors: list[str] = []
    if request.method == "POST":
        data = review_of(request.POST)
        errors = performed(request, "recruitment.review", public, data, about=found.name)
        if not errors:
            return redirect("application", public)
    one = OneApplication(found, user, localdate())
    levels = [(level.value, level) for level in LeastEducation]
    context = {"one": one, "said": request.POST, "errors": errors, "key": opaque_id(), "levels": levels}
    return show(request, "recruitment/review.html", context, 422 if errors else 200)


@page(read=SEES, posts=True)
def turned_down(request: HttpRequest, public: str) -> HttpResponse:
    """Who is to be turned down and why, and who has not been told yet."""
    posted = request.method == "POST"
    turning = Turning(held(request, public), request.GET, request.POST if posted else None)
    looks = not request.POST.keys().isdisjoint({"look", "back"})  # at another name, or at the list once more
    context = {"asked": turning.asked, "turning": turning, "key": opaque_id()}
    if posted and not looks:
        turning.must_be_allowed()
        if not turning.tells and "confirmed" not in request.POST:
            if turning.asks(request):
                return show(
                    request, "recruitment/turn_down.html", {**context, "key": request.POST.get("key", "")}
                )
        elif turning.take(request):
            return redirect(request.path + turning.onward)
    return show(request, "recruitment/turned_down.html", context, 422 if turning.errors else 200)


@page(read=SEES, posts=True)
def checks(request: HttpRequest, public: str) -> HttpResponse:
    """What an office answered about many applicants on one ground."""
    checks = Checks(held(request, public), request.GET.get("ground", ""), request.POST)
    if request.method == "POST" and checks.take(request):
        return redirect(request.get_full_path())
    context = {"asked": checks.asked, "checks": checks, "key": opaque_id()}
    return show(request, "recruitment/checks.html", context, 422 if checks.taking.is_wrong else 200)
