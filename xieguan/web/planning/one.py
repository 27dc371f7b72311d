"""One plan as somebody sees it: what it says, how far it has come, and what he can do with it now."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xieguan.lifecycle.models import Campaign, HiringPlan, PlanDecision, PlanVersion
from xieguan.lifecycle.planning.chain import ROLES, Link, Step, chain
from xieguan.lifecycle.planning.places import in_force, left_of
from xieguan.people import labels, reads
from xieguan.people.foresight import doable
from xieguan.people.listing.lines import named
from xieguan.people.models import Standing, User
from xieguan.people.scope import reach
from xieguan.people.suppliers import facts_of
from xieguan.web.addresses import address
from xieguan.words import _

State = PlanVersion.State
DRAFTING = ("planning.add_post", "planning.set_budget", "planning.change_plan", "planning.withdraw_plan")
PUBLISH, REVISE = "recruitment.publish", "planning.revise_plan"
MAIN = {"planning.submit_plan", "planning.approve_plan", "planning.route_plan", PUBLISH}
Button = tuple[str, str, bool]  # words, address, and whether it is what is to be done now


@dataclass
class OnePlan:
    """A plan in the hands of a user."""

    plan: HiringPlan
    user: User
    on: date

    @cached_property
    def versions(self) -> list[PlanVersion]:
        """All versions, the latest first."""
        found = self.plan.versions.select_related("plan__organisation", "drawn_by", "submitted_by")
        return list(found.prefetch_related("decisions__decided_by").order_by("-number"))

    @property
    def version(self) -> PlanVersion:
        """The latest."""
        return self.versions[0]

    @cached_property
    def office(self) -> Standing:
        """Whose plan it is."""
        return named({self.plan.organisation_id})[self.plan.organisation_id]

    @cached_property
    def chain(self) -> list[Link]:
        """Who must agree, and who has."""
        return chain(self.version)

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        """The way as steps: drawn up, submitted, and each office."""
        submitted = self.version.submitted_on
        first = (_("Submission"), str(submitted or _("not submitted yet")), "done" if submitted else "now")
        return [first, *(self._step(link) for link in self.chain)]

    def _step(self, link: Link) -> tuple[str, str, str]:
        words = labels.choice("plan_step", link.step.value)
        if link.decision:
            return words, str(link.decision.decided_on), "done" if link.decision.agreed else ""
        return words, _("decides now") if link.is_next else "", "now" if link.is_next else "lock"

    @cached_property
    def posts(self) -> list[tuple[object, int | None]]:
        """The posts, each with how many places are left where the plan is in force."""
        running = self.in_force == self.version
        found = self.version.posts.order_by("key")
        return [(post, left_of(self.plan, post.key) if running else None) for post in found]

    @cached_property
    def in_force(self) -> PlanVersion | None:
        """What is in force."""
        return in_force(self.plan)

    @cached_property
    def budget(self) -> list[tuple[str, int]]:
        """The costs, line by line."""
        return [
            (labels.choice("budget_line", line.kind), line.yuan)
            for line in self.version.budget.order_by("pk")
        ]

    @cached_property
    def free(self) -> int | None:
        """The places its quota leaves it; None without a quota."""
        found = facts_of("plan", self.plan.pk, self.on, frozenset({"plan_places_free"}))
        return found["plan_places_free"]  # type: ignore[return-value]

    @property
    def people(self) -> int:
        """How many the latest version takes on."""
        return sum(post.places for post, _left in self.posts)  # type: ignore[attr-defined]

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.version.state == State.DRAFT

    @property
    def is_mine(self) -> bool:
        """Whether it is this user's turn."""
        if self.version.state not in PlanVersion.PENDING:
            return False
        role = ROLES[Step(self.version.state)]
        return reach(self.user, self.on).covers(self.plan.organisation.path, [role])

    @property
    def bars(self) -> str:
        """Why this user cannot decide although his office could."""
        if not self.is_mine:
            return ""
        if self.version.submitted_by_id == self.user.pk:
            return _("You submitted this plan yourself: a second person must decide on it.")
        if any(link.decision and link.decision.decided_by_id == self.user.pk for link in self.chain):
            return _("You have spoken for another office on this plan: a second person must decide on it.")
        return ""

    @cached_property
    def buttons(self) -> list[Button]:
        """What he can do now, the next step first."""
        may = {act.name for act in doable(self.plan, self.user)}
        return [
            (labels.act_words(name), address("act", name, self.plan.public), self._is_main(name))
            for name in self._now()
            if name in may
        ]

    def _now(self) -> tuple[str, ...]:
        """The acts that make sense in the state the plan is in."""
        state = self.version.state
        if self.plan.completed_on is not None:
            return ()
        if state == State.DRAFT:
            return ("planning.submit_plan", *DRAFTING) if self.posts else DRAFTING
        if state in PlanVersion.PENDING:
            agree = "planning.route_plan" if state == State.COORDINATOR else "planning.approve_plan"
            mine = (agree, "planning.return_plan") if self.is_mine and not self.bars else ()
            return (*mine, "planning.withdraw_plan")
        publish = () if self.in_force is None or self.is_recruiting else (PUBLISH,)
        ends = ("planning.end_plan",) if state == State.APPROVED else ()
        return (*publish, REVISE, *ends)

    def _is_main(self, name: str) -> bool:
        """Whether it is the next step: another version only of what was sent back or withdrawn."""
        return name in MAIN or (name == REVISE and self.in_force is None)

    @cached_property
    def campaigns(self) -> list[Campaign]:
        """The recruitments of this plan that he may see, the latest first."""
        if not reads.may("recruitment.see", self.user):
            return []
        seen = reads.rows("recruitment.see", self.user).filter(plan=self.plan)
        return list(seen.order_by("-published_on", "-pk"))

    @property
    def is_recruiting(self) -> bool:
        """Whether one of them is under way."""
        return self.plan.campaigns.filter(closed_on__isnull=True).exists()

    @property
    def sent_back(self) -> PlanDecision | None:
        """Why the version before this draft was sent back: what the draft must mend."""
        if not self.is_draft or len(self.versions) < 2:
            return None
        return next((one for one in self.versions[1].decisions.all() if not one.agreed), None)
