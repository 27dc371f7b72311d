"""Of a person: which badge number he wears, and whether he still does. Of a city: its code, how many are left."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Length, Repeat, StrIndex
from django.db.models.lookups import Exact

from xieguan.lifecycle.credentials.models import Badge, BadgeCode, BadgeNumber
from xieguan.people.badges import BADGE
from xieguan.people.models import Organisation, Statement
from xieguan.people.statements import latest
from xieguan.people.suppliers import subject_kind, supplies

subject_kind("organisation", Organisation)


def worn(on: date, engagement: Any) -> QuerySet[Any]:
    """The badge somebody was given last by a day, ended or not; `engagement` is an outer reference."""
    given = Badge.objects.filter(engagement=engagement, from_on__lte=on)
    return given.order_by("-from_on", "-id")


def lasting(on: date) -> Q:
    """Of badges those that are worn on a day."""
    return Q(ended_on__isnull=True) | Q(ended_on__gt=on)


def badged() -> Any:
    """Whether somebody was ever given a number here."""
    return Exists(Badge.objects.filter(engagement=OuterRef("pk")))


@supplies("engagement", "badge_number", partial=True, among=badged)
def badge_number(on: date) -> Any:
    """The number by the office's own record, else by the latest roster."""
    own = Subquery(worn(on, OuterRef("pk")).values("number__number")[:1])
    return Coalesce(own, latest(BADGE)(on))


@supplies("engagement", "badge_active", partial=True, among=badged)
def badge_active(on: date) -> Any:
    """Whether the number is in use."""
    active = Case(When(lasting(on), then=Value(value=True)), default=Value(value=False))
    own = worn(on, OuterRef("pk")).annotate(active=active).values("active")[:1]
    return Coalesce(Subquery(own), latest("badge_active")(on))


@supplies("engagement", "badge_number_held_before", partial=True, among=badged)
def badge_number_held_before(on: date) -> Any:
    """Whether somebody else has worn the number before."""
    earlier = Badge.objects.filter(
        ~Q(engagement=OuterRef("engagement")), number=OuterRef("number"), from_on__lte=OuterRef("from_on")
    ).filter(pk__lt=OuterRef("pk"))
    own = worn(on, OuterRef("pk")).annotate(before=Exists(earlier)).values("before")[:1]
    return Coalesce(Subquery(own), latest("badge_number_held_before")(on))


@supplies("organisation", "badge_city_code")
def badge_city_code(on: date) -> Any:
    """The code of the city an office belongs to: the nearest that has one."""
    above = BadgeCode.objects.filter(
        Exact(StrIndex(OuterRef("path"), F("organisation__path")), 1), from_on__lte=on
    )
    return Subquery(above.order_by(Length("organisation__path").desc()).values("code")[:1])


@supplies("organisation", "badge_serials_left")
def badge_serials_left(on: date) -> Any:
    """How many numbers a city has never given out, and no roster has stated; of a city alone."""
    given = BadgeNumber.objects.filter(code=OuterRef("pk")).order_by().values("code")
    codes = BadgeCode.objects.filter(organisation=OuterRef("pk"), from_on__lte=on)
    counted = codes.annotate(
        given=Coalesce(Subquery(given.annotate(n=Count("pk")).values("n")), 0),
        stated=Coalesce(Subquery(_stated_alone().annotate(n=Count("text", distinct=True)).values("n")), 0),
    )
    left = F("numbers") - F("given") - F("stated")
    return Subquery(counted.annotate(left=left).values("left")[:1], output_field=IntegerField())


def _stated_alone() -> QuerySet[Any]:
    """What rosters state of a code's numbers, as far as its own list has not got them."""
    first, last = (
        Concat(OuterRef("stem"), Repeat(Value(digit), _digits()), output_field=CharField()) for digit in "09"
    )
    known = BadgeNumber.objects.filter(code=OuterRef(OuterRef("pk")), number=OuterRef("text"))
    of_city = Exact(StrIndex(F("engagement__organisation__path"), OuterRef("organisation__path")), 1)
    return (
        Statement.objects.filter(
            of_city,
            fact=BADGE,
            text__gte=Cast(first, CharField()),
            text__lte=Cast(last, CharField()),
            source__state="finished",
            engagement__undone=False,
        )
        .filter(~Exists(known))
        .order_by()
        .values("fact")
    )


def _digits() -> Any:
    return OuterRef("digits")
