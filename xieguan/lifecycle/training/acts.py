"""The acts of a class: open it, enrol, take the register of a day, record the examination, close it."""

from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.lifecycle.training import one_person  # noqa: F401  the acts done to one person
from xieguan.lifecycle.training.days import must_have_come, refresh
from xieguan.lifecycle.training.inputs import (
    Days,
    Digest,
    FileName,
    Marks,
    PassMark,
    People,
    RegisterDays,
    Results,
    Topics,
)
from xieguan.lifecycle.training.models import Enrolment, ExamResult, TrainingClass
from xieguan.lifecycle.training.reaching import TRAINERS
from xieguan.lifecycle.training.registers import take
from xieguan.lifecycle.training.rows import passed
from xieguan.lifecycle.training.trainees import expected, matched, must_be_open, newcomers
from xieguan.people.inputs import Title
from xieguan.people.models import Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.tree import standing_of
from xieguan.words import _


@act("training.open_class", of=Organisation, by=TRAINERS)
def open_class(
    organisation: Organisation,
    *,
    title: Title,
    starts_on: date,
    days_planned: Days,
    topics: Topics = "",
    pass_mark: PassMark = 60,
    by: User,
    now: datetime,
) -> TrainingClass:
    """Open a class of pre-job training for the people of an organisation and its units. Shanxi 16; Hai'an 21."""
    standing_of(organisation)
    return TrainingClass.objects.create(
        organisation=organisation,
        title=title,
        topics=topics,
        starts_on=starts_on,
        days_planned=days_planned,
        pass_mark=pass_mark,
        recorded_at=now,
        recorded_by=by,
    )


@act("training.enrol", of=TrainingClass, by=TRAINERS)
def enrol(
    held: TrainingClass, *, people: People, from_on: date | None = None, by: User, now: datetime
) -> Noted:
    """Enrol people, from a day on; from the first day of the class, unless said otherwise."""
    must_be_open(held)
    since = max(from_on or held.starts_on, held.starts_on)
    there = newcomers(held, people, by, now)
    Enrolment.objects.bulk_create(
        Enrolment(training_class=held, engagement=one, from_on=since, recorded_at=now, recorded_by=by)
        for one in there
    )
    return Noted(None, {"people": sorted(one.public for one in there), "from_on": since.isoformat()})


@act("training.take_register", of=TrainingClass, by=TRAINERS)
def take_register(held: TrainingClass, *, day: date, marks: Marks, by: User, now: datetime) -> Noted:
    """Record who attended one day, everybody at once. A day off is kept and does not count. Shanxi 16."""
    must_be_open(held)
    taken = take(held, day, marks, by, now)
    refresh(taken.people)
    said = {"day": day.isoformat(), "counts": taken.counts, "people": len(taken.people)}
    return Noted(None, {**said, "all_day": taken.full})


@act("training.take_registers", of=TrainingClass, by=TRAINERS)
def take_registers(
    held: TrainingClass,
    *,
    days: RegisterDays,
    file_name: FileName = "",
    sha256: Digest = "",
    by: User,
    now: datetime,
) -> Noted:
    """Record the registers of several days at once, as a spreadsheet has them: all of it or nothing. Shanxi 16."""
    must_be_open(held)
    taken = [
        take(held, one.day, one.marks, by, now, before=f"days.{number}.") for number, one in enumerate(days)
    ]
    refresh({one.pk: one for day in taken for one in day.people}.values())
    said = {"days": len(taken), "rows": sum(len(day.people) for day in taken)}
    return Noted(None, {**said, "file_name": file_name, "sha256": sha256})


@act("training.record_exam", of=TrainingClass, by=TRAINERS)
def record_exam(held: TrainingClass, *, held_on: date, results: Results, by: User, now: datetime) -> Noted:
    """Record the results of an examination: of everybody, or of those who sat it. Shanxi 16; Hai'an 21."""
    must_be_open(held)
    must_have_come(held, held_on, "held_on", now)
    known = expected(held, held_on)
    there = matched(results, known, "results")
    taken = ExamResult.objects.filter(enrolment__in=there, held_on=held_on)
    if had := set(taken.values_list("enrolment", flat=True)):
        say = _("a result of this day is recorded already: correct it in the person's file")
        twice = {f"results.{number}.trainee": [say] for number, one in enumerate(there) if one.pk in had}
        raise Invalid(twice)
    outcome = [passed(held, entry, f"results.{number}.") for number, entry in enumerate(results)]
    ExamResult.objects.bulk_create(
        ExamResult(
            enrolment=one, held_on=held_on, mark=entry.mark, passed=well, recorded_at=now, recorded_by=by
        )
        for one, entry, well in zip(there, results, outcome, strict=True)
    )
    refresh(there)
    return Noted(None, {"held_on": held_on.isoformat(), "people": len(there), "passed": sum(outcome)})


@act("training.close_class", of=TrainingClass, by=TRAINERS)
def close_class(held: TrainingClass, *, now: datetime) -> Noted:
    """Close a class: its registers are complete. What was wrong in it can still be corrected, with a reason."""
    must_be_open(held)
    if held.starts_on > localdate(now):
        raise Invalid({"": [_("the class begins on {day}").format(day=held.starts_on)]})
    TrainingClass.objects.filter(pk=held.pk).update(closed_on=localdate(now))
    return Noted(None, {"closed_on": localdate(now).isoformat()})
