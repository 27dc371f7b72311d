"""The public notice before a hire, and what is said against those it names."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from xieguan.lifecycle.recruitment.access import RECRUITERS, SETTLERS
from xieguan.lifecycle.recruitment.inputs import People
from xieguan.lifecycle.recruitment.limits import must_be_open, must_be_running, must_have_come
from xieguan.lifecycle.recruitment.matching import chosen
from xieguan.lifecycle.recruitment.models import (
    Application,
    Campaign,
    Noticed,
    NoticeDay,
    Objection,
    PublicNotice,
)
from xieguan.lifecycle.recruitment.term import last_day, worked_days
from xieguan.people.inputs import Reason
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.words import _

Place = Annotated[str, Field(min_length=1, max_length=200)]
LONGEST = 400  # days


@act("recruitment.begin_notice", of=Campaign, by=RECRUITERS)
def begin_notice(
    campaign: Campaign,
    *,
    applicants: People,
    began_on: date,
    last_on: date | None = None,
    place: Place,
    by: User,
    now: datetime,
) -> Noted:
    """Give public notice of those who are to be hired, for the working days the law asks for. Shanxi 10; Hai'an 11."""
    must_be_open(campaign)
    must_have_come(began_on, "began_on", now)
    last = last_on or last_day(campaign.organisation, began_on)
    if last is None:
        raise Invalid(
            {"last_on": [_("say until which day: no law here gives a term, or its year is not announced")]}
        )
    if not began_on <= last or (last - began_on).days > LONGEST:
        raise Invalid({"last_on": [_("the end lies before the beginning")]})
    there = chosen(campaign, applicants, "applicants")
    made = PublicNotice.objects.create(
        campaign=campaign,
        began_on=began_on,
        last_on=last,
        place=place,
        recorded_at=now,
        recorded_by=by,
    )
    NoticeDay.objects.bulk_create(
        NoticeDay(notice=made, day=day, is_workday=worked) for day, worked in worked_days(began_on, last)
    )
    Noticed.objects.bulk_create(Noticed(notice=made, application=one) for one in there)
    return Noted(None, {"began_on": began_on.isoformat(), "last_on": last.isoformat(), "people": len(there)})


@act("recruitment.receive_objection", of=Application, by=RECRUITERS)
def receive_objection(
    application: Application,
    *,
    says: Reason,
    received_on: date | None = None,
    by: User,
    on: date,
    now: datetime,
) -> Objection:
    """Record an objection to somebody whom a notice names. Until it is settled he is not hired. Hai'an 11."""
    must_be_running(application)
    day = received_on or on
    must_have_come(day, "received_on", now)
    if not application.noticed.filter(notice__began_on__lte=day).exists():
        raise Invalid({"": [_("no public notice names this applicant yet")]})
    return Objection.objects.create(
        application=application, received_on=day, says=redacted(says), recorded_at=now, recorded_by=by
    )


@act("recruitment.settle_objection", of=Objection, by=SETTLERS)
def settle_objection(
    objection: Objection, *, outcome: Objection.Outcome, findings: Reason, on: date, now: datetime
) -> Noted:
    """Settle an objection, with what was found. One that is founded is followed by turning the applicant down."""
    must_have_come(on, "on", now)
    if objection.settled_on is not None:
        raise Invalid({"": [_("this objection has been settled already")]})
    if on < objection.received_on:
        raise Invalid({"on": [_("the end lies before the beginning")]})
    Objection.objects.filter(pk=objection.pk).update(
        outcome=outcome, findings=redacted(findings), settled_on=on
    )
    return Noted(None, {"application": objection.application.public, "outcome": outcome.value})
