"""Whether somebody else in the same city bears the same badge number, by what rosters state last."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import StrIndex, Substr
from django.db.models.lookups import Exact

from xieguan.people.models import Organisation, Statement
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.opaque import LENGTH
from xieguan.people.suppliers import supplies

BADGE = "badge_number"
ROOT = LENGTH + 2  # characters of a path that name the top of its tree: two strokes and an id


@supplies("engagement", "badge_number_shared")
def badge_number_shared(on: date) -> Any:
    """Whether another open engagement within the same city bears this one's badge number; unknown without a number."""
    mine = said(on).filter(engagement=OuterRef("pk"), text__isnull=False)
    return Case(
        When(Q(Exists(_bearers(on))), then=Value(value=True)),
        When(Q(Exists(mine)), then=Value(value=False)),
        default=None,
    )


def said(on: date) -> QuerySet[Statement]:
    """What finished imports have stated of badge numbers until a day."""
    return Statement.objects.filter(fact=BADGE, as_of__lte=on, source__state="finished")


def _bearers(on: date) -> QuerySet[Statement]:
    """The statements that give the engagement's number to somebody else who is still here."""
    mine = said(on).filter(engagement=OuterRef(OuterRef("pk"))).order_by("-as_of", "-id").values("text")[:1]
    return (
        said(on)
        .filter(~Q(engagement=OuterRef("pk")), text=Subquery(mine), engagement__left_on__isnull=True)
        .filter(Q(engagement__imported_by__isnull=True) | Q(engagement__imported_by__state="finished"))
        .filter(~Exists(_newer(on)))
        .filter(_same_city(on))
    )


def _newer(on: date) -> QuerySet[Statement]:
    later = Q(as_of__gt=OuterRef("as_of")) | Q(as_of=OuterRef("as_of"), pk__gt=OuterRef("pk"))
    return said(on).filter(later, engagement=OuterRef("engagement"))


def _same_city(on: date) -> Q:
    """Both hang below one city; where nobody has recorded a city, below the same top."""
    mine, theirs = OuterRef(OuterRef("organisation__path")), OuterRef("engagement__organisation__path")
    above_me = _cities(on).filter(Exact(StrIndex(mine, F("path")), 1))
    above_both = above_me.filter(Exact(StrIndex(theirs, F("path")), 1))
    here = Substr(OuterRef("organisation__path"), 1, ROOT)
    same_top = Q(Exact(Substr("engagement__organisation__path", 1, ROOT), here))
    return Q(Exists(above_both)) | (~Exists(above_me) & same_top)


def _cities(on: date) -> QuerySet[Organisation]:
    return Organisation.objects.filter(in_force(on, "standings__"), standings__kind=Kind.CITY)
