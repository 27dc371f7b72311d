"""Sending a plan on its way, taking it back, drawing up another version, and ending it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Sum

from xieguan.law.nodes import Value
from xieguan.lifecycle.planning.acts.posts import DRAWERS
from xieguan.lifecycle.planning.chain import steps
from xieguan.lifecycle.planning.models import HiringPlan, PlanVersion
from xieguan.lifecycle.planning.places import complete, hold
from xieguan.lifecycle.planning.versions import another, draft_of, latest
from xieguan.people.inputs import Reason
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

State = PlanVersion.State


def stated(plan: HiringPlan, _read: Any, _by: User, _on: date, _today: date) -> Mapping[str, Value]:
    """What the latest version says of need and number, its quota held until the act is over."""
    hold(plan.organisation)
    version = latest(plan)
    planned = version.posts.aggregate(n=Sum("places"))["n"]
    return {"plan_need_stated": bool(version.need.strip()), "plan_headcount": planned}


@act(
    "planning.submit_plan",
    of=HiringPlan,
    by=DRAWERS,
    facts=["plan_need_stated", "plan_headcount"],
    derives=stated,
)
def submit_plan(plan: HiringPlan, *, by: User, on: date, now: datetime) -> Noted:
    """Submit a plan to those who must agree to it: quota office, hiring bureau, finance bureau. Hai'an 4, 7."""
    version = draft_of(plan)
    if not version.posts.exists():
        raise Invalid({"": [_("the plan has no posts yet: add one, with its number of people")]})
    version.state = steps(version)[0].value
    version.submitted_by, version.submitted_on, version.submitted_at = by, on, now
    version.save(update_fields=["state", "submitted_by", "submitted_on", "submitted_at"])
    return Noted(None, {"plan_version": version.number, "state": version.state})


@act("planning.withdraw_plan", of=HiringPlan, by=DRAWERS)
def withdraw_plan(plan: HiringPlan, *, reason: Reason) -> Noted:
    """Take back a version on which not everybody has decided. One that is in force stays so."""
    version = latest(plan)
    if version.state not in (State.DRAFT, *PlanVersion.PENDING):
        raise Invalid({"": [_("there is nothing of this plan on its way")]})
    version.state = State.WITHDRAWN
    version.save(update_fields=["state"])
    return Noted(None, {"plan_version": version.number, "reason": redacted(reason)})


@act("planning.revise_plan", of=HiringPlan, by=DRAWERS)
def revise_plan(plan: HiringPlan, *, by: User, now: datetime) -> Noted:
    """Draw up another version: what was returned or withdrawn to be mended, what was approved to be changed."""
    former = latest(plan)
    if former.state in (State.DRAFT, *PlanVersion.PENDING):
        raise Invalid({"": [_("a version is being worked on already")]})
    if plan.completed_on is not None:
        raise Invalid({"": [_("this plan is over: draw up another")]})
    made = another(plan, by, now)
    return Noted(None, {"plan_version": made.number})


@act("planning.end_plan", of=HiringPlan, by=[Role.LEADER])
def end_plan(plan: HiringPlan, *, reason: Reason, on: date) -> Noted:
    """End a plan before all its places are taken; those left are free for other plans."""
    if plan.completed_on is not None:
        raise Invalid({"": [_("this plan is over already")]})
    if latest(plan).state != State.APPROVED:
        raise Invalid({"": [_("this plan has not been approved, or a change of it is being worked on")]})
    complete(plan, on)
    return Noted(None, {"reason": redacted(reason)})
