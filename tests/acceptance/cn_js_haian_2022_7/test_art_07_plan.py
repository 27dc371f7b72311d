"""Hai'an 7: first a plan that says why, within the quota, agreed to by quota office and hiring bureau."""

import pytest

from tests.lifecycle.planning.house import House, build, facts
from tests.people.cast import DAY
from tests.people.doing import do, refused
from xieguan.lifecycle.models import HiringPlan
from xieguan.people.gate import judge_act
from xieguan.people.outcomes import Refused
from xieguan.people.suppliers import live

CONSENTS = {"plan-approved-by-quota-office", "plan-approved-by-hiring-bureau"}


@pytest.fixture
def house(db) -> House:
    built = build()
    built.quota_of(6)
    return built


def stopped(error: Refused) -> dict[str, str]:
    return {ruling.rule.id: ruling.outcome for ruling in error.rulings}


def posting(plan: HiringPlan) -> dict[str, str]:
    """What the law says of a posting, of what is known of the plan."""
    known = live("plan", DAY).filter(pk=plan.pk).values().get()
    stated = {name.removeprefix("fact_"): value for name, value in known.items() if name.startswith("fact_")}
    return {one.rule.id: one.outcome for one in judge_act("recruitment.publish", plan, stated, DAY)}


def test_a_plan_that_does_not_say_why_is_not_submitted(house: House) -> None:
    plan = house.draw_up(need="  ")
    assert stopped(refused(Refused, "planning.submit_plan", plan, house.clerk)) == {
        "plan-states-need": "fail"
    }
    said = {"title": plan.title, "hiring_mode": "dispatch", "need": "夜间执法时段延长"}
    do("planning.change_plan", plan, house.clerk, **said)
    house.submitted(plan)


def test_a_plan_may_use_up_the_quota_and_not_a_place_more(house: House) -> None:
    house.engage(1)
    exact = house.draw_up(posts=[{"name": "巡查", "places": 5}])
    more = house.draw_up(title="多报一人", posts=[{"name": "巡查", "places": 6}])
    assert stopped(refused(Refused, "planning.submit_plan", more, house.clerk)) == {
        "plan-within-quota": "fail"
    }
    house.submitted(exact)


def test_without_a_quota_no_plan_is_submitted(house: House) -> None:
    house.agency.quotas.all().delete()
    error = refused(Refused, "planning.submit_plan", house.draw_up(), house.clerk)
    assert stopped(error) == {"plan-within-quota": "unknown"}


def test_places_are_not_promised_twice(house: House) -> None:
    first, second = house.submitted(house.draw_up()), house.submitted(house.draw_up(title="第二份"))
    house.agreed(first, house.quota)
    error = refused(Refused, "planning.approve_plan", second, house.quota, document="文")
    assert stopped(error) == {"plan-within-quota": "fail"}


def test_one_consent_of_two_is_not_enough_for_a_posting(house: House) -> None:
    plan = house.submitted(house.draw_up())
    assert {posting(plan)[rule] for rule in CONSENTS} == {"unknown"}
    house.agreed(plan, house.quota)
    found = posting(plan)
    assert found["plan-approved-by-quota-office"] == "met"
    assert found["plan-approved-by-hiring-bureau"] == "unknown"
    house.agreed(plan, house.hiring)
    assert {posting(plan)[rule] for rule in CONSENTS} == {"met"}
    assert posting(plan)["plan-within-quota"] == "met"


def test_a_plan_sent_back_by_one_of_them_has_not_his_consent(house: House) -> None:
    plan = house.agreed(house.submitted(house.draw_up()), house.quota)
    do("planning.return_plan", plan, house.hiring, reason="条件不当")
    assert posting(plan)["plan-approved-by-hiring-bureau"] == "fail"
    assert facts(plan)["plan_approved_by_quota_office"] is True
