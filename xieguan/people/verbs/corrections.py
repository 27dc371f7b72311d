"""A wrong entry is put right: the new truth stands in the record, the old one and the reason on the trail."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from xieguan.people.inputs import FirmName, Reason
from xieguan.people.models import Engagement
from xieguan.people.notes import Noted, change
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.suppliers import facts_of
from xieguan.people.verbs.persons import firm_of
from xieguan.words import _

HIRE = {
    "hired_on": "hired_on",
    "first_hired_on": "first_hired_on",
    "left_on": "left_on",
    "hiring_mode": "mode",
}


@act("engagements.correct", of=Engagement, by=[Role.CLERK])
def correct(
    engagement: Engagement,
    *,
    reason: Reason,
    hired_on: date | None = None,
    first_hired_on: date | None = None,
    mode: Engagement.Mode | None = None,
    firm: FirmName = "",
    on: date,
    now: datetime,
) -> Noted:
    """Put a wrong entry right. The trail keeps what it was, and why; rosters until today speak no longer."""
    _as_it_counts(engagement, on)
    changes: dict[str, Any] = {
        "hired_on": hired_on or engagement.hired_on,
        "first_hired_on": first_hired_on or engagement.first_hired_on,
        "left_on": engagement.left_on,
        "mode": mode or engagement.mode,
        "firm": firm_of(firm, mode) if mode else engagement.firm,
    }
    _must_be_in_order(changes["first_hired_on"], changes["hired_on"], changes["left_on"])
    changed = change(engagement, changes, reason)
    if engagement.rosters_from is not None:
        changes["rosters_from"] = max(localdate(now) + timedelta(days=1), engagement.rosters_from)
    Engagement.objects.filter(pk=engagement.pk).update(**changes)
    return Noted(None, changed)


def _as_it_counts(engagement: Engagement, on: date) -> None:
    """The hire as the latest roster that may speak for it has stated it."""
    for fact, value in facts_of("engagement", engagement.pk, on, frozenset(HIRE)).items():
        setattr(engagement, HIRE[fact], value)


def _must_be_in_order(first: date | None, hired: date | None, left: date | None) -> None:
    if hired and first and first > hired:
        raise Invalid({"first_hired_on": [_("the first appointment cannot be later than this one")]})
    if hired and left and left <= hired:
        raise Invalid({"hired_on": [_("nobody leaves before he came")]})
