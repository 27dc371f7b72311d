"""What is owed beside a contract: the terms told to whoever is dispatched, double wages where it came too late."""

from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.lifecycle.contracts.inputs import Amount
from xieguan.lifecycle.contracts.models import DoubleWages, TermsTold
from xieguan.lifecycle.contracts.sending import DISPATCH, mode_of
from xieguan.people.inputs import Document, OptionalDocument
from xieguan.people.models import Engagement, User
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _


@act(
    "contracts.tell_dispatch_terms",
    of=Engagement,
    by=[Role.DISPATCH_FIRM, Role.CLERK],
    facts=["dispatch_terms_told_on"],
)
def tell_dispatch_terms(
    engagement: Engagement,
    *,
    dispatch_terms_told_on: date,
    document: OptionalDocument = "",
    by: User,
    on: date,
    now: datetime,
) -> TermsTold:
    """Record that somebody was told what the dispatch agreement says, and signed for it. Labour Contract Law 60."""
    if dispatch_terms_told_on > localdate(now):
        raise Invalid({"dispatch_terms_told_on": [_("this day has not come yet")]})
    if mode_of(engagement, on) != DISPATCH or engagement.firm is None:
        raise Invalid({"": [_("this person is not sent by a firm")]})
    return TermsTold.objects.create(
        engagement=engagement,
        firm=engagement.firm,
        told_on=dispatch_terms_told_on,
        document=document,
        recorded_at=now,
        recorded_by=by,
    )


@act("contracts.settle_double_wages", of=Engagement, by=[Role.CLERK])
def settle_double_wages(
    engagement: Engagement,
    *,
    paid_on: date,
    amount: Amount,
    document: Document,
    by: User,
    now: datetime,
) -> DoubleWages:
    """Record that the double wages for the time without a written contract were paid. Labour Contract Law 82."""
    if paid_on > localdate(now):
        raise Invalid({"paid_on": [_("this day has not come yet")]})
    if engagement.hired_on is not None and paid_on < engagement.hired_on:
        raise Invalid({"paid_on": [_("nobody is paid before he came")]})
    return DoubleWages.objects.create(
        engagement=engagement,
        paid_on=paid_on,
        amount=amount,
        document=document,
        recorded_at=now,
        recorded_by=by,
    )
