"""The quota: who counts against which, from which day, and how many places it leaves a plan."""

from datetime import date

import pytest

from tests.lifecycle.planning.house import House, build, facts, headcount, post
from tests.people.cast import DAY
from tests.people.doing import do, refused
from xieguan.lifecycle.models import Quota
from xieguan.lifecycle.planning.places import take
from xieguan.people.outcomes import Denied, Invalid


@pytest.fixture
def house(db) -> House:
    return build()


def test_only_the_quota_office_sets_it(house: House) -> None:
    given = {"places": 5, "document": "海编〔2023〕1号", "from_on": date(2023, 1, 1)}
    refused(Denied, "planning.set_quota", house.agency, house.leader, **given)
    refused(Invalid, "planning.set_quota", house.agency, house.quota, **{**given, "document": ""})
    assert not Quota.objects.exists()


def test_it_counts_from_its_day_until_the_next_and_stays_on_record(house: House) -> None:
    house.quota_of(5)
    house.quota_of(8, from_on=date(2023, 7, 1))
    assert headcount(house.agency, date(2022, 12, 31)) == (None, 0)
    assert headcount(house.agency, date(2023, 6, 30)) == (5, 0)
    assert headcount(house.agency, date(2023, 7, 1)) == (8, 0)
    again = {"places": 9, "document": "海编〔2023〕2号", "from_on": date(2023, 7, 1)}
    error = refused(Invalid, "planning.set_quota", house.agency, house.quota, **again)
    assert list(error.errors) == ["from_on"]


def test_a_unit_without_a_quota_of_its_own_counts_with_its_office(house: House) -> None:
    house.quota_of(5)
    house.engage(1)
    house.engage(2, house.town)
    assert headcount(house.agency) == (5, 2)
    assert headcount(house.town) == (5, 2)


def test_an_office_with_a_quota_of_its_own_counts_for_itself(house: House) -> None:
    house.quota_of(5)
    house.quota_of(2, house.town)
    house.engage(1)
    house.engage(2, house.town)
    assert headcount(house.agency) == (5, 1)
    assert headcount(house.town) == (2, 1)


def test_without_any_quota_the_office_and_its_units_are_counted_and_the_quota_is_unknown(
    house: House,
) -> None:
    house.engage(1)
    house.engage(2, house.town)
    assert headcount(house.agency) == (None, 2)
    assert headcount(house.town) == (None, 1)
    assert facts(house.draw_up())["plan_places_free"] is None


def test_who_has_left_counts_no_more_and_who_came_later_takes_his_place_already(house: House) -> None:
    house.quota_of(5)
    gone, later = house.engage(1), house.engage(2)
    type(gone).objects.filter(pk=gone.pk).update(left_on=DAY)
    type(later).objects.filter(pk=later.pk).update(hired_on=date(2023, 7, 1), first_hired_on=date(2023, 7, 1))
    assert headcount(house.agency) == (5, 1)


def test_a_plan_has_what_is_left_by_people_and_by_plans_the_quota_office_agreed_to(house: House) -> None:
    house.quota_of(10)
    house.engage(1)
    first, second = house.draw_up(), house.draw_up(title="第二份")
    assert facts(second)["plan_places_free"] == 9

    house.submitted(first)
    assert facts(second)["plan_places_free"] == 9
    house.agreed(first, house.quota)
    assert facts(second)["plan_places_free"] == 5
    assert facts(first)["plan_places_free"] == 9

    do("planning.return_plan", first, house.hiring, reason="岗位条件须写明")
    assert facts(second)["plan_places_free"] == 9


def test_a_hire_under_a_plan_moves_a_place_from_the_plan_to_the_people(house: House) -> None:
    house.quota_of(10)
    plan, other = house.agreed(house.submitted(house.draw_up())), house.draw_up(title="第二份")
    take(post(plan), house.engage(1), DAY)
    assert facts(other)["plan_places_free"] == 6
    assert facts(plan)["plan_places_free"] == 10
    with pytest.raises(Invalid):
        take(post(plan), house.engage(2), DAY)


def test_an_ended_plan_holds_no_places_and_gives_none(house: House) -> None:
    house.quota_of(10)
    plan, other = house.agreed(house.submitted(house.draw_up())), house.draw_up(title="第二份")
    do("planning.end_plan", plan, house.leader, reason="机构调整")
    assert facts(other)["plan_places_free"] == 10
    with pytest.raises(Invalid):
        take(post(plan), house.engage(1), DAY)
