"""Writing an agreement: what the next version says, and what the law would say of it before it is written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xieguan.law.judge import Ruling
from xieguan.law.nodes import Value
from xieguan.lifecycle.contracts.inputs import ClauseName
from xieguan.lifecycle.contracts.models import AgreementVersion, DispatchAgreement
from xieguan.lifecycle.contracts.sending import sent_by
from xieguan.people import gate
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Invalid
from xieguan.words import _

ACTIVATE = "contracts.activate_agreement"
TEXTS = ("post", "duties", "payment", "liability")
AMOUNTS = ("pay_amount", "insurance_amount", "housing_fund_amount")
TERM = ("from_on", "until_on")
CHOICES = ("appraisal_clause", "splits_term")
CLAUSES = ("post", "duties", "headcount", *TERM, *AMOUNTS, "payment", "liability", *CHOICES)


def latest_of(agreement: DispatchAgreement) -> AgreementVersion:
    """The version written last; an agreement has one from its first day."""
    return agreement.versions.order_by("-ordinal")[0]


def written(
    before: AgreementVersion, said: Mapping[str, Any], struck_out: Iterable[ClauseName]
) -> dict[str, Any]:
    """The clauses of the next version: as said, else as before; blank where they are struck out."""
    clauses = {name: getattr(before, name) if said[name] in (None, "") else said[name] for name in CLAUSES}
    for struck in struck_out:
        for name in TERM if struck == ClauseName.TERM else (struck.value,):
            if name in clauses:
                clauses[name] = "" if name in TEXTS else None
    return clauses


def named_by(
    agreement: DispatchAgreement,
    before: AgreementVersion,
    persons: Sequence[str],
    struck_out: Iterable[ClauseName],
) -> list[Engagement]:
    """Whom the next version names. Raises Invalid for each whom this firm does not send here."""
    if ClauseName.PERSONS in struck_out:
        return []
    if not persons:
        return [entry.engagement for entry in before.named.select_related("engagement").order_by("pk")]
    there = {one.public: one for one in sent_by(agreement.organisation, agreement.firm)}
    wrong = {
        f"persons.{at}": [_("this firm sends no such person here")]
        for at, public in enumerate(persons)
        if public not in there
    }
    if wrong:
        raise Invalid(wrong)
    return [there[public] for public in dict.fromkeys(persons)]


def stated(clauses: Mapping[str, Any], named: int) -> dict[str, Value]:
    """What the law would be told of these clauses, before any version has them."""
    return {
        "agreement_post_stated": bool(clauses["post"]),
        "agreement_duties_stated": bool(clauses["duties"]),
        "agreement_headcount": clauses["headcount"],
        "agreement_persons_named": named > 0,
        "agreement_term_stated": None not in (clauses["from_on"], clauses["until_on"]),
        "agreement_pay_amount_stated": clauses["pay_amount"] is not None,
        "agreement_social_insurance_amount_stated": clauses["insurance_amount"] is not None,
        "agreement_housing_fund_amount_stated": clauses["housing_fund_amount"] is not None,
        "agreement_payment_method_stated": bool(clauses["payment"]),
        "agreement_liability_stated": bool(clauses["liability"]),
        "agreement_splits_continuous_term": clauses["splits_term"],
    }


def rulings(agreement: DispatchAgreement, clauses: Mapping[str, Any], named: int, on: date) -> list[Ruling]:
    """What the law of the place says of putting these clauses to use, clause by clause."""
    return gate.judge_act(ACTIVATE, agreement, stated(clauses, named), on)


def clauses_of(version: AgreementVersion) -> dict[str, Any]:
    """The clauses a version has."""
    return {name: getattr(version, name) for name in CLAUSES}
