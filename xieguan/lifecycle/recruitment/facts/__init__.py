"""The facts this stage supplies: of a plan, of an application, and of whoever was hired from one."""

from xieguan.lifecycle.recruitment.facts import entry, notice, plan, screening, steps  # isort: skip
from xieguan.lifecycle.recruitment.facts import engagement  # isort: skip  after those it asks

__all__ = ["engagement", "entry", "notice", "plan", "screening", "steps"]
