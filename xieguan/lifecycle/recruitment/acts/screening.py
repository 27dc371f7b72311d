"""Screening: ground by ground, many answers at once, and the political review as a whole."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xieguan.law.facts import vocabulary
from xieguan.law.nodes import Value
from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.inputs import (
    Answers,
    CheckOutcome,
    Findings,
    Number,
    Source,
    Why,
)
from xieguan.lifecycle.recruitment.limits import must_be_open, must_be_running, must_have_come
from xieguan.lifecycle.recruitment.matching import matched
from xieguan.lifecycle.recruitment.models import Application, Campaign, Step
from xieguan.lifecycle.recruitment.named import GroundName
from xieguan.lifecycle.recruitment.record import About, Found, record
from xieguan.people.inputs import Key
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.words import _


def stated(_one: Application, read: Any, _by: User, _on: date, _today: date) -> Mapping[str, Value]:
    """What a check states: how its ground comes out, and whether reasons are given."""
    said: dict[str, Value] = {"bar_other_reasons_stated": bool(read.reasons)}
    if read.ground in vocabulary().facts and read.outcome is not None:
        said[read.ground] = read.outcome.holds
    return said


@act(
    "recruitment.record_check",
    of=Application,
    by=RECRUITERS,
    facts=["bar_other_reasons_stated"],
    derives=stated,
)
def record_check(
    application: Application,
    *,
    ground: GroundName,
    outcome: CheckOutcome | None = None,
    level: LeastEducation | None = None,
    checked_on: date | None = None,
    number: Number = "",
    verified_by: Source = "",
    reasons: Why = "",
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Record how one ground came out: of a record only outcome, day and number. Shanxi 12, 13; Hai'an 8, 9."""
    must_be_running(application)
    day = checked_on or on
    must_have_come(day, "checked_on", now)
    about = About(application.organisation, day, verified_by, by, now)
    record([Found(application, ground, outcome, level, number, reasons)], about)
    return Noted(None, {"ground": ground, "checked_on": day.isoformat()})


@act("recruitment.record_checks", of=Campaign, by=RECRUITERS)
def record_checks(
    campaign: Campaign,
    *,
    ground: Key,
    checked_on: date,
    verified_by: Source,
    answers: Answers,
    by: User,
    now: datetime,
) -> Noted:
    """Record what an office answered about many applicants on one ground. Shanxi 13; Hai'an 9."""
    must_be_open(campaign)
    must_have_come(checked_on, "checked_on", now)
    there = matched(campaign, answers, "answers")
    about = About(campaign.organisation, checked_on, verified_by, by, now)
    rows = (
        Found(one, ground, answer.outcome, answer.level, answer.number, field=f"answers.{number}.")
        for number, (one, answer) in enumerate(zip(there, answers, strict=True))
    )
    made = record(rows, about)
    return Noted(None, {"ground": ground, "checked_on": checked_on.isoformat(), "people": len(made)})


@act("recruitment.review", of=Application, by=RECRUITERS)
def review(
    application: Application,
    *,
    day: date,
    passed: bool,
    findings: Findings = [],  # noqa: B006  read, never written to
    number: Number = "",
    verified_by: Source = "",
    reason: Why = "",
    by: User,
    now: datetime,
) -> Noted:
    """Record a political review: what was found on each ground, and its conclusion. Shanxi 10, 12 (4); Hai'an 11."""
    must_be_running(application)
    must_have_come(day, "day", now)
    if not passed and not reason:
        raise Invalid({"reason": [_("say why it was not passed")]})
    about = About(application.organisation, day, verified_by, by, now)
    record(
        (
            Found(
                application, one.ground, one.outcome, one.level, one.number, one.reasons, f"findings.{row}."
            )
            for row, one in enumerate(findings)
        ),
        about,
    )
    Step.objects.create(
        application=application,
        kind=Step.Kind.POLITICAL_REVIEW,
        day=day,
        passed=passed,
        number=number,
        reason=reason,
        recorded_at=now,
        recorded_by=by,
    )
    return Noted(None, {"day": day.isoformat(), "passed": passed, "grounds": len(findings)})
