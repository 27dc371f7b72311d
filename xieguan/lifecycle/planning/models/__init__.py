"""The tables of this stage."""

from xieguan.lifecycle.planning.models.consent import PlanDecision
from xieguan.lifecycle.planning.models.plan import BudgetLine, HiringPlan, PlanVersion, Post
from xieguan.lifecycle.planning.models.quota import PlaceTaken, Quota

__all__ = ["BudgetLine", "HiringPlan", "PlaceTaken", "PlanDecision", "PlanVersion", "Post", "Quota"]
