"""What is the same on all pages of one campaign: its office, its steps with their articles, who waits where."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.lifecycle.models import Application, Campaign, Clearing
from xieguan.lifecycle.recruitment.board import (
    ASKED_BY,
    HIRED,
    NOTICE,
    Board,
    Count3,
    awaiting,
    board,
    column,
    steps_of,
    with_steps,
)
from xieguan.lifecycle.recruitment.grounds import HIRE
from xieguan.lifecycle.recruitment.limits import ended, not_taken_on
from xieguan.lifecycle.recruitment.models import Step
from xieguan.people import reads
from xieguan.people.foresight import doable
from xieguan.people.laws import laws_of
from xieguan.people.listing.lines import named
from xieguan.people.models import Standing, User
from xieguan.people.outcomes import Denied
from xieguan.words import _

FEW = 6  # people named at a step
OF_END = {
    NOTICE: {"public_notice_began_on", "public_notice_workdays"},
    HIRED: {"public_notice_ended_on", "organisation.headcount_engaged"},
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One step of the board: its numbers, its article, and who waits for it."""

    count: Count3
    words: str
    law: Law | None
    rule: Rule | None
    people: tuple[Application, ...]

    @property
    def force(self) -> str:
        """Whether the law asks for it or advises it; empty where no law names it."""
        return self.law.force(self.rule) if self.law and self.rule else ""


@dataclass
class Asked:
    """A campaign in the hands of a user."""

    campaign: Campaign
    user: User
    on: date

    @cached_property
    def office(self) -> Standing:
        """Whose recruitment it is."""
        return named({self.campaign.organisation_id})[self.campaign.organisation_id]

    @cached_property
    def board(self) -> Board:
        """Its numbers."""
        return board(self.campaign, self.on)

    @cached_property
    def kinds(self) -> list[Step.Kind]:
        """The steps that the laws here ask for."""
        return steps_of(self.campaign.organisation, self.on)

    @cached_property
    def applicants(self) -> QuerySet[Any]:
        """The applicants that this user may see, with how far each is."""
        try:
            rows = reads.rows("applications.see", self.user)
        except Denied:
            rows = Application.objects.none()
        mine = Application.objects.filter(campaign=self.campaign, pk__in=rows.values("pk"))
        return with_steps(mine, self.on)

    @cached_property
    def steps(self) -> list[Shown]:
        """The board, step by step."""
        return [self._shown(count) for count in self.board.steps]

    def _shown(self, count: Count3) -> Shown:
        law, rule = self._asks(count.step)
        waiting = self.applicants.filter(awaiting(self.kinds, count.step)).order_by("serial")
        people = tuple(waiting[:FEW]) if count.waiting else ()
        return Shown(count, step_words(count.step), law, rule, people)

    def _asks(self, step: str) -> tuple[Law | None, Rule | None]:
        """The rule before a hire that asks for a step; one that binds before one that advises."""
        wanted = OF_END.get(step) or ASKED_BY[Step.Kind(step)]
        found = [
            (law, rule)
            for law in laws_of(self.campaign.organisation, self.on)
            for rule in law.pack.rules
            if HIRE in rule.gates and rule.facts & wanted
        ]
        found.sort(key=lambda one: (one[0].force(one[1]) == "advise", one[1].article))
        return found[0] if found else (None, None)

    @cached_property
    def may(self) -> frozenset[str]:
        """The acts that he may do to the campaign."""
        return frozenset(act.name for act in doable(self.campaign, self.user))

    @cached_property
    def clearings(self) -> list[Clearing]:
        """What was asked for, and not withdrawn, or done, about those not taken on."""
        return list(self.campaign.clearings.filter(withdrawn_at__isnull=True).select_related("asked_by"))

    @cached_property
    def not_taken_on(self) -> int:
        """How many of them are kept."""
        return not_taken_on(self.campaign).count()

    @cached_property
    def sees(self) -> bool:
        """Whether he may see who applied, and not only how many."""
        try:
            return bool(reads.one("applications.see", self.campaign.public, self.user, of=Campaign))
        except Denied:
            return False

    @property
    def recruits(self) -> bool:
        """Whether he works on it, and it is still open."""
        return "recruitment.record_results" in self.may and self.campaign.closed_on is None

    def next_of(self, one: Any) -> str:
        """The step somebody is to take next, or how he came to an end, in words."""
        if said := ended(one):
            return said
        for kind in self.kinds:
            passed = getattr(one, column(kind))
            if passed is None:
                return step_words(kind)
            if not passed:
                return _("did not pass: {step}").format(step=step_words(kind))
        return step_words(HIRED if one.is_noticed else NOTICE)


def step_words(step: str) -> str:
    """What a step is called."""
    if step in (NOTICE, HIRED):
        return {NOTICE: _("public notice"), HIRED: _("hire")}[step]
    return str(Step.Kind(step).label)
