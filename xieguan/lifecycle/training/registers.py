"""The register of one day, written down: by hand, or as one of many days of a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xieguan.lifecycle.training.days import day_of
from xieguan.lifecycle.training.inputs import Mark
from xieguan.lifecycle.training.models import Attendance, Enrolment, TrainingClass
from xieguan.lifecycle.training.rows import missed
from xieguan.lifecycle.training.trainees import awaited, matched
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Taken:
    """Whom a register has recorded, whether the day counts, and how many were there all day."""

    people: Sequence[Enrolment]
    counts: bool
    full: int


def take(
    held: TrainingClass, day: date, marks: Sequence[Mark], by: User, now: datetime, *, before: str = ""
) -> Taken:
    """Record one day, everybody who is awaited. Raises Invalid naming every row; `before` stands before their names."""
    try:
        on_the_day = day_of(held, day, by, now)
    except Invalid as error:
        raise Invalid({f"{before}{name}": says for name, says in error.errors.items()}) from None
    known = awaited(held, day)
    if not known and on_the_day.attendance.exists():
        say = _("the register of this day has been taken: correct what is wrong in it")
        raise Invalid({f"{before}day": [say]})
    there = matched(marks, known, f"{before}marks")
    if left_out := len(known) - len(there):
        say = _("{n} people of the class are not in the register").format(n=left_out)
        raise Invalid({f"{before}marks": [say]})
    why = [missed(mark, f"{before}marks.{number}.absence") for number, mark in enumerate(marks)]
    Attendance.objects.bulk_create(
        Attendance(
            training_day=on_the_day,
            enrolment=one,
            presence=mark.presence,
            absence=absence,
            recorded_at=now,
            recorded_by=by,
        )
        for one, mark, absence in zip(there, marks, why, strict=True)
    )
    return Taken(there, on_the_day.is_workday, sum(not absence for absence in why))
