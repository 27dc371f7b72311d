"""Drafts of child packs: handed in as files, looked at, decided on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from xieguan.desk import papers
from xieguan.law.upload import UnusablePack, limits
from xieguan.people import reads
from xieguan.people.drafting import upload
from xieguan.people.outcomes import Invalid
from xieguan.web.acts.subjects import organisation_name
from xieguan.web.pages import page, show, user_of
from xieguan.web.policy.offices import chosen, may
from xieguan.web.policy.shown import shown
from xieguan.words import _


@page(read="drafts.see", acts=True)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    """Hand in a draft: a zip, or the files of a pack."""
    user = user_of(request)
    office = chosen(request, user)
    problems: list[str] = []
    if request.method == "POST":
        replaces = request.POST.get("replaces", "")
        try:
            files = _files(request)
            made = upload.take_in(
                files, organisation=office.public, by=user, on=timezone.localdate(), replaces=replaces
            )
            return redirect("draft", made.public)
        except UnusablePack as error:
            problems = [str(error)]
        except Invalid as error:
            problems = [say for says in error.errors.values() for say in says]
    own = reads.rows("drafts.see", user).filter(organisation=office, state="approved", until_on__isnull=True)
    own_options = [(one.public, f"{one.document} {one.pack}") for one in own]
    context = {"office": office, "name": organisation_name(office), "problems": problems, "own": own_options}
    context |= {"limits": limits, "may": may("packs.draft", office, user)}
    return show(request, "policy/hand_in.html", context, status=422 if problems else 200)


def _files(request: HttpRequest) -> dict[str, bytes]:
    """What was sent, no more than a pack may have. Raises UnusablePack."""
    sent = request.FILES.getlist("files")
    if not sent:
        raise UnusablePack(_("choose a zip, or the files of the pack"))
    if len(sent) > limits.FILES or sum(one.size or 0 for one in sent) > limits.UPLOAD_BYTES:
        raise UnusablePack(_("a pack has at most {size} KB").format(size=limits.UPLOAD_BYTES >> 10))
    return {one.name or "": one.read() for one in sent}


@page(read="drafts.see")
@require_safe
def draft(request: HttpRequest, public: str) -> HttpResponse:
    """One draft: what the check found, what it would change, who decides."""
    user = user_of(request)
    found = reads.one("drafts.see", public, user)
    return show(request, "policy/draft.html", shown(found, user, timezone.localdate()))


@page(read="drafts.see")
@require_safe
def file(request: HttpRequest, public: str) -> HttpResponse:
    """The zip as it was handed in."""
    found = reads.one("drafts.see", public, user_of(request))
    answer = HttpResponse(papers.kept(found.file).read_bytes(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{found.pack}.zip"'
    return answer
