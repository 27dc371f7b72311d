"""Hiring: an application becomes an engagement, in one act, within quota and plan."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xieguan.law.nodes import Value
from xieguan.lifecycle.planning import places
from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.entry import dates_of_entry
from xieguan.lifecycle.recruitment.grounds import HIRE
from xieguan.lifecycle.recruitment.limits import must_be_running, must_have_come
from xieguan.lifecycle.recruitment.models import Application
from xieguan.people.inputs import FirmName, Key, PackName, Reason
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.secret import decrypt
from xieguan.people.verbs import exemptions
from xieguan.people.verbs.persons import open_engagement
from xieguan.words import _

AGES = ("first_hired_on", "age_at_hire", "first_hire_age", "first_hire_on_birthday")


def stated(application: Application, read: Any, _by: User, _on: date, _today: date) -> Mapping[str, Value]:
    """What follows from the day of hire. The quota is held first, so that the gate counts what nobody else can take."""
    places.hold(application.organisation)
    return dates_of_entry(application, read.hired_on)


@act(HIRE, of=Application, by=RECRUITERS, facts=["hired_on", *AGES], derives=stated)
def hire(application: Application, *, hired_on: date, firm: FirmName = "", on: date, now: datetime) -> Noted:
    """Take an applicant on: person and engagement are made with it. Shanxi 9, 10, 12, 13; Hai'an 7–11."""
    must_be_running(application)
    must_have_come(hired_on, "hired_on", now)
    if hired_on < application.applied_on:
        say = _("he applied on {day}: nobody is hired before he has")
        raise Invalid({"hired_on": [say.format(day=application.applied_on)]})
    first = dates_of_entry(application, hired_on)["first_hired_on"]
    made = open_engagement(
        application.organisation,
        name=application.name,
        id_number=decrypt(bytes(application.id_number)),
        mode=application.campaign.mode,
        hired_on=hired_on,
        first_hired_on=first if isinstance(first, date) else hired_on,
        firm=firm,
        on=on,
        now=now,
    )
    places.take(application.post, made, on)
    Application.objects.filter(pk=application.pk).update(engagement=made)
    return Noted(made, {"application": application.public})


@act("recruitment.request_exception", of=Application, by=RECRUITERS)
def request_exception(
    application: Application,
    *,
    hired_on: date,
    firm: FirmName = "",
    pack: PackName,
    rule: Key,
    reason: Reason,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Ask that a *should* rule be set aside for this hire; a second person decides. Shanxi 12 (1); Hai'an 10."""
    must_be_running(application)
    said = {"hired_on": hired_on.isoformat(), **({"firm": firm} if firm else {})}
    asked: Noted = exemptions.ask(
        application.organisation,
        act=HIRE,
        record=application.public,
        data=said,
        pack=pack,
        rule=rule,
        reason=reason,
        by=by,
        on=on,
        now=now,
    )
    return asked
