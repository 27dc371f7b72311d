"""The term of a public notice: how many working days the law asks for, and which day is the last."""

from collections.abc import Iterator
from datetime import date, timedelta

from xieguan.desk import calendar as desk
from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.law.workdays import NotAnnounced
from xieguan.lifecycle.recruitment.grounds import HIRE
from xieguan.lifecycle.recruitment.models import NoticeDay
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation

DAYS = "public_notice_workdays"
DAY = timedelta(days=1)


def asked_of(office: Organisation, on: date) -> tuple[int, Law, Rule] | None:
    """The most working days that any law of an office asks of a notice, and its rule; None where none does."""
    found = [
        (value, law, rule)
        for law in laws_of(office, on)
        for rule in law.pack.rules
        if HIRE in rule.gates and DAYS in rule.facts
        for value in (_least(law, rule),)
        if value is not None
    ]
    return max(found, key=lambda one: one[0]) if found else None


def _least(law: Law, rule: Rule) -> int | None:
    """The number its condition names beside the days."""
    named = (law.parameters.get(name) for name in rule.require.uses if name in law.parameters)
    return max((value for value in named if isinstance(value, int)), default=None)


def last_day(office: Organisation, began_on: date) -> date | None:
    """The last day of a notice that begins on a day; None where no law asks for a term, or a year is not announced."""
    asked = asked_of(office, began_on)
    if asked is None:
        return None
    try:
        return desk.calendar().after(began_on - DAY, asked[0])
    except NotAnnounced:
        return None


def worked_days(first: date, last: date) -> Iterator[tuple[date, bool | None]]:
    """Each day of a notice, and whether it is worked; None in a year that is not announced."""
    for offset in range((last - first).days + 1):
        yield first + DAY * offset, is_workday(first + DAY * offset)


def is_workday(day: date) -> bool | None:
    """Whether a day counts; None in a year that is not announced."""
    try:
        return desk.calendar().is_workday(day)
    except NotAnnounced:
        return None


@desk.follows
def recount(year: int) -> None:
    """A year was entered: the days of its notices count, or not, as it says."""
    days = list(NoticeDay.objects.filter(day__year=year))
    for one in days:
        one.is_workday = is_workday(one.day)
    NoticeDay.objects.bulk_update(days, ["is_workday"])
