"""The file, and showing the full ID number once."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from xieguan.people import reveal as revealing
from xieguan.people.outcomes import Invalid
from xieguan.web.files.opened import Opened, opened
from xieguan.web.files.tabs import TABS, named
from xieguan.web.pages import page, show, user_of
from xieguan.web.roster.options import mode_words


@require_safe
@page(read="engagements.see")
def file(request: HttpRequest, public: str) -> HttpResponse:
    """Who it is, what the law of a day says of him, what is known and since when."""
    return _shown(request, _opened(request, public))


@require_POST
@page(read="engagements.see", posts=True)
def reveal(request: HttpRequest, public: str) -> HttpResponse:
    """The same with the full ID number, for a purpose that is on the trail. It is kept by no cache and no address."""
    found, user = _opened(request, public), user_of(request)
    try:
        found.shown = revealing.reveal(
            found.engagement.person.public,
            purpose=request.POST.get("purpose", ""),
            by=user,
            on=timezone.localdate(),
        )
    except Invalid as error:
        messages.error(request, " ".join(error.errors["purpose"]))
        return _shown(request, found, status=422)
    return _shown(request, found)


def _opened(request: HttpRequest, public: str) -> Opened:
    today = timezone.localdate()
    return opened(public, user_of(request), _day(request.GET.get("on", ""), today), today)


def _day(text: str, today: date) -> date:
    """The day the file is of; what is no day is today."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today


def _shown(request: HttpRequest, found: Opened, status: int = 200) -> HttpResponse:
    tab = named(request.GET.get("tab", ""))
    given = {"file": found, "tab": tab, "tabs": TABS, "mode_words": mode_words}
    return show(request, "files/file.html", {**given, **tab.load(found)}, status)
