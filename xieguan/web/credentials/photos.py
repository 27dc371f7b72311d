"""Somebody's photo: handing it in, and showing it."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from xieguan.desk import papers
from xieguan.lifecycle.credentials.acts.photos import MEDIA_TYPES
from xieguan.lifecycle.credentials.photo import limits
from xieguan.lifecycle.credentials.photo.examined import sentence
from xieguan.lifecycle.credentials.photo.taking import ACT, take_in
from xieguan.lifecycle.models import Photo
from xieguan.people import reads
from xieguan.people.foresight import subject_of
from xieguan.people.labels import act_words
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Invalid
from xieguan.web.acts.told import done
from xieguan.web.addresses import address
from xieguan.web.languages import local
from xieguan.web.pages import page, show, user_of
from xieguan.web.uploads import sent, too_large
from xieguan.words import _


@page(read="engagements.see", acts=True)
@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HttpRequest, public: str) -> HttpResponse:
    """Ask for a photo, or take it in."""
    user = user_of(request)
    engagement = cast("Engagement", subject_of(ACT, public, user))
    problems: list[str] = []
    after = local(request, request.GET.get("next", ""), address("file", public))
    if request.method == "POST":
        try:
            result = take_in(_file(request), public, by=user, on=timezone.localdate())
            done(request, user, act_words(ACT), result.entry)
            return redirect(after)
        except Invalid as error:
            problems = [say for says in error.errors.values() for say in says]
    context = {"engagement": engagement, "problems": problems, "limits": limits, "after": after}
    context["photo"] = _of(engagement)
    return show(request, "credentials/photo.html", context, status=422 if problems else 200)


def _file(request: HttpRequest) -> bytes:
    if too_large(request):
        raise Invalid({"file": [sentence("too-large")]})
    file = sent(request, "file")
    if file is None:
        raise Invalid({"file": [_("choose a file")]})
    return bytes(file.read())


def _of(engagement: Engagement) -> Photo | None:
    return Photo.objects.filter(engagement=engagement).first()


@page(read="engagements.see")
@require_safe
def photo_file(request: HttpRequest, public: str) -> HttpResponse:
    """The photo itself."""
    engagement: Engagement = reads.one("engagements.see", public, user_of(request))
    found = _of(engagement)
    if found is None:
        raise Http404
    answer = HttpResponse(papers.kept(found.file).read_bytes(), content_type=MEDIA_TYPES[found.kind])
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
