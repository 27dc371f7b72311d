"""The register as a spreadsheet: take the template, hand the file in, see what it would record, then record it."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from xieguan.desk.fleeting import fleeting
from xieguan.desk.held import MINUTES, Held, forget
from xieguan.lifecycle.models import TrainingClass
from xieguan.lifecycle.training.spreadsheet.marks import legend
from xieguan.lifecycle.training.spreadsheet.reading import Problem, Read, ordered, read
from xieguan.lifecycle.training.spreadsheet.template import write
from xieguan.people import reads
from xieguan.people.labels import act_words
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.roster import UnusableFile
from xieguan.web.acts.told import done
from xieguan.web.checkup.asked import file_of
from xieguan.web.days import day_in
from xieguan.web.pages import page, show, user_of
from xieguan.web.training.views import fills
from xieguan.words import _

ACT = "training.take_registers"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 100  # problems


@dataclass
class Handed:
    """A file that was handed in: what it says, and the ticket by which it is held."""

    file: Held
    ticket: str
    read: Read

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, as it stands in the file; a page of it."""
        return list(ordered(self.read.problems))[:SHOWN]

    @property
    def data(self) -> dict[str, Any]:
        """The act's input."""
        digest = hashlib.sha256(self.file.content).hexdigest()
        return {"days": self.read.days, "file_name": self.file.name[-120:], "sha256": digest}


@page(read="training.see", posts=True)
def spreadsheet(request: HttpRequest, public: str) -> HttpResponse:
    """Ask for the file, show what it would record, record it."""
    held: TrainingClass = reads.one("training.see", public, user_of(request))
    if request.method != "POST":
        return _shown(request, held)
    try:
        handed = _handed(request, held)
        if request.POST.get("do") == "record" and not handed.read.problems:
            return _recorded(request, held, handed)
    except Invalid as error:
        return _shown(request, held, errors=[say for says in error.errors.values() for say in says])
    except UnusableFile as error:
        return _shown(request, held, errors=[error.say])
    return _shown(request, held, handed, status=422 if handed.read.problems else 200)


def _handed(request: HttpRequest, held: TrainingClass) -> Handed:
    file, ticket = file_of(request)
    with fleeting(file.content) as path:
        return Handed(file, ticket, read(path, held, timezone.now()))


def _recorded(request: HttpRequest, held: TrainingClass, handed: Handed) -> HttpResponse:
    user = user_of(request)
    key = hashlib.sha256(handed.ticket.encode()).hexdigest()[:32]
    result = perform(ACT, held.public, handed.data, by=user, on=timezone.localdate(), key=key)
    forget(handed.ticket, owner=user.public)
    done(request, user, f"{act_words(ACT)} · {held.title}", result.entry)
    return redirect("training", held.public)


def _shown(
    request: HttpRequest,
    held: TrainingClass,
    handed: Handed | None = None,
    errors: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "held": held,
        "handed": handed,
        "errors": errors or [],
        "legend": legend(),
        "minutes": MINUTES,
        "fills": fills(held, user_of(request)),
        "today": timezone.localdate(),
    }
    return show(request, "training/spreadsheet.html", context, 422 if errors else status)


@page(read="training.see")
@require_safe
def template(request: HttpRequest, public: str) -> HttpResponse:
    """The register of a class to fill in: of the days that are still to be recorded, or of one day."""
    held: TrainingClass = reads.one("training.see", public, user_of(request))
    try:
        only = day_in(request.GET.get("day", ""), "day")
    except Invalid:
        only = None
    with fleeting(name="register.xlsx") as path:
        write(path, held, only)
        content = path.read_bytes()
    name = f"{held.title}-{_('Register')}.xlsx"
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})
