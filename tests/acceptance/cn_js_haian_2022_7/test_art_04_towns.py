"""Hai'an 4: towns ask for urban management staff by way of the coordinating bureau."""

import pytest

from tests.acceptance.cn_js_haian_2022_7.test_art_07_plan import posting
from tests.lifecycle.planning.house import House, build
from tests.people.doing import do, refused
from xieguan.people.outcomes import Denied

ROUTED = "town-plans-through-coordinator"
TOWN = {"for_town_urban_management": True}


@pytest.fixture
def house(db) -> House:
    built = build()
    built.quota_of(20)
    return built


def test_a_town_s_plan_is_posted_only_once_it_has_been_routed(house: House) -> None:
    plan = house.submitted(house.draw_up(house.town, **TOWN))
    assert posting(plan)[ROUTED] == "unknown"
    do("planning.route_plan", plan, house.coordinator, document="海综执〔2023〕7号")
    assert posting(plan)[ROUTED] == "met"


def test_one_that_the_coordinating_bureau_sent_back_has_not_been_routed(house: House) -> None:
    plan = house.submitted(house.draw_up(house.town, **TOWN))
    do("planning.return_plan", plan, house.coordinator, reason="由邻镇调剂")
    assert posting(plan)[ROUTED] == "fail"


def test_only_the_coordinating_bureau_routes(house: House) -> None:
    plan = house.submitted(house.draw_up(house.town, **TOWN))
    refused(Denied, "planning.route_plan", plan, house.clerk, document="文")


def test_other_plans_need_no_routing(house: House) -> None:
    assert ROUTED not in posting(house.submitted(house.draw_up()))
