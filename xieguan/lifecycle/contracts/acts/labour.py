"""Labour contracts: signed with the office or with the firm that sends, and ended."""

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import Q
from django.utils.timezone import localdate
from pydantic import Field

from xieguan.law.judge import add_months
from xieguan.lifecycle.contracts.inputs import Months, OptionalNumber, ShortReason
from xieguan.lifecycle.contracts.models import LabourContract
from xieguan.lifecycle.contracts.sending import employer_of
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

PostTitle = Annotated[str, Field(min_length=1, max_length=200)]


@act(
    "contracts.sign",
    of=Engagement,
    by=[Role.CLERK],
    facts=[
        "labour_contract_signed_on",
        "labour_contract_months",
        "deposit_taken",
        "identity_papers_held",
        "charged_for_placement",
    ],
)
def sign(
    engagement: Engagement,
    *,
    labour_contract_signed_on: date,
    starts_on: date | None = None,
    labour_contract_months: Months | None = None,
    post: PostTitle,
    number: OptionalNumber = "",
    appraisal_clause: bool = False,
    deposit_taken: bool,
    identity_papers_held: bool,
    charged_for_placement: bool | None = None,
    by: User,
    on: date,
    now: datetime,
) -> LabourContract:
    """Record the labour contract somebody signed with the office, or with the firm that sends him. Shanxi 10, 11."""
    signed = labour_contract_signed_on
    if signed > localdate(now):
        raise Invalid({"labour_contract_signed_on": [_("this day has not come yet")]})
    return conclude(
        engagement,
        on,
        signed_on=signed,
        from_on=starts_on or signed,
        months=labour_contract_months,
        post=post,
        number=number,
        appraisal_clause=appraisal_clause,
        deposit_taken=deposit_taken,
        identity_papers_held=identity_papers_held,
        charged_for_placement=charged_for_placement,
        recorded_at=now,
        recorded_by=by,
    )


def conclude(
    engagement: Engagement, on: date, *, from_on: date, months: int | None, **what: Any
) -> LabourContract:
    """A contract from a day on. Raises Invalid where nobody employs him, he has left, or another covers these days."""
    if engagement.left_on is not None and engagement.left_on <= from_on:
        raise Invalid({"": [_("this engagement has ended")]})
    until = add_months(from_on, months) if months else None
    _must_be_free(engagement, from_on, until)
    return LabourContract.objects.create(
        engagement=engagement,
        employer=_employer(engagement, on),
        from_on=from_on,
        months=months,
        until_on=until,
        **what,
    )


def _employer(engagement: Engagement, on: date) -> Organisation:
    found = employer_of(engagement, on)
    if found is None:
        raise Invalid({"": [_("a dispatched person is sent by a firm: name it")]})
    return found


def _must_be_free(engagement: Engagement, from_on: date, until: date | None) -> None:
    """No other contract covers any of these days."""
    others = engagement.labour_contracts.filter(
        Q(ended_on__gt=from_on) | Q(ended_on__isnull=True),
        Q(until_on__gt=from_on) | Q(until_on__isnull=True),
    )
    if until is not None:
        others = others.filter(from_on__lt=until)
    other = others.order_by("from_on").first()
    if other is not None:
        say = _("the contract from {day} covers some of these days: end it first, or begin later")
        raise Invalid({"starts_on": [say.format(day=other.from_on)]})


@act("contracts.end", of=LabourContract, by=[Role.CLERK])
def end(contract: LabourContract, *, reason: ShortReason, on: date) -> Noted:
    """Record that a labour contract has ended before its time. Who leaves is another matter: the engagement goes on."""
    if contract.ended_on is not None:
        raise Invalid({"": [_("this contract was ended on {day}").format(day=contract.ended_on)]})
    if on < contract.from_on:
        raise Invalid(
            {"on": [_("it begins on {day}: choose that day or a later one").format(day=contract.from_on)]}
        )
    if contract.until_on is not None and contract.until_on <= on:
        raise Invalid({"on": [_("it had run out by then")]})
    LabourContract.objects.filter(pk=contract.pk).update(ended_on=on, why_ended=redacted(reason))
    return Noted(None, {"ended_on": on.isoformat(), "reason": redacted(reason)})
