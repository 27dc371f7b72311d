"""What each column of a handed-in roster holds; what is corrected is remembered for the office's next roster."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from xieguan.audit.page.text import visible
from xieguan.desk import papers
from xieguan.people import reads
from xieguan.people.imports import job
from xieguan.people.imports.opened import understood
from xieguan.people.imports.upload import take_in
from xieguan.people.models import Import
from xieguan.people.outcomes import Invalid
from xieguan.roster import UnusableFile
from xieguan.roster.sampled import Sampled, sampled
from xieguan.web.columns.form import fields, mapping_of
from xieguan.web.columns.named import choices
from xieguan.web.days import day_in
from xieguan.web.imports.words import steps
from xieguan.web.pages import page, show, user_of
from xieguan.web.problems import Problems

Errors = Mapping[str, Sequence[str]]


@page(read="imports.see", acts=True)
def columns(request: HttpRequest, public: str) -> HttpResponse:
    """Show the columns of an import that has been read; take corrections, and go on to the comparison."""
    taken: Import = reads.one("imports.see", public, user_of(request))
    if taken.state != Import.State.READ:
        return redirect("import", public)
    if request.method != "POST":
        return _form(request, taken)
    try:
        return _corrected(request, taken)
    except Invalid as error:
        return _form(request, taken, error.errors)
    except UnusableFile as error:
        return _form(request, taken, {"columns": [error.say]})


def _corrected(request: HttpRequest, taken: Import) -> HttpResponse:
    """Read it anew as it was said; on another sheet it is another import, and this one goes."""
    mapping = mapping_of(request.POST, _look(taken), taken.mapping)
    chosen = request.POST.get("new_sheet", "")
    another = bool(chosen) and chosen != _look(taken).sheet
    user, today = user_of(request), localdate()
    again = take_in(
        papers.kept(taken.file),
        taken.file_name,
        organisation=taken.organisation.public,
        by=user,
        on=today,
        as_of=day_in(request.POST.get("as_of", ""), "as_of") or taken.as_of,
        sheet=chosen if another else taken.sheet,
        mapping={} if another else mapping,
    )
    if again.pk != taken.pk:
        job.remove(taken.public, by=user, on=today)
    moved = another or mapping.get("header_row", None) != taken.mapping.get("header_row")
    return redirect("import-columns" if moved else "import", again.public)


def _look(taken: Import) -> Sampled:
    path, mapping = papers.kept(taken.file), understood(taken.mapping)
    return sampled(path, on=taken.as_of, sheet=taken.sheet or None, mapping=mapping)


def _form(request: HttpRequest, taken: Import, errors: Errors | None = None) -> HttpResponse:
    found = _look(taken)
    given = fields(found, taken.mapping)
    context = {
        "taken": taken,
        "found": found,
        "fields": given,
        "unknown": sum(field.state == "unknown" for field in given),
        "choices": choices(),
        "visible": visible,
        "mapping": taken.mapping,
        "errors": Problems(errors),
        "steps": steps("columns"),
        "today": localdate(),
    }
    return show(request, "imports/columns.html", context, 422 if errors else 200)
