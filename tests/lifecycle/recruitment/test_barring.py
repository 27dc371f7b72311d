"""Whom a ground keeps out, asked of all at once: the same whom the law keeps out one by one, in few questions."""

from datetime import date

import pytest

from tests.lifecycle.planning.house import build
from tests.lifecycle.recruitment.recruiting import CONDUCT, applicant, campaign, check
from tests.people.cast import DAY, Cast
from xieguan.lifecycle.models import Application, Check
from xieguan.lifecycle.recruitment.barring import barred
from xieguan.lifecycle.recruitment.board import steps_of, with_steps
from xieguan.lifecycle.recruitment.grounds import grounds_of
from xieguan.lifecycle.recruitment.screened import FAIL, screened
from xieguan.lifecycle.recruitment.stranded import who_else, who_is_barred


@pytest.mark.parametrize("place", ["Shanxi", "Hai'an"])
def test_the_database_finds_barred_whom_the_law_bars_one_by_one(cast: Cast, place: str) -> None:
    held = campaign(cast)
    one = applicant(held, cast.clerk)
    if place == "Hai'an":
        held.organisation = one.organisation = build().agency
        held.mode = "dispatch"
        held.save()
    grounds = [one.name for one in grounds_of(held.organisation, DAY)]
    Application.objects.bulk_create(another(one, 2 + at) for at in range(len(grounds) + 3))
    one.save()
    people = list(held.applications.order_by("serial"))
    for at, who in enumerate(people):
        found(who, {name: at == number for number, name in enumerate(grounds)})
    people[-1].checks.all().delete()
    Application.objects.filter(pk=people[-2].pk).update(born_on=date(1950, 1, 1))

    one_by_one = {who.application.pk for who in screened(held, DAY) if who.outcome == FAIL}
    assert {who.pk for who in barred(held, DAY)} == one_by_one
    assert people[-1].pk not in one_by_one, "of whom nothing is known nobody says that he is barred"
    assert len(one_by_one) >= len(grounds) / 2


def another(one: Application, serial: int) -> Application:
    said = {field.attname: getattr(one, field.attname) for field in Application._meta.concrete_fields}
    return Application(
        **{**said, "id": None, "public": f"other{serial}", "serial": serial, "id_index": serial}
    )


def found(who: Application, against: dict[str, bool]) -> None:
    """A check of each ground, in order or against him."""
    made = {
        "application": who,
        "checked_on": DAY,
        "recorded_by": who.recorded_by,
        "recorded_at": who.recorded_at,
    }
    Check.objects.bulk_create(
        Check(ground=name, level=1 if wrong else 5, **made)
        if name == "education"
        else Check(ground=name, holds=wrong != (name in CONDUCT), **made)
        for name, wrong in against.items()
    )


@pytest.mark.parametrize("more", [0, 3])
def test_who_is_barred_is_asked_in_as_many_questions_of_many_as_of_one(
    cast: Cast, django_assert_num_queries, more: int
) -> None:
    held = campaign(cast)
    for serial in range(13, 14 + more):
        check(applicant(held, cast.clerk, serial), cast.clerk, "bar_crime", "yes")
    rows, kinds = with_steps(held.applications.all(), DAY), steps_of(held.organisation, DAY)
    with django_assert_num_queries(6):
        assert len(who_is_barred(held, rows, kinds, DAY, 10)) == 1 + more
    with django_assert_num_queries(3):
        assert list(who_else(held, rows, kinds, DAY)) == []
    assert len(who_is_barred(held, rows, kinds, DAY, 1)) == 1
    assert list(who_else(held, rows, kinds, DAY)) == [], "whoever is not shown is barred all the same"
