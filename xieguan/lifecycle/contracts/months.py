"""Months of insurance: their last days, who owes evidence of one, and of whom it is missing."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from xieguan.lifecycle.contracts.models import InsurancePaid
from xieguan.lifecycle.contracts.sending import firm_on
from xieguan.people.models import Engagement, Organisation

DAY = timedelta(days=1)


def end_of(day: date) -> date:
    """The last day of the month a day lies in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def before(day: date) -> date:
    """The last day of the month before."""
    first = day.replace(day=1)
    return first - DAY if first > date.min else first


def after(day: date) -> date:
    """The last day of the month after."""
    end = end_of(day)
    return end_of(end + DAY) if end < date.max else end


def last_over(on: date) -> date:
    """The last day of the last month that is over on a day: on its own last day a month is not over."""
    return before(on)


def owed(
    office: Organisation, firm: Organisation | None, end: date, *, everybody: bool = False
) -> QuerySet[Any]:
    """Of whom evidence of a month is owed: everybody of an office and its units who was there in it, by who pays.

    Who pays is the firm of that month (`sender`), whoever sends them since. Of a firm in the place of the office: all
    whom it sent, wherever they work.
    """
    here = Q(sender=office.pk) if firm == office else Q(organisation__path__startswith=office.path)
    there = Engagement.objects.visible().annotate(sender=firm_on(end)).filter(here, undone=False)
    came = there.filter(sheet__hired_on__lte=end).filter(
        Q(sheet__left_on__isnull=True) | Q(sheet__left_on__gt=before(end) + DAY)
    )
    if everybody:
        return came
    return came.filter(sender=firm.pk) if firm else came.filter(sender__isnull=True)


def missing(office: Organisation, firm: Organisation | None, end: date) -> QuerySet[Any]:
    """Of whom evidence of a month is owed and has not been handed in."""
    handed_in = InsurancePaid.objects.filter(engagement=OuterRef("pk"), insurance_month__month_end=end)
    return owed(office, firm, end).filter(~Exists(handed_in))
