"""Dispatch agreements: drawn up, written version by version, put to use once they are complete, ended."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from xieguan.lifecycle.contracts.inputs import (
    Amount,
    Clause,
    Dispatched,
    Headcount,
    Number,
    Payment,
    Post,
    ShortReason,
    StruckOut,
    Why,
)
from xieguan.lifecycle.contracts.models import AgreementVersion, DispatchAgreement, NamedPerson
from xieguan.lifecycle.contracts.sending import named_firm
from xieguan.lifecycle.contracts.writing import CLAUSES, latest_of, named_by, written
from xieguan.people import sheet
from xieguan.people.inputs import FirmName
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.tree import standing_of
from xieguan.words import _

DAY = timedelta(days=1)


@act("contracts.draw_up", of=Organisation, by=[Role.CLERK])
def draw_up(
    organisation: Organisation, *, firm: FirmName, number: Number, by: User, on: date, now: datetime
) -> DispatchAgreement:
    """Begin a dispatch agreement with a firm; its clauses are written next. Shanxi 11; Hai'an 10."""
    standing_of(organisation)
    sender = named_firm(firm, "firm")
    if DispatchAgreement.objects.filter(organisation=organisation, number=number).exists():
        raise Invalid({"number": [_("this office has an agreement of this number already")]})
    made = DispatchAgreement.objects.create(
        organisation=organisation, firm=sender, number=number, drawn_up_on=on
    )
    AgreementVersion.objects.create(agreement=made, ordinal=1, made_on=on, recorded_at=now, recorded_by=by)
    return made


@act("contracts.amend_agreement", of=DispatchAgreement, by=[Role.CLERK])
def amend_agreement(
    agreement: DispatchAgreement,
    *,
    post: Post = "",
    duties: Clause = "",
    headcount: Headcount | None = None,
    persons: Dispatched = [],  # noqa: B006  never changed
    from_on: date | None = None,
    last_day: date | None = None,
    pay_amount: Amount | None = None,
    insurance_amount: Amount | None = None,
    housing_fund_amount: Amount | None = None,
    payment: Payment = "",
    liability: Clause = "",
    appraisal_clause: bool | None = None,
    splits_term: bool | None = None,
    struck_out: StruckOut = [],  # noqa: B006  never changed
    reason: Why = "",
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Write a new version of an agreement: what is not said stays as it was, what is struck out goes. Shanxi 11.

    A version that has been put to use stays as it is beside the new one, which says why it was made.
    """
    before = latest_of(agreement)
    _must_be_writable(agreement, before, reason, on)
    said: dict[str, Any] = {
        "post": post,
        "duties": duties,
        "headcount": headcount,
        "from_on": from_on,
        "until_on": last_day + DAY if last_day else None,
        "pay_amount": pay_amount,
        "insurance_amount": insurance_amount,
        "housing_fund_amount": housing_fund_amount,
        "payment": payment,
        "liability": liability,
        "appraisal_clause": appraisal_clause,
        "splits_term": splits_term,
    }
    clauses = written(before, said, struck_out)
    people = named_by(agreement, before, persons, struck_out)
    if clauses["from_on"] and clauses["until_on"] and clauses["until_on"] <= clauses["from_on"]:
        raise Invalid({"last_day": [_("the end lies before the beginning")]})
    changed = [name for name in CLAUSES if clauses[name] != getattr(before, name)]
    if not changed and set(before.named.values_list("engagement", flat=True)) == {one.pk for one in people}:
        raise Invalid({"": [_("nothing is changed: the version before says the same")]})
    made = AgreementVersion.objects.create(
        agreement=agreement,
        ordinal=before.ordinal + 1,
        made_on=on,
        reason=redacted(reason),
        recorded_at=now,
        recorded_by=by,
        **clauses,
    )
    NamedPerson.objects.bulk_create(NamedPerson(agreement_version=made, engagement=one) for one in people)
    told = {"ordinal": made.ordinal, "clauses": changed, "named": len(people), "reason": redacted(reason)}
    return Noted(None, {"agreement": agreement.number, **told})


def _must_be_writable(agreement: DispatchAgreement, before: AgreementVersion, reason: str, on: date) -> None:
    if agreement.ended_on is not None:
        raise Invalid({"": [_("this agreement was ended on {day}").format(day=agreement.ended_on)]})
    if before.activated_on is not None and not reason:
        raise Invalid({"reason": [_("a version is in use: say why it is amended")]})
    if on < before.made_on:
        say = _("the version before was written on {day}: choose that day or a later one")
        raise Invalid({"on": [say.format(day=before.made_on)]})


@act("contracts.activate_agreement", of=DispatchAgreement, by=[Role.LEADER])
def activate_agreement(agreement: DispatchAgreement, *, by: User, on: date, now: datetime) -> Noted:
    """Put the latest version of an agreement to use, once every clause the regulation asks for is there. Shanxi 11."""
    latest = latest_of(agreement)
    if agreement.ended_on is not None:
        raise Invalid({"": [_("this agreement was ended on {day}").format(day=agreement.ended_on)]})
    if latest.activated_on is not None:
        raise Invalid({"": [_("the latest version is in use already: amend it first")]})
    if on < latest.made_on:
        say = _("this version was written on {day}: choose that day or a later one")
        raise Invalid({"on": [say.format(day=latest.made_on)]})
    if latest.until_on is not None and latest.until_on <= on:
        raise Invalid({"": [_("the term of this agreement has run out: amend it first")]})
    if latest.recorded_by_id == by.pk:
        raise Denied(_("who wrote this version does not put it to use: somebody else does"))
    AgreementVersion.objects.filter(pk=latest.pk).update(activated_on=on, activated_by=by)
    _refresh(agreement, now)
    return Noted(None, {"agreement": agreement.number, "ordinal": latest.ordinal})


@act("contracts.end_agreement", of=DispatchAgreement, by=[Role.LEADER])
def end_agreement(agreement: DispatchAgreement, *, reason: ShortReason, on: date, now: datetime) -> Noted:
    """End an agreement before its time: whom it covered needs another before going on duty. Shanxi 11."""
    if agreement.ended_on is not None:
        raise Invalid({"": [_("this agreement was ended on {day}").format(day=agreement.ended_on)]})
    last = max(agreement.drawn_up_on, latest_of(agreement).activated_on or agreement.drawn_up_on)
    if on < last:
        say = _("something was recorded of this agreement for {day}: choose that day or a later one")
        raise Invalid({"on": [say.format(day=last)]})
    DispatchAgreement.objects.filter(pk=agreement.pk).update(ended_on=on, why_ended=redacted(reason))
    _refresh(agreement, now)
    return Noted(None, {"agreement": agreement.number, "reason": redacted(reason)})


def _refresh(agreement: DispatchAgreement, now: datetime) -> None:
    """Whom it covers or covered has other facts now."""
    there = Engagement.objects.filter(organisation__path__startswith=agreement.organisation.path)
    of_firm = there.filter(firm=agreement.firm_id).values_list("pk", flat=True)
    sheet.refresh(set(of_firm), localdate(now))
