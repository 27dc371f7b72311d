"""Of a plan: how many places its office's quota has left, not counting those promised to other plans."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest

from xieguan.lifecycle.planning import counting
from xieguan.lifecycle.planning.models import HiringPlan, PlaceTaken, PlanVersion
from xieguan.people.suppliers import supplies

State = PlanVersion.State
PATH = "organisation__path"


@supplies("plan", "plan_places_free")
def plan_places_free(on: date) -> Any:
    """The quota less the people engaged otherwise and less what other plans may still take. Unknown without a quota."""
    return counting.places(PATH, on) - counting.engaged(PATH, on) + _its_own(on) - _promised(on)


def _its_own(on: date) -> Any:
    """Those at work whom this very plan brought: they take none of its places from it."""
    here = Q(engagement__left_on__isnull=True) | Q(engagement__left_on__gt=on)
    own = PlaceTaken.objects.filter(here, post__plan_version__plan=OuterRef("pk"))
    return counting.number(own.order_by().values("post__plan_version__plan"))


def _promised(on: date) -> Any:
    """What the quota office has promised to other plans and nobody has taken."""
    others = promising(on).filter(~Q(pk=OuterRef("pk")))
    others = others.filter(organisation__in=counting.offices_counted(PATH, 2, on).values("pk"))
    total = others.annotate(one=Value(1)).order_by().values("one").annotate(total=Sum("open"))
    return Coalesce(Subquery(total.values("total")[:1]), Value(0))


def promising(on: date) -> QuerySet[Any]:
    """Plans that hold places, with `open`: how many of them nobody has taken yet.

    A plan holds places once the quota office has agreed, until its recruitment is over. While a change of it is being
    decided it holds the larger number.
    """
    later = PlanVersion.objects.filter(
        plan=OuterRef("plan"), state=State.APPROVED, number__gt=OuterRef("number")
    )
    held = PlanVersion.objects.filter(
        Q(state__in=(State.HIRING_BUREAU, State.FINANCE)) | (Q(state=State.APPROVED) & ~Exists(later)),
        plan=OuterRef("pk"),
    )
    planned = held.annotate(n=Sum("posts__places")).order_by("-n").values("n")[:1]
    taken = PlaceTaken.objects.filter(post__plan_version__plan=OuterRef("pk"))
    running = Q(completed_on__isnull=True) | Q(completed_on__gt=on)
    found: QuerySet[Any] = HiringPlan.objects.filter(running).annotate(
        planned=Coalesce(Subquery(planned), Value(0)),
        filled=counting.number(taken.order_by().values("post__plan_version__plan")),
    )
    opened: QuerySet[Any] = found.annotate(open=Greatest(F("planned") - F("filled"), Value(0)))
    return opened
