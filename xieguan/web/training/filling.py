"""Forms that record many at once: the register of a day, the results of an examination, people to enrol."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from xieguan.lifecycle.models import Attendance, TrainingClass
from xieguan.lifecycle.training.days import is_workday
from xieguan.lifecycle.training.progress import candidates, results_of
from xieguan.lifecycle.training.trainees import awaited, expected
from xieguan.people import reads
from xieguan.people.opaque import opaque_id
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.web.acts.told import done
from xieguan.web.pages import page, show, user_of
from xieguan.web.training.rows import Sheet, of_exam, of_register
from xieguan.words import _


@page(read="training.see", posts=True)
def register(request: HttpRequest, public: str) -> HttpResponse:
    """The register of a day: everybody there all day, unless said otherwise."""
    held = _held(request, public)
    day = _day(request)
    rows = of_register(awaited(held, day).values(), request.POST)
    sheet = Sheet("training.take_register", "marks", rows, {"day": day.isoformat()})
    if request.method == "POST" and _performed(request, held, sheet):
        return redirect("training", held.public)
    taken = Attendance.objects.current().filter(training_day__training_class=held, training_day__day=day)
    about = taken.select_related("enrolment__engagement__person", "corrects", "training_day").order_by("pk")
    context = {"day": day, "worked": is_workday(day), "taken": about, "last": timezone.localdate()}
    return _shown(request, "training/register.html", held, sheet, context)


@page(read="training.see", posts=True)
def exam(request: HttpRequest, public: str) -> HttpResponse:
    """The results of an examination: a mark or a word for each who sat it."""
    held = _held(request, public)
    day = _day(request)
    rows = of_exam(expected(held, day).values(), request.POST)
    nobody = _("fill in a mark or a result for at least one person")
    sheet = Sheet("training.record_exam", "results", rows, {"held_on": day.isoformat()}, nobody)
    if request.method == "POST" and _performed(request, held, sheet):
        return redirect("training", held.public)
    context = {"day": day, "last": timezone.localdate(), "known": results_of(held)}
    return _shown(request, "training/exam.html", held, sheet, context)


@page(read="training.see", posts=True)
def enrol(request: HttpRequest, public: str) -> HttpResponse:
    """Who is to be in the class: newcomers without training first."""
    held = _held(request, public)
    chosen = {"people": request.POST.getlist("people")}
    sheet = Sheet("training.enrol", "people", (), chosen, _("choose at least one person"))
    if request.method == "POST" and _performed(request, held, sheet):
        return redirect("training", held.public)
    context = {"chosen": chosen["people"], "people": candidates(held)}
    return _shown(request, "training/enrol.html", held, sheet, context)


def _held(request: HttpRequest, public: str) -> TrainingClass:
    found: TrainingClass = reads.one("training.see", public, user_of(request))
    return found


def _day(request: HttpRequest) -> date:
    """The day asked for; today where none is, or what is no day."""
    try:
        return date.fromisoformat(request.POST.get("day") or request.GET.get("day", ""))
    except ValueError:
        return timezone.localdate()


def _performed(request: HttpRequest, held: TrainingClass, sheet: Sheet) -> bool:
    """Do it; what was wrong stays with the sheet."""
    user, key = user_of(request), request.POST.get("key", "")
    try:
        result = perform(sheet.act, held.public, sheet.data, by=user, on=timezone.localdate(), key=key)
    except Invalid as error:
        sheet.errors = error.errors
        return False
    done(request, user, f"{sheet.title} · {held.title}", result.entry)
    return True


def _shown(
    request: HttpRequest, template: str, held: TrainingClass, sheet: Sheet, more: dict[str, Any]
) -> HttpResponse:
    context = {"held": held, "sheet": sheet, "key": opaque_id(), **more}
    return show(request, template, context, 422 if sheet.errors else 200)
