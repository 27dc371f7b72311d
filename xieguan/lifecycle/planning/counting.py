"""Whose quota an office's people count against, and how many do: expressions, for facts and for pages alike.

An office counts against its own quota, or else against that of the nearest office above which has one; an office with a
quota of its own is not counted again above. The expressions hang on a query whose rows have a path; `deep` names a
column of it from inside subqueries.
"""

from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, StrIndex
from django.db.models.lookups import Exact

from xieguan.lifecycle.planning.models import Quota
from xieguan.people.models import Engagement, Organisation


def deep(name: str, depth: int) -> Any:
    """A column of the query that so many subqueries stand inside."""
    found: Any = name
    for _level in range(depth):
        found = OuterRef(found)
    return found


def quotas_over(path: Any, on: date) -> QuerySet[Quota]:
    """The quotas in force for whoever has this path, the one that counts first."""
    above = Exact(StrIndex(path, F("organisation__path")), 1)
    return Quota.objects.filter(above, from_on__lte=on).order_by("-organisation__path", "-from_on")


def places(path: str, on: date) -> Any:
    """How many places the quota gives; nothing where there is none."""
    return Subquery(quotas_over(deep(path, 1), on).values("places")[:1])


def offices_counted(path: str, depth: int, on: date) -> QuerySet[Organisation]:
    """All the offices that count against one quota with the office of that path; its own units where none has any."""
    mine = Subquery(quotas_over(deep(path, depth + 1), on).values("organisation__path")[:1])
    theirs = Subquery(quotas_over(OuterRef("path"), on).values("organisation__path")[:1])
    nobody = Value("")
    below = Exact(StrIndex(F("path"), Coalesce(mine, deep(path, depth))), 1)
    same = Exact(Coalesce(theirs, nobody), Coalesce(mine, nobody))
    return Organisation.objects.filter(below, same)


def engaged(path: str, on: date) -> Any:
    """How many people are engaged who count against the quota.

    Whoever has not left by the day is counted, also who was hired later: what is entered late then takes no place that
    somebody has taken since. Who has left by what a roster says of him has left: the sheet knows both.
    """
    there = Engagement.objects.visible().filter(Q(left_on__isnull=True) | Q(left_on__gt=on), undone=False)
    there = there.filter(Q(sheet__left_on__isnull=True) | Q(sheet__left_on__gt=on))
    here = there.filter(organisation__in=offices_counted(path, 2, on).values("pk"))
    return number(here.order_by().values("undone"))


def number(grouped: QuerySet[Any, Any]) -> Any:
    """How many rows, as an expression; the rows are of one group."""
    return Coalesce(Subquery(grouped.annotate(n=Count("pk")).values("n")[:1]), Value(0))
