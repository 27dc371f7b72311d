"""The working calendar, a year at a time."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.people import reads
from xieguan.people.models import Organisation
from xieguan.people.years import year_shown
from xieguan.web.pages import page, show, user_of
from xieguan.web.policy.offices import may

FIRST, LAST = 2004, 2100


@page(read="organisations.see")
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """One year: which days are worked, by which document, and who enters the next one."""
    user, this = user_of(request), timezone.localdate().year
    wanted = request.GET.get("year", "")
    year = int(wanted) if wanted.isdecimal() and len(wanted) == 4 and FIRST <= int(wanted) <= LAST else this
    top = reads.rows("organisations.see", user).filter(path=_top(user.home)).first() if user.home else None
    context = {
        "shown": year_shown(year),
        "following": year_shown(this + 1) if year == this else None,
        "year": year,
        "this": this,
        "root": top if top and may("calendar.enter_year", top, user) else None,
    }
    return show(request, "policy/calendar.html", context)


def _top(home: Organisation) -> str:
    """The path of the topmost office above one."""
    return "/" + home.path.split("/")[1] + "/"
