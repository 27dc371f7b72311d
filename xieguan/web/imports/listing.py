"""The imports there have been, the newest first."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from xieguan.people import reads
from xieguan.people.imports.listed import listed
from xieguan.people.reachable import offices_for
from xieguan.web.imports.words import counted, state
from xieguan.web.pages import page, show, user_of

PAGE = 30


@page(read="imports.see")
def imports(request: HttpRequest) -> HttpResponse:
    """List the imports within reach, thirty at a time."""
    user = user_of(request)
    before = request.GET.get("before", "")
    rows = listed(reads.rows("imports.see", user), before, PAGE + 1, localdate())
    context = {
        "rows": rows[:PAGE],
        "after": rows[PAGE - 1].taken.public if len(rows) > PAGE else "",
        "paged": bool(before),
        "may_import": bool(offices_for("imports.read", user, localdate())),
        "state": state,
        "counted": counted,
    }
    return show(request, "imports/list.html", context)
