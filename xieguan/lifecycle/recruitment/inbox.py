"""What awaits whoever recruits: plans to publish, steps to take, objections to settle, people to tell."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from xieguan.lifecycle.planning.models import HiringPlan, PlanVersion
from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.board import HIRED, NOTICE, awaiting, steps_of, with_steps
from xieguan.lifecycle.recruitment.grounds import HIRE
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Application, Campaign, Objection, Rank, Step
from xieguan.lifecycle.recruitment.rechecks import overdue
from xieguan.people.inboxes import Asking, Link, Waiting
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.line import line
from xieguan.people.inboxes.registry import inbox
from xieguan.people.scope import within
from xieguan.words import _

MARKED = (Step.Kind.WRITTEN_EXAM, Step.Kind.FITNESS_TEST, Step.Kind.SELECTION)


def _act(name: str) -> Callable[[Any], Link]:
    return lambda record: Link("act", (name, record.public))


@inbox("recruitment.publish", section="record", title=lambda: _("Publish approved plans"))
def to_publish(mine: QuerySet[HiringPlan], _asking: Asking) -> Waiting | None:
    """Plans in force under which nobody has been recruited yet."""
    in_force = PlanVersion.objects.filter(plan=OuterRef("pk"), state=PlanVersion.State.APPROVED)
    waiting = mine.filter(Exists(in_force), completed_on__isnull=True, campaigns__isnull=True)
    return line(waiting, name=lambda one: one.title, link=_act("recruitment.publish"))


@inbox("recruitment.record_check", section="record", title=lambda: _("Screen applicants"))
def to_screen(mine: QuerySet[Application], _asking: Asking) -> Waiting | None:
    """Applicants in the running of whom nothing has been looked into yet."""
    waiting = _running(mine).filter(checks__isnull=True)
    return line(waiting, name=lambda one: one.name, link=_act("recruitment.record_check"))


@inbox("recruitment.record_results", section="record", title=lambda: _("Record examinations and tests"))
def to_examine(mine: QuerySet[Campaign], asking: Asking) -> Waiting | None:
    """Campaigns whose registration is over and whose applicants have no result of the examination they are due for."""
    return _campaigns(mine, asking, "recruitment.record_results", MARKED)


@inbox("recruitment.record_step", section="record", title=lambda: _("Medicals and checks before hire"))
def to_step(mine: QuerySet[Application], asking: Asking) -> Waiting | None:
    """Applicants whose next step is one that is recorded for each on his own."""
    return _applicants(mine, asking, "recruitment.record_step", (Step.Kind.MEDICAL, Step.Kind.BACKGROUND))


@inbox("recruitment.review", section="decide", title=lambda: _("Political reviews to conclude"))
def to_review(mine: QuerySet[Application], asking: Asking) -> Waiting | None:
    """Applicants who have been found fit and await the review."""
    return _applicants(mine, asking, "recruitment.review", (Step.Kind.POLITICAL_REVIEW,))


@inbox("recruitment.rank", section="record", title=lambda: _("Rank applicants"))
def to_rank(mine: QuerySet[Campaign], asking: Asking) -> Waiting | None:
    """Campaigns with marks that no ranking has taken in."""
    steps = Step.objects.filter(
        application__campaign=OuterRef("pk"), kind__in=MARKED, mark__isnull=False, day__lte=asking.on
    )
    known = Rank.objects.filter(
        application=OuterRef("application"), ranking__recorded_at__gte=OuterRef("recorded_at")
    )
    unranked = steps.filter(~Exists(known), application__in=Application.objects.filter(RUNNING), passed=True)
    waiting = mine.filter(Exists(unranked), closed_on__isnull=True)
    return line(waiting, name=lambda one: one.title, link=_act("recruitment.rank"))


@inbox("recruitment.begin_notice", section="record", title=lambda: _("Give public notice"))
def to_notice(mine: QuerySet[Campaign], asking: Asking) -> Waiting | None:
    """Campaigns with people who have passed everything and whom no notice names."""
    return _campaigns(mine, asking, "recruitment.begin_notice", (NOTICE,))


@inbox("recruitment.settle_objection", section="decide", title=lambda: _("Settle objections"))
def to_settle(mine: QuerySet[Objection], _asking: Asking) -> Waiting | None:
    """Objections that nobody has settled, the oldest first."""
    waiting = mine.filter(settled_on__isnull=True).select_related("application")
    return line(
        waiting,
        name=lambda one: one.application.name,
        link=_act("recruitment.settle_objection"),
        due="received_on",
    )


@inbox(HIRE, section="decide", title=lambda: _("Hire after the notice"))
def to_hire(mine: QuerySet[Application], asking: Asking) -> Waiting | None:
    """People whose notice is over, and against whom nothing is open."""
    over = mine.exclude(noticed__notice__last_on__gte=asking.on)
    unsettled = Objection.objects.filter(application=OuterRef("pk")).exclude(
        outcome=Objection.Outcome.UNFOUNDED
    )
    return _applicants(over.filter(~Exists(unsettled)), asking, HIRE, (HIRED,))


@inbox("recruitment.tell", section="record", title=lambda: _("Tell applicants who were turned down"))
def to_tell(mine: QuerySet[Application], _asking: Asking) -> Waiting | None:
    """Those who were turned down and have not been told."""
    waiting = mine.filter(rejected_on__isnull=False, told_on__isnull=True)
    return line(waiting, name=lambda one: one.name, link=_act("recruitment.tell"))


@inbox("recruitment.complete", section="decide", title=lambda: _("Complete recruitments"))
def to_complete(mine: QuerySet[HiringPlan], asking: Asking) -> Waiting | None:
    """Plans whose recruitment is open, though registration is over and every applicant has an answer."""
    running = Count("pk", filter=RUNNING)
    waits = Application.objects.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    settled = Campaign.objects.filter(
        ~Exists(waits.annotate(n=running).filter(n__gt=0)),
        closed_on__isnull=True,
        closes_on__lt=asking.on,
        applications__isnull=False,
    )
    waiting = mine.filter(campaigns__in=settled).distinct()
    return line(waiting, name=lambda one: one.title, link=_act("recruitment.complete"))


def _running(mine: QuerySet[Application]) -> QuerySet[Application]:
    return Application.objects.filter(RUNNING, pk__in=mine.values("pk"), campaign__closed_on__isnull=True)


def _awaiting(mine: QuerySet[Application], asking: Asking, steps: tuple[str, ...]) -> list[int]:
    """The applicants whose next step is one of these, office by office, since each office's law names its own steps."""
    found: list[int] = []
    rows = _running(mine).filter(campaign__closes_on__lt=asking.on)
    for campaign in Campaign.objects.filter(applications__in=rows).select_related("organisation").distinct():
        kinds = steps_of(campaign.organisation, asking.on)
        due = Q(pk__in=[])
        for step in steps:
            if step in kinds or step in (NOTICE, HIRED):
                due |= awaiting(kinds, step)
        there = with_steps(Application.objects.filter(pk__in=rows.values("pk"), campaign=campaign), asking.on)
        found += there.filter(due).values_list("pk", flat=True)
    return found


