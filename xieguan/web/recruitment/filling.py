"""Forms of recruitment that record many at once or ground by ground: lists, results, the notice, the review."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from xieguan.lifecycle.models import Application
from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.lifecycle.recruitment.acts.results import IN_BULK
from xieguan.people import reads
from xieguan.people.opaque import opaque_id
from xieguan.people.outcomes import Invalid, Refused
from xieguan.people.perform import perform
from xieguan.web.acts.told import done
from xieguan.web.pages import page, show, user_of
from xieguan.web.recruitment.notice import Notices
from xieguan.web.recruitment.one import OneApplication
from xieguan.web.recruitment.reviewing import review_of
from xieguan.web.recruitment.taking import APPLICANTS, RESULTS, Taking
from xieguan.web.recruitment.views import SEES, held
from xieguan.words import _


@page(read=SEES, posts=True)
def take_applicants(request: HttpRequest, public: str) -> HttpResponse:
    """Applicants from a spreadsheet: all of them, or none."""
    asked, taking = held(request, public), Taking(APPLICANTS, "applicants")
    if request.method == "POST" and taking.take(request, asked.campaign, {}):
        return redirect("campaign", public)
    context = {"asked": asked, "taking": taking, "key": opaque_id()}
    return show(request, "recruitment/import.html", context, 422 if taking.is_wrong else 200)


@page(read=SEES, posts=True)
def take_results(request: HttpRequest, public: str) -> HttpResponse:
    """The results of one step from a spreadsheet: all of them, or none."""
    asked, taking = held(request, public), Taking(RESULTS, "results")
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
        errors = _performed(
            request, "recruitment.begin_notice", public, {**said, "applicants": chosen}, asked.campaign.title
        )
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
        errors = _performed(request, "recruitment.review", public, review_of(request.POST), found.name)
        if not errors:
            return redirect("application", public)
    one = OneApplication(found, user, localdate())
    levels = [(level.value, level) for level in LeastEducation]
    context = {"one": one, "said": request.POST, "errors": errors, "key": opaque_id(), "levels": levels}
    return show(request, "recruitment/review.html", context, 422 if errors else 200)


def _performed(request: HttpRequest, act: str, public: str, data: dict[str, Any], about: str) -> list[str]:
    """Do it; nothing, or the sentences that say why it was not done."""
    user = user_of(request)
    try:
        result = perform(act, public, data, by=user, on=localdate(), key=request.POST.get("key", ""))
    except Invalid as error:
        return [" ".join(says) for says in error.errors.values()]
    except Refused as error:
        return [str(error)]
    done(request, user, _("Recorded · {about}").format(about=about), result.entry)
    return []
