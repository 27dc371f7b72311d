"""The facts this floor supplies of an engagement: who the person is, when and how he was taken on.

A later roster may say otherwise of the hire itself than the record does; from the day the record allows it, it counts.
"""

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from xieguan.people.ages import birthday, years
from xieguan.people.models import Engagement, Statement
from xieguan.people.suppliers import subject_kind, supplies

subject_kind("engagement", Engagement)

BORN = F("person__born_on")


@supplies("engagement", "born_on")
def born_on(_on: date) -> Any:
    """The day of birth."""
    return BORN


@supplies("engagement", "hired_on")
def hired_on(on: date) -> Any:
    """The day this engagement began."""
    return _said_of_the_hire("hired_on", "day", on)


@supplies("engagement", "first_hired_on")
def first_hired_on(on: date) -> Any:
    """The day the person was first taken on anywhere."""
    return _said_of_the_hire("first_hired_on", "day", on)


@supplies("engagement", "hiring_mode")
def hiring_mode(on: date) -> Any:
    """Direct, dispatch or another mode."""
    return Coalesce(_stated("hiring_mode", "text", on), F("mode"))


@supplies("engagement", "left_on")
def left_on(on: date) -> Any:
    """The day the person left."""
    return _said_of_the_hire("left_on", "day", on)


@supplies("engagement", "age_at_hire")
def age_at_hire(on: date) -> Any:
    """Whole years on the day of hire; unknown where that lies before the birth."""
    return years(BORN, hired_on(on))


@supplies("engagement", "first_hire_age")
def first_hire_age(on: date) -> Any:
    """Whole years on the day of first appointment; unknown where that lies before the birth."""
    return years(BORN, first_hired_on(on))


@supplies("engagement", "first_hire_on_birthday")
def first_hire_on_birthday(on: date) -> Any:
    """Whether the first appointment fell on the birthday itself; a leapling's is 1 March in common years."""
    return birthday(BORN, first_hired_on(on))


def _said_of_the_hire(column: str, kind: str, on: date) -> Any:
    return Coalesce(_stated(column, kind, on), F(column))


def _stated(fact: str, column: str, on: date) -> Any:
    """What the latest roster said that counts for this hire; nothing where none did, as for nearly everybody."""
    stated = Statement.objects.filter(
        engagement=OuterRef("pk"),
        fact=fact,
        as_of__lte=on,
        as_of__gte=OuterRef("rosters_from"),
        source__state="finished",
    )
    return Subquery(stated.order_by("-as_of", "-id").values(column)[:1])
