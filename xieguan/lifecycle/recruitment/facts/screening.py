"""Of an applicant: what was found on each ground. One loop over the vocabulary, and what differs below it.

What the applicant states of himself is not known before it has been verified. The register of those who left is asked
of the two grounds that only other offices can know: a hit is a hit; where it knows nothing, nothing is known until the
office has confirmed it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual

from xieguan.law.facts import vocabulary
from xieguan.lifecycle.recruitment.grounds import checked_facts
from xieguan.lifecycle.recruitment.models import Check, Ranking
from xieguan.people.models import Statement
from xieguan.people.suppliers import Supplier, supplies

REGISTER = ("bar_dismissed_as_auxiliary", "resigned_while_case_pending")
YES = Value(value=True)


def latest_check(ground: str, column: str, on: date, **which: Any) -> Any:
    """A column of the latest check on a ground until a day."""
    rows = Check.objects.filter(application=OuterRef("pk"), ground=ground, checked_on__lte=on, **which)
    return Subquery(rows.order_by("-checked_on", "-id").values(column)[:1])


def _found(ground: str) -> Supplier:
    column = "level" if vocabulary().facts[ground].scale else "holds"
    return lambda on: latest_check(ground, column, on)


def _with_the_register(ground: str) -> Supplier:
    """A hit in the register, else what the office itself has confirmed."""
    return lambda on: Case(
        When(Q(Exists(_elsewhere(ground, on))) | Q(Exists(_in_rosters(ground, on))), then=YES),
        default=latest_check(ground, "holds", on),
    )


def _elsewhere(ground: str, on: date) -> Any:
    """Another application of the same human being, in any office, of which it was found to hold."""
    return Check.objects.filter(
        ~Q(application=OuterRef("pk")),
        application__id_index=OuterRef("id_index"),
        ground=ground,
        holds=True,
        checked_on__lte=on,
    )


def _in_rosters(ground: str, on: date) -> Any:
    """An engagement of the same human being, in any office, of which a roster states it."""
    return Statement.objects.filter(
        engagement__person__id_index=OuterRef("id_index"),
        engagement__undone=False,
        source__state="finished",
        fact=ground,
        truth=True,
        as_of__lte=on,
    )


def _post_asks_no_more(on: date) -> Any:
    """Whether the education meets the post: as somebody found, else by the levels asked for and verified."""
    level = latest_check("education", "level", on)
    least = F("post__min_education")
    by_level = Case(
        When(post__min_education__isnull=True, then=None),
        When(Q(GreaterThanOrEqual(Coalesce(level, -1, output_field=IntegerField()), least)), then=YES),
        When(
            Q(GreaterThanOrEqual(Coalesce(level, -1, output_field=IntegerField()), 0)),
            then=Value(value=False),
        ),
        default=None,
    )
    return Coalesce(latest_check("meets_post_education", "holds", on), by_level)


for _ground in checked_facts():
    _by = _with_the_register if _ground in REGISTER else _found
    supplies("application", _ground)(
        _post_asks_no_more if _ground == "meets_post_education" else _by(_ground)
    )


def _day_of(ground: str) -> Callable[[date], Any]:
    return lambda on: latest_check(ground, "checked_on", on, holds__isnull=False)


supplies("application", "discipline_checked_on")(_day_of("bar_discipline_open"))
supplies("application", "joint_discipline_checked_on")(_day_of("bar_joint_discipline"))


@supplies("application", "bar_other_reasons_stated")
def bar_other_reasons_stated(on: date) -> Any:
    """Whether the reasons of another bar were written down, where one was found to hold."""
    rows = Check.objects.filter(
        application=OuterRef("pk"),
        ground__in=("bar_other_unsuitable", "bar_higher_rules"),
        holds=True,
        checked_on__lte=on,
    )
    said = Case(When(~Q(reasons=""), then=YES), default=Value(value=False))
    return Subquery(rows.annotate(said=said).order_by("-checked_on", "-id").values("said")[:1])


@supplies("application", "preference_adds_points")
def preference_adds_points(on: date) -> Any:
    """Whether the latest ranking turned a preference into points."""
    rows = Ranking.objects.filter(campaign=OuterRef("campaign"), made_on__lte=on)
    return Subquery(rows.order_by("-made_on", "-id").values("preference_adds_points")[:1])
