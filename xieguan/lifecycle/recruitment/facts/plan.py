"""Of a plan: how its recruitment was published, and when it was completed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from xieguan.lifecycle.recruitment.models import Campaign
from xieguan.people.suppliers import supplies


def _of_latest(column: str) -> Callable[[date], Any]:
    def supplier(on: date) -> Any:
        published = Campaign.objects.filter(plan=OuterRef("pk"), published_on__lte=on)
        return Subquery(published.order_by("-published_on", "-id").values(column)[:1])

    return supplier


for _column in ("led_by_hiring_bureau", "open_to_the_public"):
    supplies("plan", _column)(_of_latest(_column))


@supplies("plan", "conditions_published")
def conditions_published(on: date) -> Any:
    """Whether the conditions had been made known by a day."""
    published = Campaign.objects.filter(plan=OuterRef("pk"), published_on__lte=on)
    said = Case(When(Q(conditions_published_on__lte=on), then=Value(value=True)), default=Value(value=False))
    return Subquery(published.annotate(said=said).order_by("-published_on", "-id").values("said")[:1])


@supplies("plan", "recruitment_completed_on")
def recruitment_completed_on(on: date) -> Any:
    """When the latest recruitment was completed."""
    done = Campaign.objects.filter(plan=OuterRef("pk"), closed_on__lte=on)
    return Subquery(done.order_by("-closed_on", "-id").values("closed_on")[:1])
