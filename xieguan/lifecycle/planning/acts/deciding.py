"""Those who must agree to a plan: each agrees with a document, or sends it back with a reason, when it is his turn."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from xieguan.law.nodes import Value
from xieguan.lifecycle.planning.acts.submitting import stated
from xieguan.lifecycle.planning.chain import ROLES, Step, following
from xieguan.lifecycle.planning.models import HiringPlan, PlanDecision, PlanVersion
from xieguan.lifecycle.planning.versions import latest
from xieguan.people.inputs import Document, Reason
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import reach
from xieguan.words import _

BUREAUX = (Role.QUOTA_OFFICE, Role.HIRING_BUREAU, Role.FINANCE)


def numbers(plan: HiringPlan, read: Any, by: User, on: date, today: date) -> Mapping[str, Value]:
    """How many people the version takes on that is being decided; its quota is held until the act is over."""
    return {"plan_headcount": stated(plan, read, by, on, today)["plan_headcount"]}


@act("planning.route_plan", of=HiringPlan, by=[Role.COORDINATOR])
def route_plan(plan: HiringPlan, *, document: Document, by: User, on: date, now: datetime) -> Noted:
    """Pass a town's plan for urban management on to the quota office, as the coordinating bureau. Hai'an 4."""
    if not plan.for_town_urban_management:
        raise Invalid({"": [_("only plans for urban management in towns and sub-districts are routed")]})
    version = _my_turn(plan, by, localdate(now), [Step.COORDINATOR])
    return _agree(version, document, by, on, now)


@act(
    "planning.approve_plan",
    of=HiringPlan,
    by=BUREAUX,
    facts=["plan_headcount"],
    derives=numbers,
)
def approve_plan(plan: HiringPlan, *, document: Document, by: User, on: date, now: datetime) -> Noted:
    """Agree to a plan, as the office whose turn it is. Hai'an 7."""
    version = _my_turn(plan, by, localdate(now), [Step.QUOTA_OFFICE, Step.HIRING_BUREAU, Step.FINANCE])
    return _agree(version, document, by, on, now)


@act("planning.return_plan", of=HiringPlan, by=(Role.COORDINATOR, *BUREAUX))
def return_plan(plan: HiringPlan, *, reason: Reason, by: User, on: date, now: datetime) -> Noted:
    """Send a plan back with the reason. What is drawn up then goes all the way again."""
    version = _my_turn(plan, by, localdate(now), list(Step))
    made = _decided(version, by, on, now, agreed=False, reason=reason)
    version.state = PlanVersion.State.RETURNED
    version.save(update_fields=["state"])
    return Noted(None, {"plan_version": version.number, "step": made.step, "reason": redacted(reason)})


def _my_turn(plan: HiringPlan, by: User, today: date, may: list[PlanDecision.Step]) -> PlanVersion:
    """The version that waits for this user. Raises Invalid where it waits for nobody, Denied where for others."""
    version = latest(plan)
    if version.state not in PlanVersion.PENDING:
        raise Invalid({"": [_("this plan waits for nobody's decision")]})
    step = Step(version.state)
    if step not in may or not reach(by, today).covers(plan.organisation.path, [ROLES[step]]):
        raise Denied(
            _("it is not your turn: the plan is {state}").format(state=PlanVersion.State(step).label)
        )
    if by.pk == version.submitted_by_id:
        raise Denied(_("nobody approves what he has submitted himself"))
    if version.decisions.filter(decided_by=by).exists():
        raise Denied(_("you have spoken for another office on this plan: a second person must decide"))
    return version


def _agree(version: PlanVersion, document: str, by: User, on: date, now: datetime) -> Noted:
    made = _decided(version, by, on, now, agreed=True, document=document)
    version.state = following(version, made.step)
    version.save(update_fields=["state"])
    detail = {"plan_version": version.number, "step": made.step, "document": document}
    return Noted(None, {**detail, "state": version.state})


def _decided(
    version: PlanVersion,
    by: User,
    on: date,
    now: datetime,
    *,
    agreed: bool,
    document: str = "",
    reason: str = "",
) -> PlanDecision:
    if version.submitted_by is None or (version.submitted_on or on) > on:
        raise Invalid({"on": [_("the plan was submitted later than this day")]})
    return PlanDecision.objects.create(
        plan_version=version,
        step=version.state,
        agreed=agreed,
        document=document,
        reason=reason,
        submitted_by=version.submitted_by,
        decided_by=by,
        decided_on=on,
        decided_at=now,
    )
