"""What awaits whom: plans to decide on, plans to mend or to send up, quotas that are missing or exceeded."""

from typing import Any

from django.db.models import Q, QuerySet

from xieguan.lifecycle.planning.acts.drawing import DRAWERS
from xieguan.lifecycle.planning.chain import ROLES
from xieguan.lifecycle.planning.left_over import left_over
from xieguan.lifecycle.planning.models import HiringPlan, PlanDecision, PlanVersion
from xieguan.lifecycle.planning.queries import over, waiting_for, with_state
from xieguan.lifecycle.planning.unset import without_quota
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.line import line
from xieguan.people.inboxes.registry import inbox
from xieguan.people.inboxes.todo import Link, Waiting
from xieguan.people.listing.lines import named
from xieguan.people.models import Organisation
from xieguan.people.roles import Role
from xieguan.people.scope import within
from xieguan.words import _

Step = PlanDecision.Step
State = PlanVersion.State


@inbox("planning.approve_plan", section="decide", title=lambda: _("Decide on hiring plans"))
def to_decide(_mine: QuerySet[HiringPlan], asking: Asking) -> Waiting | None:
    """Plans that wait for the office he speaks for."""
    deciding = [role for step, role in ROLES.items() if step != Step.COORDINATOR]
    return _plans(waiting_for(asking.within(deciding)), "mine")


@inbox("planning.route_plan", section="decide", title=lambda: _("Route the plans of towns"))
def to_route(_mine: QuerySet[HiringPlan], asking: Asking) -> Waiting | None:
    """Plans of towns for urban management."""
    return _plans(waiting_for(asking.within([Role.COORDINATOR])), "mine")


@inbox("planning.submit_plan", section="record", title=lambda: _("Finish and submit hiring plans"))
def to_submit(mine: QuerySet[HiringPlan], asking: Asking) -> Waiting | None:
    """Drafts."""
    if not any_plan(asking):
        return None
    return _plans(with_state(_of_his_own(mine, asking)).filter(state=State.DRAFT), "draft")


@inbox("planning.revise_plan", section="record", title=lambda: _("Mend hiring plans that were returned"))
def to_mend(mine: QuerySet[HiringPlan], asking: Asking) -> Waiting | None:
    """Plans that were sent back and not taken up again."""
    if not any_plan(asking):
        return None
    here = with_state(_of_his_own(mine, asking))
    return _plans(here.filter(state=State.RETURNED, completed_on__isnull=True), "returned")


def _of_his_own(plans: QuerySet[HiringPlan], asking: Asking) -> QuerySet[HiringPlan]:
    """Plans of the very offices he works for, those he drew up, and those of nobody else that are nearest to him."""
    offices = asking.within(DRAWERS).paths()
    drawn = PlanVersion.objects.filter(drawn_by=asking.user).values("plan")
    his = Q(organisation__path__in=offices) | Q(pk__in=drawn)
    for path in offices:
        his |= left_over(path, asking.on)
    return plans.filter(his)


def any_plan(asking: Asking) -> bool:
    """Whether anybody plans where the user has a say. Most offices do not: one query for all their to-dos."""
    return asking.once("plans", lambda: within(HiringPlan, asking.where).exists())


def _plans(plans: QuerySet[Any], show: str) -> Waiting | None:
    return line(
        plans,
        name=lambda plan: plan.title,
        link=lambda plan: Link("plan", (plan.public,)),
        several=Link("plans", query={"show": show}),
    )


@inbox("planning.set_quota", section="decide", title=lambda: _("Set the quota"))
def to_set(_mine: QuerySet[Organisation], asking: Asking) -> Waiting | None:
    """Offices whose law keeps numbers within a quota, and that have none."""
    found = without_quota(asking)
    if found is None:
        return None
    office, count, cite = found
    link = Link("act", ("planning.set_quota", office.public))
    return Waiting(count, link, says=_("without it no plan can be submitted and nobody hired"), cite=cite)


@inbox(
    "planning.over_quota",
    section="decide",
    by=[Role.QUOTA_OFFICE, Role.LEADER],
    title=lambda: _("More people than the quota gives"),
)
def exceeded(_mine: None, asking: Asking) -> Waiting | None:
    """Offices above their quota: stop hiring, let the surplus run out, or have the quota changed."""
    reached = within(Organisation, asking.within([Role.QUOTA_OFFICE, Role.LEADER]))
    found = list(over(reached, asking.on))
    if not found:
        return None
    first = found[0]
    says = _("{office}: {engaged} people, quota {quota}").format(
        office=named({first.pk})[first.pk].name,
        engaged=first.fact_headcount_engaged,
        quota=first.fact_headcount_quota,
    )
    link = Link("quota", (first.public,)) if len(found) == 1 else Link("plans")
    return Waiting(len(found), link, says=says)
