"""Of a plan: what its version in force says, or the latest where none is; who has agreed to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, F, OuterRef, QuerySet, Subquery, Sum, Value, When

from xieguan.lifecycle.planning.models import HiringPlan, PlanDecision, PlanVersion
from xieguan.people.suppliers import subject_kind, supplies

subject_kind("plan", HiringPlan)
Step = PlanDecision.Step


def current(plan: Any) -> QuerySet[Any]:
    """The version of a plan that counts: that in force, else the latest. `plan` is an outer reference."""
    agreed = Case(When(state=PlanVersion.State.APPROVED, then=Value(1)), default=Value(0))
    return PlanVersion.objects.filter(plan=plan).annotate(agreed=agreed).order_by("-agreed", "-number")


@supplies("plan", "plan_need_stated")
def plan_need_stated(_on: date) -> Any:
    """Whether it says why people are needed."""
    no, yes = Value(value=False), Value(value=True)
    said = Case(When(need="", then=no), default=yes, output_field=BooleanField())
    return Subquery(current(OuterRef("pk")).annotate(said=said).values("said")[:1])


@supplies("plan", "plan_headcount")
def plan_headcount(_on: date) -> Any:
    """How many people it takes on, by all its posts."""
    summed = current(OuterRef("pk")).annotate(n=Sum("posts__places"))
    return Subquery(summed.values("n")[:1])


@supplies("plan", "plan_for_town_urban_management")
def plan_for_town_urban_management(_on: date) -> Any:
    """Whether it is for urban management in a town or sub-district."""
    return F("for_town_urban_management")


def _agreed(step: str) -> Callable[[date], Any]:
    """Whether an office agreed; no where it sent the plan back, nothing where it has not answered."""

    def supplier(on: date) -> Any:
        version = Subquery(current(OuterRef(OuterRef("pk"))).values("pk")[:1])
        said = PlanDecision.objects.filter(plan_version=version, step=step, decided_on__lte=on)
        return Subquery(said.values("agreed")[:1])

    return supplier


supplies("plan", "plan_routed_by_coordinator")(_agreed(Step.COORDINATOR))
supplies("plan", "plan_approved_by_quota_office")(_agreed(Step.QUOTA_OFFICE))
supplies("plan", "plan_approved_by_hiring_bureau")(_agreed(Step.HIRING_BUREAU))
