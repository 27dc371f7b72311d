"""The list as a spreadsheet: choosing columns, making it at once where it is small, by a job where it is large."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.desk import jobs, papers
from xieguan.desk.models import Job
from xieguan.people import reads
from xieguan.people.exporting.columns import columns
from xieguan.people.exporting.export import NAME, Wanted, choose, exported
from xieguan.people.listing import filters
from xieguan.people.listing.counting import Count, capped
from xieguan.people.listing.filters import Filters
from xieguan.people.models import User
from xieguan.people.tokens import asked_by
from xieguan.web.pages import page, show, user_of
from xieguan.web.roster.addresses import to_roster
from xieguan.web.roster.options import chips, options
from xieguan.words import _

AT_ONCE = 5000  # people; more take longer than a browser should wait
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(read="engagements.see", posts=True)
def export(request: HttpRequest) -> HttpResponse:
    """Choose the columns; then the file itself, or a job that makes it."""
    people = request.POST.getlist("pick")
    if request.method != "POST":
        return choosing(request, filters.read(request.GET), people)
    user = user_of(request)
    wanted = Wanted(
        filters.read(request.GET).query, tuple(request.POST.getlist("column")), tuple(people[:200])
    )
    count = _count(wanted, user)
    if count.more:
        return redirect("roster_export_made", _queue(wanted, user).pk)
    with exported(wanted, by=user, on=timezone.localdate(), said=lambda _done: None) as (path, _people):
        return file(path.read_bytes())


def choosing(request: HttpRequest, asked: Filters, people: list[str]) -> HttpResponse:
    """The page on which the columns are chosen, and what is put on the trail is said."""
    user = user_of(request)
    offered = options(reads.reaching("engagements.see", user), timezone.localdate())
    given = {
        "columns": columns(),
        "people": people,
        "count": _count(Wanted(asked.query, people=tuple(people)), user),
        "chips": [] if people else chips(asked, offered),
        "here": to_roster(asked, name="roster_export"),
        "back": to_roster(Filters() if people else asked),
    }
    return show(request, "roster/export.html", given)


def _count(wanted: Wanted, user: User) -> Count:
    return capped([choose(wanted, by=user, on=timezone.localdate()).rows()], AT_ONCE)[0]


def _queue(wanted: Wanted, user: User) -> Job:
    arguments = {
        **asked_by(user),
        "query": wanted.query,
        "columns": list(wanted.columns),
        "people": list(wanted.people),
    }
    return jobs.queue(NAME, arguments, owner=user.public, organisation=user.home.public if user.home else "")


@require_safe
@page(read="engagements.see")
def made(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a large export is, and the way to its file."""
    job = _own(request, pk)
    return show(request, "roster/export_made.html", {"job": job, "there": _is_there(job)})


@require_safe
@page(read="engagements.see")
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a large export, for whoever asked for it and nobody else."""
    job = _own(request, pk)
    if not job.result or not _is_there(job):
        raise Http404
    return file(papers.kept(job.result["paper"]).read_bytes())


def _is_there(job: Job) -> bool:
    """Whether its file is made and not yet swept away."""
    return job.result is not None and papers.place_of(job.result["paper"]).is_file()


def _own(request: HttpRequest, pk: int) -> Job:
    found = Job.objects.filter(pk=pk, name=NAME, owner=user_of(request).public).first()
    if found is None:
        raise Http404
    return found


def file(content: bytes) -> HttpResponse:
    """A spreadsheet as an answer; no browser shows it in a page or guesses what it is."""
    name = _("Roster {day}.xlsx").format(day=timezone.localdate())
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
