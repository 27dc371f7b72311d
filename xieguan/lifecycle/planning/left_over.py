"""Plans that whoever drew them up has left behind: without them they would be nobody's to do."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Length, StrIndex
from django.db.models.lookups import Exact

from xieguan.lifecycle.planning.acts.drawing import DRAWERS
from xieguan.lifecycle.planning.models import PlanVersion
from xieguan.people.beginnings import begins
from xieguan.people.models import Grant
from xieguan.people.models.organisation import in_force


def left_over(path: str, on: date) -> Q:
    """The plans below a place that fall to whoever draws plans up there.

    None of those who drew a plan up reaches its office any more, and nobody nearer to it draws plans up.
    """
    drew = PlanVersion.objects.filter(plan=OuterRef(OuterRef("pk"))).values("drawn_by")
    still, nearer = _reaching(on).filter(user__in=drew), _reaching(on).filter(depth__gt=len(path))
    return begins("organisation__path", path) & ~Q(Exists(still)) & ~Q(Exists(nearer))


def _reaching(on: date) -> QuerySet[Any]:
    """The grants, of whomever, by which plans of an office are drawn up."""
    held = Grant.objects.filter(in_force(on), role__in=DRAWERS, user__disabled_at__isnull=True)
    above = Exact(StrIndex(OuterRef("organisation__path"), F("organisation__path")), 1)
    return held.annotate(depth=Length("organisation__path")).filter(above)
