"""The facts of pre-job training: working days attended, and whether the examination was passed.

The office's own records go first. For whoever has none here, what the latest roster has stated keeps counting, fact by
fact: a person with a register here and no examination may have his days from the register and his pass from the roster.
Who has neither is unknown. Corrected rows do not count, and a day attended in two classes is one day.

Two readings of Shanxi 16 are parameters: whether only days attended in full count (`prejob_full_days_only`), and
whether days in another office do (`prejob_elsewhere_counts`). Where no pack of the place reads it otherwise, days count
as the shipped text is read: those attended in full, in this engagement.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, Exists, IntegerField, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from xieguan.law.objects import Pack
from xieguan.law.pack import packs
from xieguan.lifecycle.training.models import Attendance, Enrolment, ExamResult, Presence, TrainingClass
from xieguan.people.models import Standing
from xieguan.people.models.organisation import in_force
from xieguan.people.statements import latest
from xieguan.people.suppliers import supplies

PREJOB = Q(enrolment__training_class__kind=TrainingClass.Kind.PREJOB)
HERE, ANYWHERE = ("enrolment__engagement", "pk"), ("enrolment__engagement__person", "person")
ELSEWHERE, PARTLY = ("prejob_elsewhere_counts", True), ("prejob_full_days_only", False)
Link = tuple[str, str]  # from an attendance, and from an engagement, to what they must have in common


def enrolled() -> Any:
    """Whether somebody was ever in a class, here or in another office."""
    return Exists(Enrolment.objects.filter(engagement__person=OuterRef("person")))


@supplies("engagement", "prejob_workdays", partial=True, among=enrolled)
def prejob_workdays(on: date) -> Any:
    """Working days of pre-job training until a day, by the State Council's calendar. Shanxi 16."""
    recorded = _read(ELSEWHERE, _days(ANYWHERE, on), _days(HERE, on), on)
    return Coalesce(recorded, latest("prejob_workdays")(on), output_field=IntegerField())


@supplies("engagement", "prejob_passed", partial=True, among=enrolled)
def prejob_passed(on: date) -> Any:
    """Whether the latest examination until a day was passed. Shanxi 16; Hai'an 21."""
    recorded = _read(ELSEWHERE, _passed(ANYWHERE, on), _passed(HERE, on), on)
    return Coalesce(recorded, latest("prejob_passed")(on), output_field=BooleanField())


def _days(link: Link, on: date) -> Any:
    partly = _counted(link, (Presence.FULL, Presence.HALF), on)
    return _read(PARTLY, partly, _counted(link, (Presence.FULL,), on), on)


def _counted(link: Link, presences: Iterable[str], on: date) -> Any:
    """The days that count, each once; nothing for whoever has no row in any register."""
    counts = Q(training_day__is_workday=True, presence__in=[str(one) for one in presences])
    field, ours = link
    rows = Attendance.objects.current().filter(PREJOB, training_day__day__lte=on, **{field: OuterRef(ours)})
    days = rows.order_by().values(field).annotate(n=Count("training_day__day", distinct=True, filter=counts))
    return Subquery(days.values("n"), output_field=IntegerField())


def _passed(link: Link, on: date) -> Any:
    field, ours = link
    results = ExamResult.objects.current().filter(PREJOB, held_on__lte=on, **{field: OuterRef(ours)})
    return Subquery(results.order_by("-held_on", "-id").values("passed")[:1], output_field=BooleanField())


def _read(reading: tuple[str, bool], so: Any, usual: Any, on: date) -> Any:
    """One expression where a pack of the place reads a parameter so, and the usual one everywhere else."""
    parameter, value = reading
    differing = [pack for pack in packs() if _value(pack, parameter) is value]
    if not differing:
        return usual
    places = Q(pk__in=[])
    for pack in differing:
        field = Q() if pack.enforcement_field == "any" else Q(enforcement_field=pack.enforcement_field)
        places |= Q(region__startswith=pack.region) & field
    there = Standing.objects.filter(in_force(on), places, organisation=OuterRef("organisation"))
    return Case(When(Exists(there), then=so), default=usual)


def _value(pack: Pack, parameter: str) -> object:
    known = pack.parameters.get(parameter)
    return known.value if known else None
