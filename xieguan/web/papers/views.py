"""A paper as a file."""

from datetime import date
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.people.outcomes import Invalid, NotFound
from xieguan.people.papers.making import Made, make
from xieguan.web.pages import page, refusal, user_of
from xieguan.words import _


@page(access="by-paper")
@require_safe
def paper(request: HttpRequest, paper: str, public: str) -> HttpResponse:
    """The paper of a record, as PDF or as Word, of today or of the day that is asked for."""
    form, on = request.GET.get("as", "pdf"), _day(request.GET.get("on", ""))
    try:
        return file(make(paper, public, form=form, by=user_of(request), on=on))
    except Invalid as error:
        return refusal(request, 400, " ".join(say for said in error.errors.values() for say in said))


def file(made: Made) -> HttpResponse:
    """A file as an answer; no browser shows it in a page or guesses what it is."""
    answer = HttpResponse(made.content, content_type=made.media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(made.name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else timezone.localdate()
    except ValueError:
        raise NotFound(_("there is no such paper")) from None
