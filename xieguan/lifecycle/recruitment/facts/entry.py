"""Of an applicant: who he is, and how old on the day of hire; before it, as though it were the day asked."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, Exists, F, Min, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

from xieguan.lifecycle.recruitment.models import Application
from xieguan.people.ages import birthday, years
from xieguan.people.models import Engagement, Standing
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.suppliers import subject_kind, supplies

subject_kind("application", Application)

BORN = F("born_on")
AUTHORITIES = (Kind.PROVINCE, Kind.CITY, Kind.COUNTY, Kind.AGENCY)


@supplies("application", "born_on")
def born_on(_on: date) -> Any:
    """The day of birth, by the ID number."""
    return BORN


@supplies("application", "hired_on")
def hired_on(on: date) -> Any:
    """The day of hire; of whoever is not hired the day asked about, for he is judged as though he were."""
    return Coalesce(F("engagement__hired_on"), Value(on, DateField()))


@supplies("application", "first_hired_on")
def first_hired_on(on: date) -> Any:
    """The day he was first taken on anywhere: by the records of all offices, or earlier by what he states."""
    return _earlier(_earlier(hired_on(on), F("first_hired_on")), _by_the_records())


def _by_the_records() -> Any:
    known = Engagement.objects.visible().filter(person__id_index=OuterRef("id_index"), undone=False)
    first = known.order_by().values("person").annotate(first=Min("first_hired_on")).values("first")
    return Subquery(first[:1])


def _earlier(one: Any, other: Any) -> Any:
    return Case(When(LessThan(other, one), then=other), default=one, output_field=DateField())


@supplies("application", "age_at_hire")
def age_at_hire(on: date) -> Any:
    """Whole years on the day of hire."""
    return years(BORN, hired_on(on))


@supplies("application", "first_hire_age")
def first_hire_age(on: date) -> Any:
    """Whole years on the day of first appointment."""
    return years(BORN, first_hired_on(on))


@supplies("application", "first_hire_on_birthday")
def first_hire_on_birthday(on: date) -> Any:
    """Whether the first appointment fell on the birthday itself."""
    return birthday(BORN, first_hired_on(on))


@supplies("application", "taken_on_by")
def taken_on_by(on: date) -> Any:
    """The authority, where one recruits itself; of towns, and of units of whatever, nobody can tell. Shanxi 3."""
    held = Standing.objects.filter(in_force(on), organisation=OuterRef("organisation"), kind__in=AUTHORITIES)
    return Case(
        When(Exists(held), then=Value("authority")), default=None, output_field=CharField(max_length=400)
    )


@supplies("application", "hiring_mode")
def hiring_mode(_on: date) -> Any:
    """As the plan has it."""
    return F("campaign__mode")
