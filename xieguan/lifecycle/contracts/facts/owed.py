"""Of a person: whether he was told the terms of his dispatch, whether double wages were settled."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from xieguan.lifecycle.contracts.models import DoubleWages, FirmChange, TermsTold
from xieguan.lifecycle.contracts.sending import firm_on
from xieguan.people.statements import latest
from xieguan.people.suppliers import supplies


def told_or_paid() -> Any:
    """Whether it is on record that he was told terms, came to another firm, or was paid double wages."""
    records = (TermsTold, FirmChange, DoubleWages)
    told, changed, paid = (Exists(one.objects.filter(engagement=OuterRef("pk"))) for one in records)
    return told | changed | paid


@supplies("engagement", "dispatch_terms_told_on", partial=True, among=told_or_paid)
def dispatch_terms_told_on(on: date) -> Any:
    """When the firm that sends him now first told him; a roster speaks of no later firm."""
    told = TermsTold.objects.filter(engagement=OuterRef("pk"), told_on__lte=on)
    by_firm = told.filter(firm=firm_on(on, OuterRef(OuterRef("pk")))).order_by("told_on", "id")
    own = Subquery(by_firm.values("told_on")[:1])
    changed = FirmChange.objects.filter(engagement=OuterRef("pk"), on__lte=on)
    stated = latest("dispatch_terms_told_on")(on)
    return Case(When(Q(Exists(changed)), then=own), default=Coalesce(own, stated))


@supplies("engagement", "double_wages_settled", partial=True, among=told_or_paid)
def double_wages_settled(on: date) -> Any:
    """Whether they were paid."""
    paid = DoubleWages.objects.filter(engagement=OuterRef("pk"), paid_on__lte=on)
    return Case(When(Q(Exists(paid)), then=Value(value=True)), default=latest("double_wages_settled")(on))
