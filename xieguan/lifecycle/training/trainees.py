"""Who is in a class: found by name for each row of a form or a file, and nobody else's people."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from django.db.models import Q
from django.utils.timezone import localdate

from xieguan.lifecycle.training.models import Attendance, Enrolment, TrainingClass
from xieguan.lifecycle.training.reaching import TRAINERS
from xieguan.people.models import Engagement, User
from xieguan.people.outcomes import Invalid
from xieguan.people.scope import reach, within
from xieguan.words import _


class Row(Protocol):
    """A row that names a trainee."""

    trainee: str


def must_be_open(held: TrainingClass) -> None:
    """Raises Invalid once the class is closed."""
    if held.closed_on is not None:
        raise Invalid({"": [_("this class was closed on {day}").format(day=held.closed_on)]})


def class_of(engagement: Engagement, public: str, by: User, now: datetime) -> TrainingClass:
    """A class of the office of an engagement or of one above, named by an input. Raises Invalid."""
    mine = within(TrainingClass, reach(by, localdate(now)), TRAINERS).filter(public=public)
    locked = TrainingClass.objects.select_for_update(of=("self",)).select_related("organisation")
    held = locked.filter(pk__in=mine.values("pk")).first()
    if held is None or not engagement.organisation.path.startswith(held.organisation.path):
        raise Invalid({"training_class": [_("this person's office has no such class")]})
    return held


def expected(held: TrainingClass, day: date) -> dict[str, Enrolment]:
    """Whom the register of a day asks for, by the public id of the engagement: not who has left, nor who came later."""
    there = Q(engagement__left_on__isnull=True) | Q(engagement__left_on__gt=day)
    found = held.enrolments.filter(there, from_on__lte=day).select_related("engagement__person")
    return {entry.engagement.public: entry for entry in found}


def awaited(held: TrainingClass, day: date) -> dict[str, Enrolment]:
    """Of those the ones nobody has recorded yet: everybody, or who was enrolled since the register was taken."""
    known = expected(held, day)
    had = set(
        Attendance.objects.filter(training_day__training_class=held, training_day__day=day).values_list(
            "enrolment", flat=True
        )
    )
    return {public: entry for public, entry in known.items() if entry.pk not in had}


def matched(rows: Sequence[Row], known: dict[str, Enrolment], field: str) -> list[Enrolment]:
    """The trainee of each row. Raises Invalid naming every row of a stranger, and every second one of somebody."""
    wrong: dict[str, list[str]] = {}
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.trainee not in known:
            wrong[f"{field}.{number}.trainee"] = [
                _("this person is not in the class on that day, or is recorded already")
            ]
        elif row.trainee in seen:
            wrong[f"{field}.{number}.trainee"] = [_("this person is named twice")]
        seen.add(row.trainee)
    if wrong:
        raise Invalid(wrong)
    return [known[row.trainee] for row in rows]


def newcomers(held: TrainingClass, people: Sequence[str], by: User, now: datetime) -> list[Engagement]:
    """Those to be enrolled. Raises Invalid for whoever is not of this office, has left, or is in the class already."""
    mine = within(Engagement, reach(by, localdate(now)), TRAINERS).filter(
        public__in=people, organisation__path__startswith=held.organisation.path
    )
    found = {entry.public: entry for entry in mine}
    inside = set(held.enrolments.values_list("engagement__person", flat=True))
    wrong: dict[str, list[str]] = {}
    for number, public in enumerate(people):
        say = _refusal(found.get(public), inside)
        if say:
            wrong[f"people.{number}"] = [say]
        else:
            inside.add(found[public].person_id)
    if wrong:
        raise Invalid(wrong)
    return [found[public] for public in people]


def _refusal(engagement: Engagement | None, inside: set[int]) -> str:
    if engagement is None:
        return _("there is no such person in the office that holds the class")
    if engagement.left_on is not None:
        return _("this engagement has ended")
    return _("this person is in the class already") if engagement.person_id in inside else ""
