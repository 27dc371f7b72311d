"""The retention act for applicants: whoever was not taken on is deleted once there is no purpose left to keep him for.

Personal information is kept no longer than its purpose needs (个人信息保护法 19) and is deleted of our own accord once
the purpose is met or the term over (47). No regulation here names a term for applicants: the office's schedule does.
"""

from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.law.judge import add_months
from xieguan.lifecycle.recruitment.access import SETTLERS
from xieguan.lifecycle.recruitment.clearing import remove
from xieguan.lifecycle.recruitment.limits import not_taken_on
from xieguan.lifecycle.recruitment.models import Campaign, Clearing
from xieguan.people.erasing.deciding import must_be_another, must_be_open
from xieguan.people.inputs import Document
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.verbs.erasures import Months
from xieguan.words import _

ASKERS = (Role.CLERK, *SETTLERS)


@act("recruitment.ask_clearing", of=Campaign, by=ASKERS)
def ask_clearing(
    campaign: Campaign, *, document: Document, kept_months: Months, by: User, now: datetime
) -> Noted:
    """Ask that the applicants who were not taken on be deleted. The document sets the term."""
    _must_be_over(campaign, kept_months, localdate(now))
    if campaign.clearings.filter(withdrawn_at__isnull=True).exists():
        raise Invalid({"": [_("this has been asked for already")]})
    if not not_taken_on(campaign).exists():
        raise Invalid({"": [_("everybody who applied here was taken on: there is nobody to delete")]})
    made = Clearing.objects.create(
        campaign=campaign,
        organisation_id=campaign.organisation_id,
        document=document,
        kept_months=kept_months,
        asked_by=by,
        asked_at=now,
    )
    return Noted(made, {"document": document, "kept_months": kept_months})


@act("recruitment.withdraw_clearing", of=Clearing, by=ASKERS)
def withdraw_clearing(clearing: Clearing, *, now: datetime) -> None:
    """Withdraw what was asked for and has not been done."""
    must_be_open(clearing)
    Clearing.objects.filter(pk=clearing.pk).update(withdrawn_at=now)


@act("recruitment.clear", of=Clearing, by=SETTLERS)
def clear(clearing: Clearing, *, by: User, now: datetime) -> Noted:
    """Delete them for good: names, ID numbers, checks, marks, documents. Whoever asked for it cannot do it."""
    must_be_open(clearing)
    must_be_another(clearing, by)
    _must_be_over(clearing.campaign, clearing.kept_months, localdate(now))
    counts = remove(clearing.campaign, now)
    Clearing.objects.filter(pk=clearing.pk).update(done_by=by, done_at=now, counts=counts)
    return Noted(clearing, {"document": clearing.document, "removed": counts})


def _must_be_over(campaign: Campaign, months: int, today: date) -> None:
    if campaign.closed_on is None:
        raise Invalid({"": [_("this recruitment is not completed")]})
    last = add_months(campaign.closed_on, months)
    if last >= today:
        say = _("this recruitment was completed on {day}: until {last} the records are kept")
        raise Invalid({"kept_months": [say.format(day=campaign.closed_on, last=last)]})
