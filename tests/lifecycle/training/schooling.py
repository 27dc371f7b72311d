"""Short ways to hold a class: the cast's clerk opens it, enrols and takes registers."""

from datetime import date, timedelta

from tests.people.cast import Cast, id_number, li_lei
from tests.people.doing import do
from xieguan.lifecycle.models import TrainingClass
from xieguan.people.models import Engagement
from xieguan.people.verdicts import verdict_of

BEGIN = date(2023, 9, 11)  # a Monday; National Day comes in its fourth week


def school(
    cast: Cast | None, *people: str, starts_on: date = BEGIN, office=None, by=None, **changes
) -> TrainingClass:
    """A class of the county with these people in it."""
    given = {"title": "2023年第二期岗前培训班", "starts_on": starts_on, "days_planned": 15, **changes}
    made = do("training.open_class", office or cast.county, by or cast.clerk, **given)
    held = TrainingClass.objects.get(public=made.subject)
    if people:
        do("training.enrol", held, by or cast.clerk, people=list(people))
    return held


def attend(cast: Cast | None, held: TrainingClass, day: date, by=None, **otherwise: dict) -> None:
    """Everybody there all day, but for those said otherwise (by public id)."""
    there = held.enrolments.filter(from_on__lte=day).values_list("engagement__public", flat=True)
    marks = [{"trainee": public, **otherwise.get(public, {})} for public in there]
    do("training.take_register", held, by or cast.clerk, day=day, marks=marks)


def attend_days(cast: Cast, held: TrainingClass, first: date, count: int, by=None) -> date:
    """Every day of the week from a day on, so many days, weekends too; the last of them."""
    for offset in range(count):
        attend(cast, held, first + timedelta(days=offset), by)
    return first + timedelta(days=count - 1)


def attend_weekdays(cast: Cast, held: TrainingClass, first: date, count: int, by=None) -> date:
    """Mondays to Fridays from a day on; the last of them."""
    day = first
    while True:
        if day.weekday() < 5:
            attend(cast, held, day, by)
            count -= 1
        if not count:
            return day
        day += timedelta(days=1)


def examine(held: TrainingClass, who: str, day: date, by, **result) -> None:
    do(
        "training.record_exam",
        held,
        by,
        held_on=day,
        results=[{"trainee": who, **(result or {"passed": True})}],
    )


def trainee(cast: Cast, serial: int = 1, **changes) -> str:
    return li_lei(cast, id_number=id_number(serial=serial), hired_on="2023-09-04", **changes)


def outcomes(who: str, on: date) -> dict[str, str]:
    """What each rule that gates duty says of somebody on a day."""
    engagement = Engagement.objects.get(public=who)
    return {ruling.rule.id: ruling.outcome for ruling in verdict_of(engagement, on, "duty.assign").rulings}
