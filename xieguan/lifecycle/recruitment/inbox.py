"""What awaits whoever recruits: plans to publish, steps to take, objections to settle, people to tell."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from xieguan.lifecycle.planning.inbox import any_plan
from xieguan.lifecycle.planning.models import HiringPlan, PlanVersion
from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.board import HIRED, NOTICE
from xieguan.lifecycle.recruitment.grounds import HIRE
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Application, Campaign, Clearing, Objection, Step
from xieguan.lifecycle.recruitment.rechecks import overdue
from xieguan.lifecycle.recruitment.waiting import (
    MARKED,
    Next,
    any_campaign,
    coming,
    line_of,
    ready_to_hire,
    settled,
    unranked,
)
from xieguan.people.inboxes import Asking, Link, Waiting
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.line import line
from xieguan.people.inboxes.registry import inbox
from xieguan.people.scope import within
from xieguan.words import _


def _act(name: str) -> Callable[[Any], Link]:
    return lambda record: Link("act", (name, record.public))


def _page(name: str) -> Callable[[Any], Link]:
    return lambda record: Link(name, (record.public,))


def _applicants(
    keys: list[int], link: Callable[[Any], Link], *, several: Link | None = None
) -> Waiting | None:
    rows = Application.objects.all()
    return line_of(keys, rows, lambda one: one.name, link, several=several, people=True)


def _of_applicants(asking: Asking, link: Callable[[Any], Link], steps: Iterable[str]) -> Waiting | None:
    found = coming(asking, steps)
    return _applicants([one.application for one in found], link, several=_where(found))


def _where(found: Collection[Next]) -> Link:
    """Where several applicants wait: the list of their step, the board of their recruitment, or the recruitments."""
    campaigns, steps = {one.campaign for one in found}, {one.step for one in found}
    if len(campaigns) != 1:
        return Link("campaigns")
    public = Campaign.objects.values_list("public", flat=True).get(pk__in=campaigns)
    if len(steps) != 1:
        return Link("campaign", (public,))
    return Link("campaign_applicants", (public,), {"step": steps.pop()})


def _of_campaigns(asking: Asking, page: str, steps: Iterable[str]) -> Waiting | None:
    keys = sorted({one.campaign for one in coming(asking, steps)})
    return line_of(
        keys, Campaign.objects.all(), lambda one: one.title, _page(page), several=Link("campaigns")
    )


@inbox("recruitment.publish", section="record", title=lambda: _("Publish approved plans"))
def to_publish(mine: QuerySet[HiringPlan], asking: Asking) -> Waiting | None:
    """Plans in force under which nobody has been recruited yet."""
    if not any_plan(asking):
        return None
    in_force = PlanVersion.objects.filter(plan=OuterRef("pk"), state=PlanVersion.State.APPROVED)
    waiting = mine.filter(Exists(in_force), completed_on__isnull=True, campaigns__isnull=True)
    return line(waiting, name=lambda one: one.title, link=_act("recruitment.publish"), several=Link("plans"))


@inbox("recruitment.record_check", section="record", title=lambda: _("Screen applicants"))
def to_screen(mine: QuerySet[Application], asking: Asking) -> Waiting | None:
    """Applicants in the running of whom nothing has been looked into yet."""
    if not any_campaign(asking):
        return None
    waiting = mine.filter(RUNNING, campaign__closed_on__isnull=True, checks__isnull=True)
    return line(
        waiting,
        name=lambda one: one.name,
        link=_act("recruitment.record_check"),
        several=_of_one_campaign(waiting, "campaign_checks"),
        people=True,
    )


def _of_one_campaign(waiting: QuerySet[Application], page: str, **query: str) -> Link:
    """Where several are seen to together: on a page of their recruitment, if it is one; else from the recruitments."""
    held = list(waiting.order_by().values_list("campaign__public", flat=True).distinct()[:2])
    return Link(page, (held[0],), query) if len(held) == 1 else Link("campaigns")


@inbox(
    "recruitment.record_results",
    section="record",
    title=lambda: _("Record eligibility, examinations and tests"),
)
def to_examine(_mine: QuerySet[Campaign], asking: Asking) -> Waiting | None:
    """Recruitments whose registration is over and whose applicants are due for what is recorded of many at once."""
    return _of_campaigns(asking, "campaign_results", (Step.Kind.ELIGIBILITY, *MARKED))


@inbox("recruitment.record_step", section="record", title=lambda: _("Medicals and checks before hire"))
def to_step(_mine: QuerySet[Application], asking: Asking) -> Waiting | None:
    """Applicants whose next step is one that is recorded for each on his own."""
    return _of_applicants(asking, _act("recruitment.record_step"), (Step.Kind.MEDICAL, Step.Kind.BACKGROUND))


@inbox("recruitment.review", section="decide", title=lambda: _("Political reviews to conclude"))
def to_review(_mine: QuerySet[Application], asking: Asking) -> Waiting | None:
    """Applicants who have been found fit and await the review."""
    return _of_applicants(asking, _page("application_review"), (Step.Kind.POLITICAL_REVIEW,))


@inbox("recruitment.rank", section="record", title=lambda: _("Rank applicants"))
def to_rank(mine: QuerySet[Campaign], asking: Asking) -> Waiting | None:
    """Recruitments with marks that no ranking has taken in."""
    if not any_campaign(asking):
        return None
    return line(unranked(mine, asking.on), name=lambda one: one.title, link=_act("recruitment.rank"))


@inbox("recruitment.begin_notice", section="record", title=lambda: _("Give public notice"))
def to_notice(_mine: QuerySet[Campaign], asking: Asking) -> Waiting | None:
    """Recruitments with people who have passed everything and whom no notice names."""
    return _of_campaigns(asking, "campaign_notice", (NOTICE,))


@inbox("recruitment.settle_objection", section="decide", title=lambda: _("Settle objections"))
def to_settle(mine: QuerySet[Objection], _asking: Asking) -> Waiting | None:
    """Objections that nobody has settled, the oldest first."""
    return line(
        mine.filter(settled_on__isnull=True).select_related("application"),
        name=lambda one: one.application.name,
        people=True,
        link=_act("recruitment.settle_objection"),
        due="received_on",
    )


@inbox(HIRE, section="decide", title=lambda: _("Hire after the notice"))
def to_hire(_mine: QuerySet[Application], asking: Asking) -> Waiting | None:
    """People whose notice is over, and against whom nothing is open."""
    named = coming(asking, (HIRED,))
    ready = set(ready_to_hire([one.application for one in named], asking.on)) if named else set[int]()
    here = [one for one in named if one.application in ready]
    return _applicants(sorted(ready), _act(HIRE), several=_where(here)) if here else None


@inbox("recruitment.tell", section="record", title=lambda: _("Tell applicants who were turned down"))
def to_tell(mine: QuerySet[Application], asking: Asking) -> Waiting | None:
    """Those who were turned down and have not been told."""
    if not any_campaign(asking):
        return None
    waiting = mine.filter(rejected_on__isnull=False, told_on__isnull=True)
    return line(
        waiting,
        name=lambda one: one.name,
        link=_act("recruitment.tell"),
        several=_of_one_campaign(waiting, "campaign_turned_down", show="tell"),
        people=True,
    )


@inbox("recruitment.complete", section="decide", title=lambda: _("Complete recruitments"))
def to_complete(mine: QuerySet[HiringPlan], asking: Asking) -> Waiting | None:
    """Plans whose recruitment is open, though registration is over and every applicant has an answer."""
    if not any_campaign(asking):
        return None
    waiting = mine.filter(campaigns__in=settled(asking.on)).distinct()
    return line(waiting, name=lambda one: one.title, link=_act("recruitment.complete"))


@inbox("recruitment.clear", section="decide", title=lambda: _("Decide on applicants' data to be deleted"))
def to_clear(mine: QuerySet[Clearing], asking: Asking) -> Waiting | None:
    """Recruitments whose applicants are to be deleted, as somebody else has asked."""
    waiting = mine.filter(done_at__isnull=True, withdrawn_at__isnull=True).exclude(asked_by=asking.user)
    return line(
        waiting.select_related("campaign"),
        name=lambda one: one.campaign.title,
        link=_act("recruitment.clear"),
    )


@inbox("recruitment.recheck", section="record", by=RECRUITERS, title=lambda: _("Look at passing bars again"))
def to_recheck(_mine: None, asking: Asking) -> Waiting | None:
    """Applicants whom a bar keeps out that passes with time, and whose last answer is older than the law lets it be."""
    if not any_campaign(asking):
        return None
    reached = within(Application, asking.within(RECRUITERS)).filter(RUNNING, campaign__closed_on__isnull=True)
    found = list(overdue(reached, asking.on))
    if not found:
        return None
    keys = sorted({pk for pk, _law, _rule in found})
    several = _of_one_campaign(reached.filter(pk__in=keys), "campaign_applicants", outcome="fail")
    waiting = _applicants(keys, _act("recruitment.record_check"), several=several)
    return replace(waiting, cite=cited(found[0][1].pack, found[0][2])) if waiting else None


@inbox("planning.allocate", section="decide", title=lambda: _("Allocate people to towns"))
def to_allocate(mine: QuerySet[Application], _asking: Asking) -> Waiting | None:
    """People hired under the plans of towns whom nobody has allocated."""
    waiting = mine.filter(plan__for_town_urban_management=True, engagement__place__allocated_to__isnull=True)
    return line(
        waiting.filter(engagement__place__isnull=False),
        name=lambda one: one.name,
        people=True,
        link=_act("planning.allocate"),
    )
