"""The facts this stage supplies."""

from xieguan.lifecycle.planning.facts import headcount, places, plan

__all__ = ["headcount", "places", "plan"]
