"""Of a person: the month of insurance that is owed next, and up to which day it is proved without a gap. Shanxi 14.

Only where his office keeps months of whoever pays for him; of the rest rosters speak, if at all. What is owed next is
the first month he was there of which nothing was handed in for him; the last month that is over where there is none.
"""

from datetime import date
from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Least
from django.db.models.lookups import Exact, GreaterThan

from xieguan.lifecycle.contracts.models import InsuranceMonth, InsurancePaid
from xieguan.lifecycle.contracts.months import end_of, last_over
from xieguan.people.statements import latest
from xieguan.people.suppliers import supplies

NEVER = Value(date(9999, 12, 31), output_field=DateField())


def _kept() -> QuerySet[InsuranceMonth]:
    """The months his office keeps of whoever pays for him."""
    same = Exact(Coalesce(F("firm"), Value(0)), Coalesce(OuterRef("firm"), Value(0)))
    return InsuranceMonth.objects.filter(same, organisation=OuterRef("organisation")).order_by("month_end")


def _without_him() -> QuerySet[InsuranceMonth]:
    """Months in which he was there, and of which nothing proves that his insurance was paid."""
    his = InsurancePaid.objects.filter(insurance_month=OuterRef("pk"), engagement=OuterRef(OuterRef("pk")))
    left = Coalesce(OuterRef("left_on"), NEVER)
    return _kept().filter(~Exists(his), month_end__gte=OuterRef("hired_on"), starts_on__lt=left)


def _last_of_a_run() -> QuerySet[InsuranceMonth]:
    """Months after which comes one that nobody has handed in anything for, as long as he was still there."""
    same = Exact(Coalesce(F("firm"), Value(0)), Coalesce(OuterRef("firm"), Value(0)))
    following = InsuranceMonth.objects.filter(
        same, organisation=OuterRef("organisation"), month_end=OuterRef("next_end")
    )
    return _kept().filter(~Exists(following), next_on__lt=Coalesce(OuterRef("left_on"), NEVER))


def _first(rows: QuerySet[InsuranceMonth], column: str) -> Any:
    return Subquery(rows.values(column)[:1], output_field=DateField())


def _last_paid() -> Any:
    paid = InsurancePaid.objects.filter(engagement=OuterRef("pk")).order_by("-insurance_month__month_end")
    return Subquery(paid.values("insurance_month__month_end")[:1], output_field=DateField())


def _least(one: Any, other: Any) -> Any:
    """The earlier of two days, either of which may be missing: one database answers nothing then, another the rest."""
    return Coalesce(Least(one, other), one, other)


@supplies("engagement", "insurance_month_end", partial=True)
def insurance_month_end(on: date) -> Any:
    """The last day of the month that is owed next; for whoever came this month, of this one."""
    owed = _least(_first(_without_him(), "month_end"), _first(_last_of_a_run(), "next_end"))
    over = Value(last_over(on), output_field=DateField())
    return Case(
        When(~Q(Exists(_kept())), then=latest("insurance_month_end")(on)),
        When(hired_on__gt=last_over(on), then=Value(end_of(on), output_field=DateField())),
        When(left_on__lte=on, then=Coalesce(_first(_without_him(), "month_end"), _last_paid())),
        When(Q(GreaterThan(F("hired_on"), owed)), then=over),
        default=_least(owed, over),
        output_field=DateField(),
    )


@supplies("engagement", "insurance_evidenced_to", partial=True)
def insurance_evidenced_to(on: date) -> Any:
    """The last day up to which his insurance is proved without a gap."""
    proved = _least(_first(_without_him(), "before_end"), _first(_last_of_a_run(), "month_end"))
    return Case(
        When(~Q(Exists(_kept())), then=latest("insurance_evidenced_to")(on)),
        default=Coalesce(proved, _last_paid()),
        output_field=DateField(),
    )
