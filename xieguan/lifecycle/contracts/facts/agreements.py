"""Of an agreement: which clauses its latest version states. Of a renewal: what was weighed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When

from xieguan.lifecycle.contracts.models import AgreementVersion, DispatchAgreement, NamedPerson, Renewal
from xieguan.people.suppliers import subject_kind, supplies

subject_kind("agreement", DispatchAgreement)
subject_kind("renewal", Renewal)

STATED: dict[str, Q] = {
    "agreement_post_stated": ~Q(post=""),
    "agreement_duties_stated": ~Q(duties=""),
    "agreement_term_stated": Q(from_on__isnull=False, until_on__isnull=False),
    "agreement_pay_amount_stated": Q(pay_amount__isnull=False),
    "agreement_social_insurance_amount_stated": Q(insurance_amount__isnull=False),
    "agreement_housing_fund_amount_stated": Q(housing_fund_amount__isnull=False),
    "agreement_payment_method_stated": ~Q(payment=""),
    "agreement_liability_stated": ~Q(liability=""),
    "agreement_persons_named": Q(Exists(NamedPerson.objects.filter(agreement_version=OuterRef("pk")))),
}


def _latest(on: date) -> Any:
    """The version that was written last by a day."""
    return AgreementVersion.objects.filter(agreement=OuterRef("pk"), made_on__lte=on).order_by("-ordinal")


def _whether(stated: Q) -> Callable[[date], Any]:
    def supplier(on: date) -> Any:
        said = Case(When(stated, then=Value(value=True)), default=Value(value=False))
        return Subquery(_latest(on).annotate(said=said).values("said")[:1])

    return supplier


for _fact, _condition in STATED.items():
    supplies("agreement", _fact)(_whether(_condition))


@supplies("agreement", "agreement_headcount")
def agreement_headcount(on: date) -> Any:
    """How many people are agreed."""
    return Subquery(_latest(on).values("headcount")[:1])


@supplies("agreement", "agreement_splits_continuous_term")
def agreement_splits_continuous_term(on: date) -> Any:
    """Whether continuous work is cut into short agreements, as whoever wrote it has stated."""
    return Subquery(_latest(on).values("splits_term")[:1])


@supplies("renewal", "training_result_considered")
def training_result_considered(_on: date) -> Any:
    """Whether the training results were weighed."""
    return F("training_result_considered")


@supplies("renewal", "appraisal_result_considered")
def appraisal_result_considered(_on: date) -> Any:
    """Whether the appraisal was weighed."""
    return F("appraisal_result_considered")
