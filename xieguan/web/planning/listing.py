"""The list of plans as somebody asks for it, with what awaits him and how the quotas are used."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet

from xieguan.lifecycle.models import HiringPlan, PlanVersion
from xieguan.lifecycle.planning.chain import ROLES
from xieguan.lifecycle.planning.queries import Use, uses, waiting_for, with_state
from xieguan.people import reads
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for as awaiting
from xieguan.people.listing.lines import named
from xieguan.people.models import Standing, User
from xieguan.people.registry import ACTS
from xieguan.people.scope import reach
from xieguan.web.addresses import address
from xieguan.web.home.board import Line, line
from xieguan.words import _

MOST = 100  # plans on one page
MINE, PENDING, OVER = "mine", "pending", "over"
PendingStates = tuple(PlanVersion.PENDING)
DRAW_UP = "planning.draw_up"


@dataclass
class Plans:
    """Everything the page shows."""

    user: User
    on: date
    show: str

    @cached_property
    def waits(self) -> list[Line]:
        """What awaits him here."""
        return [line(todo) for todo in awaiting(Asking(self.user, self.on), "planning.")]

    @cached_property
    def all(self) -> QuerySet[Any]:
        """All plans in reach."""
        return with_state(reads.rows("planning.see", self.user))

    @cached_property
    def mine(self) -> QuerySet[Any]:
        """Those whose turn it is for him."""
        return self.all.filter(pk__in=waiting_for(reach(self.user, self.on)).values("pk"))

    @cached_property
    def lines(self) -> list[HiringPlan]:
        """The plans he asked for, the latest first."""
        return list(self._asked().select_related("organisation").order_by("-year", "-pk")[:MOST])

    def _asked(self) -> QuerySet[Any]:
        running = self.all.filter(completed_on__isnull=True)
        match self.show:
            case "mine":
                return self.mine
            case "pending":
                return running.filter(state__in=PendingStates)
            case "over":
                return self.all.filter(completed_on__isnull=False)
            case "draft" | "returned" | "approved" | "withdrawn":
                return running.filter(state=self.show)
        return self.all

    @cached_property
    def views(self) -> list[tuple[str, str, bool, int]]:
        """The lists there are, with how many each holds."""
        running = self.all.filter(completed_on__isnull=True).order_by()
        counts = dict(running.values_list("state").annotate(n=Count("pk")))
        ended = self.all.filter(completed_on__isnull=False).count()
        entries = [
            ("", _("All plans"), sum(counts.values()) + ended),
            *([(MINE, _("My turn"), self.mine.count())] if self.decides else []),
            (PENDING, _("On their way"), sum(counts.get(state, 0) for state in PendingStates)),
            ("returned", _("Returned"), counts.get("returned", 0)),
            ("draft", _("Drafts"), counts.get("draft", 0)),
            ("approved", _("Approved"), counts.get("approved", 0)),
            ("withdrawn", _("Withdrawn"), counts.get("withdrawn", 0)),
            (OVER, _("Ended"), ended),
        ]
        return [(words, self._address(key), key == self.show, n) for key, words, n in entries]

    @property
    def decides(self) -> bool:
        """Whether he speaks for one of the offices that must agree."""
        return bool(reach(self.user, self.on).paths(ROLES.values()))

    def _address(self, show: str) -> str:
        return address("plans") + (f"?{urlencode({'show': show})}" if show else "")

    @cached_property
    def uses(self) -> list[Use]:
        """How each quota in reach is used."""
        return uses(reads.rows("quotas.see", self.user), self.on)

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices that are named."""
        return named({plan.organisation_id for plan in self.lines} | {use.office.pk for use in self.uses})

    @property
    def draws_up(self) -> str:
        """Where he draws up a plan for the office that answers for him; nothing where he may not."""
        home = self.user.home
        may = home is not None and reach(self.user, self.on).covers(home.path, ACTS[DRAW_UP].by)
        return address("act", DRAW_UP, home.public) if home and may else ""
