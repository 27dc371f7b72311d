"""Hai'an 4: towns ask for urban management staff by way of the coordinating bureau."""

import pytest

from tests.acceptance.cn_js_haian_2022_7.recruiting import recruiting, somebody
from tests.acceptance.cn_js_haian_2022_7.test_art_07_plan import posting
from tests.lifecycle.planning.house import House, build
from tests.people.cast import DAY, Cast, office, user
from tests.people.doing import do, refused
from xieguan.lifecycle.models import HiringPlan, PlaceTaken, PlanDecision
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.roles import Role

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


def test_people_hired_under_a_town_s_plan_are_allocated_by_the_coordinating_bureau(cast: Cast) -> None:
    there, held = recruiting(cast)
    HiringPlan.objects.filter(pk=held.plan_id).update(for_town_urban_management=True)
    version = held.plan.versions.get()
    hired, about = version.decisions.first(), {"agreed": True, "document": "文", "decided_on": DAY}
    coordinator = user("ha-coord", "综合执法小孙", Role.COORDINATOR, there.agency)
    PlanDecision.objects.create(
        plan_version=version,
        step="coordinator",
        submitted_by=hired.submitted_by,
        decided_by=coordinator,
        decided_at=hired.decided_at,
        **about,
    )
    town = office(there.agency, "示例镇", Kind.TOWN, "320685901")
    who = somebody(there, held)
    given = {"organisation": town.public, "document": "海综执分配〔2023〕1号"}
    refused(Invalid, "planning.allocate", who, coordinator, **given)
    do("recruitment.hire", who, there.clerk, DAY, hired_on=DAY, firm=cast.firm.public)
    refused(Denied, "planning.allocate", who, there.clerk, **given)
    do("planning.allocate", who, coordinator, **given)
    assert PlaceTaken.objects.get().allocated_to == town
