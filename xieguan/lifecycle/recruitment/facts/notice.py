"""Of an applicant: from when until when a notice named him, how many of its working days are over, what is open."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When

from xieguan.lifecycle.recruitment.models import Objection, PublicNotice
from xieguan.people.suppliers import supplies


def _latest(column: str, on: date) -> Any:
    rows = PublicNotice.objects.filter(noticed__application=OuterRef("pk"), began_on__lte=on)
    return rows.order_by("-began_on", "-id").values(column)[:1]


@supplies("application", "public_notice_began_on")
def public_notice_began_on(on: date) -> Any:
    """The first day."""
    return Subquery(_latest("began_on", on))


@supplies("application", "public_notice_ended_on")
def public_notice_ended_on(on: date) -> Any:
    """The last day, which counts."""
    return Subquery(_latest("last_on", on))


@supplies("application", "public_notice_workdays", partial=True)
def public_notice_workdays(on: date) -> Any:
    """The working days of the notice until a day; unknown where one lies in a year that is not announced."""
    rows = (
        PublicNotice.objects.filter(noticed__application=OuterRef("pk"), began_on__lte=on)
        .annotate(
            worked=Count("days", filter=Q(days__day__lte=on, days__is_workday=True), distinct=True),
            unknown=Count("days", filter=Q(days__day__lte=on, days__is_workday__isnull=True), distinct=True),
        )
        .annotate(n=Case(When(unknown__gt=0, then=None), default="worked"))
    )
    return Case(
        When(~Q(Exists(_latest("pk", on))), then=Value(0)),
        default=Subquery(rows.order_by("-began_on", "-id").values("n")[:1]),
    )


@supplies("application", "public_notice_objection_open")
def public_notice_objection_open(on: date) -> Any:
    """Whether an objection awaits its settlement, or was found to be right."""
    received = Objection.objects.filter(application=OuterRef("pk"), received_on__lte=on)
    unsettled = Q(settled_on__isnull=True) | Q(settled_on__gt=on) | Q(outcome=Objection.Outcome.FOUNDED)
    return Exists(received.filter(unsettled))
