"""The pages of the trail."""

from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from xieguan.desk import papers
from xieguan.people.looking import proving, reading
from xieguan.people.looking.naming import named
from xieguan.people.looking.scope import sight
from xieguan.people.looking.search import one, search
from xieguan.people.outcomes import ActError, Invalid, NotFound
from xieguan.people.perform import perform
from xieguan.web.pages import page, show, user_of
from xieguan.web.trail.asked import read
from xieguan.web.trail.shown import WORDS, acts_to_choose, entry_page, proof_page, search_words
from xieguan.words import _


@page(read="trail.see")
def trail(request: HttpRequest) -> HttpResponse:
    """The entries a user may see, newest first; looking for somebody is itself put on the trail."""
    user = user_of(request)
    asked = read(request.GET, user)
    seen = sight(user)
    if asked.wanted.of_somebody:
        reading.looked(reading.SEARCH, user, on=timezone.localdate(), said=search_words(asked.wanted))
    found = search(asked.wanted, seen, before=asked.before, after=asked.after)
    context = {"asked": asked, "found": found, "names": named(found.entries, user), "whole": seen.whole}
    return show(request, "trail/trail.html", {**context, **WORDS, "acts": acts_to_choose()})


@page(read="trail.see")
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry with all it says. Opening it is put on the trail."""
    user = user_of(request)
    found = one(number, sight(user)) if number < 2**62 else None
    if found is None:
        raise NotFound(_("there is no such entry"))
    subject = (found.subject_kind, found.subject)
    reading.looked(reading.OPEN, user, on=timezone.localdate(), subject=subject, said={"entry": str(number)})
    return show(request, "trail/entry.html", entry_page(user, found))


@page(read="trail.see", acts=True)
def proof(request: HttpRequest) -> HttpResponse:
    """Whether the trail is whole: seals, checkpoints, the last proof; asking for another, or for a copy."""
    user = user_of(request)
    problem: ActError | None = None
    if request.method == "POST":
        wanted = "trail.export" if request.POST.get("do") == "export" else "trail.verify"
        try:
            perform(wanted, request.POST.get("top", ""), by=user, on=timezone.localdate())
            return redirect("proof")
        except Invalid as error:
            problem = error
    return show(request, "trail/proof.html", {**proof_page(user), "problem": problem})


@page(read="trail.see")
def take(request: HttpRequest, digest: str) -> HttpResponse:
    """An export of the whole trail, for whoever sees the whole of it. Taking it away is put on the trail."""
    user = user_of(request)
    paper = proving.exported(digest) if sight(user).whole else None
    if paper is None:
        raise NotFound(_("there is no such export"))
    reading.looked(reading.TAKE, user, on=timezone.localdate(), said={"digest": digest})
    sent = FileResponse(papers.kept(paper.digest).open("rb"), as_attachment=True, filename=paper.name)
    sent["Content-Type"] = paper.media_type
    return cast(HttpResponse, sent)
