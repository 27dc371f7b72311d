"""The acts done to one person: a day made up or put right, a result put right."""

from datetime import date, datetime

from xieguan.lifecycle.training.days import day_of, must_have_come
from xieguan.lifecycle.training.inputs import ClassName, ExamMark, OptionalReason, Result
from xieguan.lifecycle.training.inputs import Mark as Row
from xieguan.lifecycle.training.models import (
    Absence,
    Attendance,
    Correctable,
    Enrolment,
    ExamResult,
    Presence,
    TrainingClass,
)
from xieguan.lifecycle.training.reaching import TRAINERS
from xieguan.lifecycle.training.rows import missed, passed
from xieguan.lifecycle.training.trainees import class_of
from xieguan.people.models import Engagement, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.words import _


@act("training.record_prejob", of=Engagement, by=TRAINERS)
def record_prejob(
    engagement: Engagement,
    *,
    training_class: ClassName,
    day: date,
    presence: Presence = Presence.FULL,
    absence: Absence | None = None,
    reason: OptionalReason = "",
    by: User,
    now: datetime,
) -> Noted:
    """Record or correct one person's attendance on one day of a class. Shanxi 16."""
    held = class_of(engagement, training_class, by, now)
    why = missed(Row(trainee=engagement.public, presence=presence, absence=absence), "absence")
    enrolment = _enrolled(held, engagement, day, by, now)
    on_the_day = day_of(held, day, by, now)
    before = Attendance.objects.current().filter(training_day=on_the_day, enrolment=enrolment).first()
    _must_say_why(held, before, reason)
    Attendance.objects.create(
        training_day=on_the_day,
        enrolment=enrolment,
        presence=presence,
        absence=why,
        corrects=before,
        reason=redacted(reason),
        recorded_at=now,
        recorded_by=by,
    )
    said = {"class": held.public, "day": day.isoformat(), "presence": presence.value}
    was = {"was": before.presence, "reason": redacted(reason)} if before else {}
    return Noted(None, {**said, "counts": on_the_day.is_workday, **was})


@act("training.record_result", of=Engagement, by=TRAINERS)
def record_result(
    engagement: Engagement,
    *,
    training_class: ClassName,
    held_on: date,
    mark: ExamMark | None = None,
    passed_it: bool | None = None,
    reason: OptionalReason = "",
    by: User,
    now: datetime,
) -> Noted:
    """Record or correct one person's result in an examination of a class. Shanxi 16; Hai'an 21."""
    held = class_of(engagement, training_class, by, now)
    must_have_come(held, held_on, "held_on", now)
    enrolment = held.enrolments.filter(engagement=engagement).first()
    if enrolment is None:
        raise Invalid({"training_class": [_("this person is not in the class")]})
    well = passed(held, Result(trainee=engagement.public, mark=mark, passed=passed_it))
    before = ExamResult.objects.current().filter(enrolment=enrolment, held_on=held_on).first()
    _must_say_why(held, before, reason)
    ExamResult.objects.create(
        enrolment=enrolment,
        held_on=held_on,
        mark=mark,
        passed=well,
        corrects=before,
        reason=redacted(reason),
        recorded_at=now,
        recorded_by=by,
    )
    was = {"was": before.passed, "reason": redacted(reason)} if before else {}
    return Noted(None, {"class": held.public, "held_on": held_on.isoformat(), "passed": well, **was})


def _enrolled(held: TrainingClass, engagement: Engagement, day: date, by: User, now: datetime) -> Enrolment:
    """His place in the class; somebody who joins for a day is in it from that day."""
    made, _new = Enrolment.objects.get_or_create(
        training_class=held,
        engagement=engagement,
        defaults={"from_on": max(day, held.starts_on), "recorded_at": now, "recorded_by": by},
    )
    return made


def _must_say_why(held: TrainingClass, before: Correctable | None, reason: str) -> None:
    if before is not None and not reason:
        raise Invalid({"reason": [_("something else is recorded for this day: say why it is corrected")]})
    if held.closed_on is not None and not reason:
        raise Invalid({"reason": [_("the class is closed: say why something is added to it")]})
