"""How an application ends without a hire, how the applicant is told, and how a recruitment ends.

What is said of an applicant in words stands in his application and goes with it. The trail, which nobody can take
anything out of, has its keyed digest (`input_digest`) and no word of it.
"""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from xieguan.lifecycle.planning import places
from xieguan.lifecycle.planning.models import HiringPlan
from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.inputs import People, Why
from xieguan.lifecycle.recruitment.limits import RUNNING, must_be_open, must_be_running, must_have_come
from xieguan.lifecycle.recruitment.matching import chosen
from xieguan.lifecycle.recruitment.models import Application, Campaign
from xieguan.people.inputs import Reason
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.words import _

How = Annotated[str, Field(min_length=1, max_length=120)]


@act("recruitment.withdraw", of=Application, by=RECRUITERS)
def withdraw(application: Application, *, reason: Why = "", on: date, now: datetime) -> None:
    """Record that an applicant withdraws."""
    must_be_running(application)
    must_have_come(on, "on", now)
    Application.objects.filter(pk=application.pk).update(withdrawn_on=on, reason=redacted(reason))


@act("recruitment.reject", of=Application, by=RECRUITERS)
def reject(application: Application, *, reason: Reason, on: date, now: datetime) -> None:
    """Turn an applicant down, with the reason he is to be told."""
    must_be_running(application)
    must_have_come(on, "on", now)
    Application.objects.filter(pk=application.pk).update(rejected_on=on, reason=redacted(reason))


@act("recruitment.reject_many", of=Campaign, by=RECRUITERS)
def reject_many(campaign: Campaign, *, applicants: People, reason: Reason, on: date, now: datetime) -> Noted:
    """Turn several applicants down for one reason: those who failed an examination, or for whom no place is left."""
    must_be_open(campaign)
    must_have_come(on, "on", now)
    there = chosen(campaign, applicants, "applicants")
    Application.objects.filter(pk__in=[one.pk for one in there]).update(
        rejected_on=on, reason=redacted(reason)
    )
    return Noted(None, {"people": len(there)})


@act("recruitment.tell", of=Application, by=RECRUITERS)
def tell(application: Application, *, told_how: How, on: date, now: datetime) -> None:
    """Record that an applicant who was turned down has been told so, and why."""
    must_have_come(on, "on", now)
    if say := _nothing_to_tell(application, on):
        raise Invalid({"": [say]})
    Application.objects.filter(pk=application.pk).update(told_on=on, told_how=told_how)


@act("recruitment.tell_many", of=Campaign, by=RECRUITERS)
def tell_many(campaign: Campaign, *, applicants: People, told_how: How, on: date, now: datetime) -> Noted:
    """Record that several who were turned down have been told in one way; also once the recruitment is completed."""
    must_have_come(on, "on", now)
    there = chosen(campaign, applicants, "applicants", lambda one: _nothing_to_tell(one, on))
    Application.objects.filter(pk__in=[one.pk for one in there]).update(told_on=on, told_how=told_how)
    return Noted(None, {"people": len(there)})


def _nothing_to_tell(application: Application, on: date) -> str:
    """Why nobody tells an applicant on a day that he was turned down, in words; empty where it can be done."""
    if application.rejected_on is None:
        return _("this applicant has not been turned down")
    if application.told_on is not None:
        return _("this applicant was told on {day}").format(day=application.told_on)
    if on < application.rejected_on:
        say = _("he was turned down on {day}: nobody is told before")
        return say.format(day=application.rejected_on)
    return ""


@act("recruitment.complete", of=HiringPlan, by=RECRUITERS, facts=["recruitment_completed_on"])
def complete(plan: HiringPlan, *, recruitment_completed_on: date, now: datetime) -> Noted:
    """Complete a recruitment: nobody in it is left without an answer, and places nobody took are free. Hai'an 10."""
    must_have_come(recruitment_completed_on, "recruitment_completed_on", now)
    campaign = plan.campaigns.filter(closed_on__isnull=True).first()
    if campaign is None:
        raise Invalid({"": [_("no recruitment of this plan is under way")]})
    if recruitment_completed_on < campaign.published_on:
        raise Invalid({"recruitment_completed_on": [_("the end lies before the beginning")]})
    if waiting := campaign.applications.filter(RUNNING).count():
        say = _("{n} applicants have no answer yet: hire them or turn them down first")
        raise Invalid({"": [say.format(n=waiting)]})
    Campaign.objects.filter(pk=campaign.pk).update(closed_on=recruitment_completed_on)
    places.complete(plan, recruitment_completed_on)
    return Noted(None, {"recruitment_completed_on": recruitment_completed_on.isoformat()})
