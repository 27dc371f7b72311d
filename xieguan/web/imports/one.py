"""One import, as far as it has come: what it would change, how far it is written, what the law says of its people."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from xieguan.audit.page.text import visible
from xieguan.desk.papers import DamagedPaper
from xieguan.people import reads
from xieguan.people.imports.compared import Compared, compared
from xieguan.people.imports.found import found_in
from xieguan.people.imports.starting import SMALL, active_job, latest_job, rows_about
from xieguan.people.imports.undoing import built_on
from xieguan.people.imports.waiting import nobody_works
from xieguan.people.models import Import, User
from xieguan.people.reachable import name_of, offices_for
from xieguan.people.registry import ACTS
from xieguan.people.scope import reach
from xieguan.roster import UnusableFile
from xieguan.web.columns.named import named
from xieguan.web.imports.results import result_page
from xieguan.web.imports.words import counted, state, steps
from xieguan.web.pages import page, show, user_of
from xieguan.web.problems import Problems

LARGE = 20_000  # rows: comparing takes so long that it is done when asked for
State = Import.State


@page(read="imports.see")
def one(request: HttpRequest, public: str) -> HttpResponse:
    """Show an import."""
    user = user_of(request)
    taken: Import = reads.one("imports.see", public, user)
    template, step, build = PAGES[State(taken.state)]
    if taken.state == State.READ and active_job(taken):
        template, step, build = PAGES[State.WRITING]
    try:
        context = build(request, taken)
    except (UnusableFile, DamagedPaper) as error:
        template, context = "imports/unreadable.html", {"says": str(error)}
    return show(request, template, {**_common(taken, user), **context, "steps": steps(step)})


@page(read="imports.see")
def progress(request: HttpRequest, public: str) -> HttpResponse:
    """How far the writing is, for a page that asks again and again; when it is over the whole page is due."""
    taken: Import = reads.one("imports.see", public, user_of(request))
    if active_job(taken) is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return show(request, "imports/_progress.html", _progress(request, taken) | {"taken": taken})


def _common(taken: Import, user: User) -> dict[str, Any]:
    where, path = reach(user, localdate()), taken.organisation.path
    may = {act: where.covers(path, ACTS[f"imports.{act}"].by) for act in ("commit", "undo", "remove")}
    return {
        "taken": taken,
        "office": name_of(taken.organisation, localdate()),
        "may": may,
        "may_import": bool(offices_for("imports.read", user, localdate())),
        "state": state,
        "counted": counted,
        "named": named,
        "visible": visible,
        "errors": Problems(),
        "today": localdate(),
    }


def _compare(request: HttpRequest, taken: Import) -> dict[str, Any]:
    about = rows_about(taken)
    asked = about <= LARGE or request.GET.get("compare") == "1"
    found: Compared | None = compared(taken) if asked else None
    return {"found": found, "about": about, "at_once": about <= SMALL}


def _progress(_request: HttpRequest, taken: Import) -> dict[str, Any]:
    job = latest_job(taken)
    return {"job": job, "active": active_job(taken) is not None, "idle": nobody_works(job)}


def _result(_request: HttpRequest, taken: Import) -> dict[str, Any]:
    return {**result_page(found_in(taken, localdate())), "built_on": built_on(taken)}


def _ended(_request: HttpRequest, _taken: Import) -> dict[str, Any]:
    return {}


Build = Callable[[HttpRequest, Import], dict[str, Any]]
PAGES: dict[State, tuple[str, str, Build]] = {
    State.READ: ("imports/compare.html", "compare", _compare),
    State.WRITING: ("imports/writing.html", "write", _progress),
    State.WRITTEN: ("imports/writing.html", "write", _progress),
    State.FINISHED: ("imports/result.html", "findings", _result),
    State.UNDONE: ("imports/ended.html", "findings", _ended),
    State.REMOVING: ("imports/ended.html", "write", _ended),
    State.REMOVED: ("imports/ended.html", "write", _ended),
}
