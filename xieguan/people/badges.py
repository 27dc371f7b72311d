"""What rosters state of badge numbers, and when two people with one number are of one city.

Whether a number is shared is asked of these and of the office's own records: see `lifecycle/credentials`.
"""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import StrIndex, Substr
from django.db.models.lookups import Exact

from xieguan.people.models import Organisation, Statement
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.opaque import LENGTH

BADGE = "badge_number"
ROOT = LENGTH + 2  # characters of a path that name the top of its tree: two strokes and an id


def said(on: date) -> QuerySet[Statement]:
    """What finished imports have stated of badge numbers until a day."""
    return Statement.objects.filter(fact=BADGE, as_of__lte=on, source__state="finished")


def newer(on: date) -> QuerySet[Statement]:
    """Later words on the same person, from inside a query for statements."""
    later = Q(as_of__gt=OuterRef("as_of")) | Q(as_of=OuterRef("as_of"), pk__gt=OuterRef("pk"))
    return said(on).filter(later, engagement=OuterRef("engagement"))


def same_city(on: date) -> Q:
    """Both hang below one city, from inside a query for something with an engagement that is asked of another one.

    Where nobody has recorded a city, below the same top.
    """
    mine, theirs = OuterRef(OuterRef("organisation__path")), OuterRef("engagement__organisation__path")
    above_me = _cities(on).filter(Exact(StrIndex(mine, F("path")), 1))
    above_both = above_me.filter(Exact(StrIndex(theirs, F("path")), 1))
    here = Substr(OuterRef("organisation__path"), 1, ROOT)
    same_top = Q(Exact(Substr("engagement__organisation__path", 1, ROOT), here))
    return Q(Exists(above_both)) | (~Exists(above_me) & same_top)


def still_here(prefix: str = "engagement__") -> Q:
    """Of engagements those that last and that an unfinished import has not hidden."""
    visible = Q(**{f"{prefix}imported_by__isnull": True}) | Q(**{f"{prefix}imported_by__state": "finished"})
    return Q(**{f"{prefix}left_on__isnull": True}) & visible


def _cities(on: date) -> QuerySet[Organisation]:
    return Organisation.objects.filter(in_force(on, "standings__"), standings__kind=Kind.CITY)
