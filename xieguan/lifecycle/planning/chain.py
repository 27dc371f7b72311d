"""Who must agree to a plan, one after the other, and whose turn it is.

The quota office and the hiring bureau always (Hai'an 7); before them the coordinating bureau, for urban management in
towns (Hai'an 4); after them the finance bureau, where the plan states what it costs (Hai'an 4, Shanxi 8).
"""

from dataclasses import dataclass

from xieguan.lifecycle.planning.models import PlanDecision, PlanVersion
from xieguan.people.roles import Role

Step = PlanDecision.Step
ROLES = {
    Step.COORDINATOR: Role.COORDINATOR,
    Step.QUOTA_OFFICE: Role.QUOTA_OFFICE,
    Step.HIRING_BUREAU: Role.HIRING_BUREAU,
    Step.FINANCE: Role.FINANCE,
}


@dataclass(frozen=True, slots=True)
class Link:
    """One office of the chain: what it decided, or that it is its turn, or neither yet."""

    step: PlanDecision.Step
    decision: PlanDecision | None
    is_next: bool

    @property
    def role(self) -> Role:
        """Who speaks for it."""
        return ROLES[self.step]


def steps(version: PlanVersion) -> list[PlanDecision.Step]:
    """The offices that must agree to a version, in their order."""
    first = [Step.COORDINATOR] if version.plan.for_town_urban_management else []
    last = [Step.FINANCE] if version.budget.exists() else []
    return [*first, Step.QUOTA_OFFICE, Step.HIRING_BUREAU, *last]


def following(version: PlanVersion, step: str) -> str:
    """The state a version is in once an office has agreed: with the next, or approved."""
    order = steps(version)
    place = order.index(Step(step)) + 1
    return order[place].value if place < len(order) else PlanVersion.State.APPROVED.value


def chain(version: PlanVersion) -> list[Link]:
    """The whole chain of a version, as it stands."""
    made = {decision.step: decision for decision in version.decisions.select_related("decided_by")}
    return [Link(step, made.get(step), version.state == step.value) for step in steps(version)]
