"""Which days a class can be held on, and whether they count: by the State Council's calendar, never by guess."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.desk import calendar as desk
from xieguan.desk.models import CalendarYear
from xieguan.law.workdays import NotAnnounced
from xieguan.lifecycle.training.models import Enrolment, TrainingClass, TrainingDay
from xieguan.people import sheet
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.words import _


def must_have_come(held: TrainingClass, day: date, field: str, now: datetime) -> None:
    """Nobody attends or sits anything before the class begins, nor on a day still to come. Raises Invalid."""
    if day > localdate(now):
        raise Invalid({field: [_("this day has not come yet")]})
    if day < held.starts_on:
        raise Invalid({field: [_("the class begins on {day}").format(day=held.starts_on)]})


def day_of(held: TrainingClass, day: date, by: User, now: datetime) -> TrainingDay:
    """The day of a class, made where there is none yet. Raises Invalid where it cannot have been held."""
    must_have_come(held, day, "day", now)
    known = held.days.filter(day=day).first()
    if known is not None:
        return known
    works, document = _by_the_calendar(day)
    return TrainingDay.objects.create(
        training_class=held, day=day, is_workday=works, calendar=document, recorded_at=now, recorded_by=by
    )


def is_workday(day: date) -> bool | None:
    """Whether a day counts; None in a year that is not announced."""
    try:
        return desk.calendar().is_workday(day)
    except NotAnnounced:
        return None


def _by_the_calendar(day: date) -> tuple[bool, str]:
    try:
        works = desk.calendar().is_workday(day)
    except NotAnnounced as error:
        say = _("{error}. The system administrator of the topmost organisation enters the year first.")
        raise Invalid({"day": [say.format(error=error)]}) from None
    document = CalendarYear.objects.filter(year=day.year).values_list("document", flat=True).first()
    return works, document or ""


@desk.follows
def recount(year: int) -> None:
    """A year was entered: its days count, or not, as it says; so do those who attended them."""
    days = list(TrainingDay.objects.filter(day__year=year))
    for one in days:
        one.is_workday, one.calendar = _by_the_calendar(one.day)
    TrainingDay.objects.bulk_update(days, ["is_workday", "calendar"])
    refresh(Enrolment.objects.filter(attendance__training_day__in=days))


def refresh(enrolments: "Iterable[Enrolment]") -> None:
    """Build the fact sheet of some trainees anew."""
    sheet.refresh({entry.engagement_id for entry in enrolments}, localdate())
