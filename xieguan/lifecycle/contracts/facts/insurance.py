"""Of a person: the month of insurance that is owed next, and up to which day it is proved without a gap. Shanxi 14.

Only where his office keeps months of whoever paid for him then; of the rest rosters speak, if at all. What is owed
next is the first month he was there of which nothing was handed in for him; the last that is proved, where none is
over yet.
"""

from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least
from django.db.models.lookups import Exact, GreaterThan, LessThan

from xieguan.lifecycle.contracts.models import FirmChange, InsuranceMonth, InsurancePaid
from xieguan.people.statements import latest
from xieguan.people.suppliers import supplies

NEVER = Value(date(9999, 12, 31), output_field=DateField())


def _same_payer(engagement: Any, firm: Any) -> Any:
    """Whether a month is of whoever paid in it for somebody: the office, or the firm that sent him then."""
    later = FirmChange.objects.filter(engagement=engagement, on__gt=OuterRef("month_end"))
    then = Subquery(later.order_by("on", "id").values("was")[:1])
    payer = Coalesce(then, firm, Value(0), output_field=BigIntegerField())
    return Exact(Coalesce(F("firm"), Value(0), output_field=BigIntegerField()), payer)


def _kept(on: date) -> QuerySet[InsuranceMonth]:
    """The months over by a day that his office keeps of whoever paid for him in each."""
    his = _same_payer(OuterRef(OuterRef("pk")), OuterRef("firm"))
    over = InsuranceMonth.objects.filter(his, organisation=OuterRef("organisation"), month_end__lt=on)
    return over.order_by("month_end")


def _without_him(on: date) -> QuerySet[InsuranceMonth]:
    """Months in which he was there, and of which nothing proves that his insurance was paid."""
    his = InsurancePaid.objects.filter(insurance_month=OuterRef("pk"), engagement=OuterRef(OuterRef("pk")))
    left = Coalesce(OuterRef("left_on"), NEVER)
    return _kept(on).filter(~Exists(his), month_end__gte=OuterRef("hired_on"), starts_on__lt=left)


def _last_of_a_run(on: date) -> QuerySet[InsuranceMonth]:
    """Months after which comes one that nobody has handed in anything for, as long as he was still there."""
    his = _same_payer(OuterRef(OuterRef(OuterRef("pk"))), OuterRef(OuterRef("firm")))
    following = InsuranceMonth.objects.filter(
        his, organisation=OuterRef("organisation"), month_end=OuterRef("next_end"), month_end__lt=on
    )
    return _kept(on).filter(~Exists(following), next_on__lt=Coalesce(OuterRef("left_on"), NEVER))


def _first(rows: QuerySet[InsuranceMonth], column: str) -> Any:
    return Subquery(rows.values(column)[:1], output_field=DateField())


def _last_paid(on: date) -> Any:
    paid = InsurancePaid.objects.filter(engagement=OuterRef("pk"), insurance_month__month_end__lt=on)
    last = paid.order_by("-insurance_month__month_end").values("insurance_month__month_end")[:1]
    return Subquery(last, output_field=DateField())


def _least(one: Any, other: Any) -> Any:
    """The earlier of two days, either of which may be missing: one database answers nothing then, another the rest."""
    return Coalesce(Least(one, other), one, other)


def where_months_are_kept() -> Any:
    """Whether his office keeps any month of insurance."""
    return Exists(InsuranceMonth.objects.filter(organisation=OuterRef("organisation")))


@supplies("engagement", "insurance_month_end", partial=True, among=where_months_are_kept)
def insurance_month_end(on: date) -> Any:
    """The last day of the month that is owed next, or of the last one proved while none is over.

    Of whoever came after the month that comes next nothing can be said until his office hands in another.
    """
    gap, coming = _first(_without_him(on), "month_end"), _first(_last_of_a_run(on), "next_end")
    owed = _least(gap, coming)
    return Case(
        When(~Q(Exists(_kept(on))), then=latest("insurance_month_end")(on)),
        When(left_on__lte=on, then=Coalesce(gap, _last_paid(on))),
        When(Q(GreaterThan(F("hired_on"), coming)), then=None),
        When(Q(GreaterThan(F("hired_on"), _first(_last_of_a_run(on), "month_end"))), then=coming),
        When(Q(LessThan(owed, Value(on, output_field=DateField()))), then=owed),
        default=Coalesce(_first(_last_of_a_run(on), "month_end"), _last_paid(on)),
        output_field=DateField(),
    )


@supplies("engagement", "insurance_evidenced_to", partial=True, among=where_months_are_kept)
def insurance_evidenced_to(on: date) -> Any:
    """The last day up to which his insurance is proved without a gap."""
    proved = _least(_first(_without_him(on), "before_end"), _first(_last_of_a_run(on), "month_end"))
    return Case(
        When(~Q(Exists(_kept(on))), then=latest("insurance_evidenced_to")(on)),
        default=Coalesce(proved, _last_paid(on)),
        output_field=DateField(),
    )