def _applicants(
    mine: QuerySet[Application], asking: Asking, name: str, steps: tuple[str, ...]
) -> Waiting | None:
    waiting = Application.objects.filter(pk__in=_awaiting(mine, asking, steps))
    return line(waiting, name=lambda one: one.name, link=_act(name))


def _campaigns(mine: QuerySet[Campaign], asking: Asking, name: str, steps: tuple[str, ...]) -> Waiting | None:
    people = Application.objects.filter(campaign__in=mine.values("pk"))
    waiting = Campaign.objects.filter(applications__in=_awaiting(people, asking, steps)).distinct()
    return line(waiting, name=lambda one: one.title, link=_act(name))


@inbox("recruitment.recheck", section="record", by=RECRUITERS, title=lambda: _("Look at passing bars again"))
def to_recheck(_mine: None, asking: Asking) -> Waiting | None:
    """Applicants whom a bar keeps out that passes with time, and whose last answer is older than the law lets it be."""
    reached = within(Application, asking.within(RECRUITERS))
    found = list(overdue(_running(reached), asking.on))
    waiting = line(
        Application.objects.filter(pk__in=[pk for pk, _law, _rule in found]),
        name=lambda one: one.name,
        link=_act("recruitment.record_check"),
    )
    return replace(waiting, cite=cited(found[0][1].pack, found[0][2])) if waiting else None
