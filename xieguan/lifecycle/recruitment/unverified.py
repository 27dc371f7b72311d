"""What is not verified yet of those in the running, ground by ground: counted, and by name."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from xieguan.lifecycle.recruitment.facts.screening import latest_check
from xieguan.lifecycle.recruitment.grounds import CHECK, Ground, grounds_of
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Campaign
from xieguan.people.models import Organisation
from xieguan.people.suppliers import live


def answered_in_bulk(office: Organisation, on: date) -> list[Ground]:
    """The grounds that a check answers, by article; what a medical concludes comes with the medical."""
    return [one for one in grounds_of(office, on) if one.rule.fix == CHECK]


def tally(campaign: Campaign, grounds: Iterable[Ground], on: date) -> dict[str, int]:
    """Of how many in the running each ground is not verified. One query."""
    names = [one.name for one in grounds]
    rows = _running(campaign, on, names)
    found: dict[str, int] = rows.aggregate(
        **{name: Count("pk", filter=Q(**{f"fact_{name}__isnull": True})) for name in names}
    )
    return found


def unverified(campaign: Campaign, ground: str, on: date) -> QuerySet[Any]:
    """Those in the running of whom a ground is not verified, in their order; `asked_on`: when it last was tried."""
    rows = _running(campaign, on, [ground]).filter(**{f"fact_{ground}__isnull": True})
    found: QuerySet[Any] = rows.annotate(asked_on=latest_check(ground, "checked_on", on))
    return found.select_related("post").order_by("serial")


def _running(campaign: Campaign, on: date, names: Iterable[str]) -> QuerySet[Any]:
    return live("application", on, frozenset(names)).filter(RUNNING, campaign=campaign)
