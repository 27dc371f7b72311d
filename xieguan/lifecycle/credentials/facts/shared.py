"""Whether somebody else in the same city wears the same number, by the office's records and by what rosters state."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from xieguan.lifecycle.credentials.facts.badges import lasting, worn
from xieguan.lifecycle.credentials.models import Badge
from xieguan.people.badges import newer, said, same_city, still_here
from xieguan.people.models import Statement
from xieguan.people.suppliers import supplies


@supplies("engagement", "badge_number_shared", partial=True)
def badge_number_shared(on: date) -> Any:
    """Whether another open engagement within the same city bears this one's number; unknown without a number."""
    own = Badge.objects.filter(engagement=OuterRef("pk"), from_on__lte=on)
    stated = said(on).filter(engagement=OuterRef("pk"), text__isnull=False)
    no, yes = Value(value=False), Value(value=True)
    return Case(
        When(Q(Exists(own)) & ~Q(Exists(own.filter(lasting(on)))), then=no),
        When(Q(Exists(_wearers(on))) | Q(Exists(_bearers(on))), then=yes),
        When(Q(Exists(own)) | Q(Exists(stated)), then=no),
        default=None,
    )


def _mine(on: date) -> Any:
    """The number of the engagement that is asked about, from inside a query for others."""
    me = OuterRef(OuterRef("pk"))
    by_record = worn(on, me).values("number__number")[:1]
    by_roster = said(on).filter(engagement=me).order_by("-as_of", "-id").values("text")[:1]
    return Coalesce(Subquery(by_record), Subquery(by_roster))


def _wearers(on: date) -> QuerySet[Badge]:
    """Those who wear it by the record."""
    others = Badge.objects.filter(~Q(engagement=OuterRef("pk")), lasting(on), still_here(), from_on__lte=on)
    return others.filter(same_city(on), number__number=_mine(on))


def _bearers(on: date) -> QuerySet[Statement]:
    """Those who bear it by the latest roster, and of whose badge there is no record."""
    recorded = Badge.objects.filter(engagement=OuterRef("engagement"), from_on__lte=on)
    return (
        said(on)
        .filter(~Q(engagement=OuterRef("pk")), still_here(), text=_mine(on))
        .filter(~Exists(newer(on)), ~Exists(recorded))
        .filter(same_city(on))
    )
