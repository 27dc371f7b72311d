"""One application, handing in a document of it, and giving one back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from xieguan.desk import handed
from xieguan.lifecycle.models import Application
from xieguan.lifecycle.recruitment.documents import ATTACH, given
from xieguan.lifecycle.recruitment.handing_in import hand_in
from xieguan.people import reads
from xieguan.people.foresight import subject_of
from xieguan.people.opaque import opaque_id
from xieguan.people.outcomes import Invalid
from xieguan.people.papers.making import Made
from xieguan.web.acts.told import done
from xieguan.web.pages import page, show, user_of
from xieguan.web.papers.views import file
from xieguan.web.recruitment.one import OneApplication
from xieguan.web.recruitment.views import SEES
from xieguan.web.uploads import sent, too_large
from xieguan.words import _


@page(read=SEES, posts=True)
def application(request: HttpRequest, public: str) -> HttpResponse:
    """One application; what is sent to it is a document."""
    user = user_of(request)
    found: Application = reads.one(SEES, public, user)
    errors: list[str] = []
    if request.method == "POST":
        errors = _taken(request, found)
        if not errors:
            return redirect("application", public)
    context = {
        "one": OneApplication(found, user, localdate()),
        "errors": errors,
        "handed": handed,
        "key": opaque_id(),
    }
    return show(request, "recruitment/application.html", context, 422 if errors else 200)


def _taken(request: HttpRequest, found: Application) -> list[str]:
    """Take a document in; nothing, or why it is not kept. Raises Denied."""
    user = user_of(request)
    subject_of(ATTACH, found.public, user)
    one = sent(request, "file")
    if one is None:
        large = _("the file is larger than {size} MB").format(size=handed.MOST_BYTES >> 20)
        return [large if too_large(request) else _("choose a file")]
    try:
        key = request.POST.get("key", "")
        result = hand_in(one.read(), one.name or "", found.public, by=user, on=localdate(), key=key)
    except Invalid as error:
        return [" ".join(says) for says in error.errors.values()]
    done(request, user, _("Document kept · {name}").format(name=found.name), result.entry)
    return []


@page(read=SEES)
@require_safe
def document(request: HttpRequest, public: str, number: int) -> HttpResponse:
    """A document as it was handed in: to be saved, and never shown in a page."""
    user = user_of(request)
    found: Application = reads.one(SEES, public, user)
    paper, path = given(found, number, by=user, on=localdate())
    return file(Made(paper.name, paper.media_type, path.read_bytes()))
