"""Of an office: the quota that its people count against, and how many do."""

from datetime import date
from typing import Any

from xieguan.lifecycle.planning import counting
from xieguan.people.models import Organisation
from xieguan.people.suppliers import subject_kind, supplies

subject_kind("organisation", Organisation)


@supplies("organisation", "headcount_quota")
def headcount_quota(on: date) -> Any:
    """The places of the quota in force."""
    return counting.places("path", on)


@supplies("organisation", "headcount_engaged")
def headcount_engaged(on: date) -> Any:
    """The people of the office and its units, of all who share its quota."""
    return counting.engaged("path", on)
