"""Renewing a labour contract: what training and appraisal have shown is weighed first."""

from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.lifecycle.contracts.acts.labour import conclude
from xieguan.lifecycle.contracts.inputs import Months, OptionalNumber, Post
from xieguan.lifecycle.contracts.models import LabourContract, Renewal
from xieguan.people.inputs import Reason
from xieguan.people.models import Engagement, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _


@act(
    "contracts.renew",
    of=Engagement,
    by=[Role.CLERK],
    facts=["training_result_considered", "appraisal_result_considered", "labour_contract_months"],
)
def renew(
    engagement: Engagement,
    *,
    labour_contract_signed_on: date,
    starts_on: date | None = None,
    labour_contract_months: Months | None = None,
    training_result_considered: bool,
    appraisal_result_considered: bool,
    opinion: Reason,
    post: Post = "",
    number: OptionalNumber = "",
    appraisal_clause: bool = False,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Renew a labour contract, with what training and appraisal have shown. It is no new entry. Shanxi 17, 22."""
    signed = labour_contract_signed_on
    if signed > localdate(now):
        raise Invalid({"labour_contract_signed_on": [_("this day has not come yet")]})
    former = engagement.labour_contracts.order_by("-from_on", "-pk").first()
    made = conclude(
        engagement,
        on,
        signed_on=signed,
        from_on=_begins(former, starts_on),
        months=labour_contract_months,
        post=post or (former.post if former else "") or _missing("post"),
        number=number,
        appraisal_clause=appraisal_clause,
        deposit_taken=former.deposit_taken if former else None,
        identity_papers_held=former.identity_papers_held if former else None,
        charged_for_placement=former.charged_for_placement if former else None,
        recorded_at=now,
        recorded_by=by,
    )
    Renewal.objects.create(
        contract=made,
        engagement=engagement,
        training_result_considered=training_result_considered,
        appraisal_result_considered=appraisal_result_considered,
        opinion=redacted(opinion),
        recorded_at=now,
        recorded_by=by,
    )
    return Noted(made, {"opinion": redacted(opinion)})


def _begins(former: LabourContract | None, starts_on: date | None) -> date:
    """The day on which the former ends, unless another is stated. Raises Invalid where there is none to follow."""
    if starts_on is not None:
        return starts_on
    if former is None:
        raise Invalid({"starts_on": [_("no contract is on record here: say when the renewed one begins")]})
    follows = former.ended_on or former.until_on
    if follows is None:
        raise Invalid({"": [_("the contract is open-ended: there is nothing to renew")]})
    return follows


def _missing(field: str) -> str:
    raise Invalid({field: [_("this is needed")]})
