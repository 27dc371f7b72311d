"""Of a person: his labour contract. Where the office keeps none of his, what the latest roster stated counts."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least

from xieguan.lifecycle.contracts.models import FirmChange, LabourContract
from xieguan.lifecycle.contracts.sending import firm_on
from xieguan.people.statements import latest
from xieguan.people.suppliers import supplies

OF_THE_LATEST = {
    "labour_contract_months": "months",
    "deposit_taken": "deposit_taken",
    "identity_papers_held": "identity_papers_held",
    "charged_for_placement": "charged_for_placement",
    "contract_has_appraisal_clause": "appraisal_clause",
}


def _signed(on: date) -> QuerySet[LabourContract]:
    return LabourContract.objects.filter(engagement=OuterRef("pk"), signed_on__lte=on)


def contracted() -> Any:
    """Whether a contract of his is on record here, or he has come to another firm."""
    of_his = {"engagement": OuterRef("pk")}
    return Exists(LabourContract.objects.filter(**of_his)) | Exists(FirmChange.objects.filter(**of_his))


@supplies("engagement", "labour_contract_signed_on", partial=True, among=contracted)
def labour_contract_signed_on(on: date) -> Any:
    """When the first contract of this engagement was signed: a renewal is not signed late."""
    own = Subquery(
        _signed(on).order_by().values("engagement").annotate(first=Min("signed_on")).values("first")
    )
    stated = latest("labour_contract_signed_on")(on)
    return Coalesce(Least(own, stated), own, stated)


def _of_the_latest(fact: str, column: str) -> Callable[[date], Any]:
    def supplier(on: date) -> Any:
        own = _signed(on).order_by("-from_on", "-id").values(column)[:1]
        kind = IntegerField() if column == "months" else BooleanField()
        return Coalesce(Subquery(own), latest(fact)(on), output_field=kind)

    return supplier


for _fact, _column in OF_THE_LATEST.items():
    supplies("engagement", _fact, partial=True, among=contracted)(_of_the_latest(_fact, _column))


@supplies("engagement", "firm_labour_contract_on_file", partial=True, among=contracted)
def firm_labour_contract_on_file(on: date) -> Any:
    """Whether a contract with the firm that sends him now covers the day. A roster speaks of no later firm."""
    with_firm = _signed(on).filter(employer=firm_on(on, OuterRef(OuterRef("pk"))))
    counts = with_firm.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    )
    changed = FirmChange.objects.filter(engagement=OuterRef("pk"), on__lte=on)
    return Case(
        When(Q(Exists(counts)), then=Value(value=True)),
        When(Q(Exists(with_firm)) | Q(Exists(changed)), then=Value(value=False)),
        default=latest("firm_labour_contract_on_file")(on),
    )
