"""The public notice of a campaign: who is named, its term as a ruler of working days, what was said against whom."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.lifecycle.models import Objection, PublicNotice
from xieguan.lifecycle.recruitment.board import NOTICE, awaiting
from xieguan.lifecycle.recruitment.term import asked_of
from xieguan.web.recruitment.asked import Asked
from xieguan.web.training.ruler import Mark
from xieguan.words import _


@dataclass
class Notices:
    """The notices of a campaign."""

    asked: Asked

    @cached_property
    def all(self) -> list[PublicNotice]:
        """Those there were, the latest first."""
        found = self.asked.campaign.notices.prefetch_related("noticed__application__post", "days")
        return list(found.order_by("-began_on", "-pk"))

    @cached_property
    def term(self) -> tuple[int, Law, Rule] | None:
        """How many working days the law asks for."""
        return asked_of(self.asked.campaign.organisation, self.asked.on)

    def ruler(self, notice: PublicNotice) -> list[Mark]:
        """The days of a notice: which count, which do not, which are still to come."""
        return [self._mark(one) for one in sorted(notice.days.all(), key=lambda one: one.day)]

    def _mark(self, one: Any) -> Mark:
        if not one.is_workday:
            return str(one.day.day), "rest", _("day off: does not count")
        kind = "done" if one.day < self.asked.on else "need"
        return str(one.day.day), kind, _("counts") if kind == "done" else _("still to come")

    def counted(self, notice: PublicNotice) -> int:
        """The working days of a notice."""
        return sum(bool(one.is_workday) for one in notice.days.all())

    def is_over(self, notice: PublicNotice) -> bool:
        """Whether its last day has passed."""
        return notice.last_on < self.asked.on

    @cached_property
    def objections(self) -> list[Objection]:
        """What was said against those it names, open ones first."""
        found = Objection.objects.filter(application__campaign=self.asked.campaign)
        return list(found.select_related("application").order_by("settled_on", "received_on"))

    @cached_property
    def ready(self) -> list[Any]:
        """Who has passed every step and is named by no notice, the best placed first."""
        waiting = self.asked.applicants.filter(awaiting(self.asked.kinds, NOTICE))
        return list(waiting.select_related("post").order_by("place", "serial"))
