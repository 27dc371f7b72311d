"""The way of a plan: drawn up, submitted, agreed to by one office after the other, or sent back with a reason."""

from datetime import date

import pytest

from tests.lifecycle.planning.house import House, build, facts, post
from tests.people.cast import DAY, user
from tests.people.doing import do, last, refused
from xieguan.lifecycle.models import HiringPlan, PlanDecision
from xieguan.lifecycle.planning.places import in_force
from xieguan.lifecycle.planning.versions import latest
from xieguan.people.models import Grant
from xieguan.people.outcomes import Denied, Invalid, NotFound, Refused
from xieguan.people.roles import Role

COSTS = {"pay": 600000, "benefits": 180000, "finance_document": "海财〔2023〕3号"}


@pytest.fixture
def house(db) -> House:
    built = build()
    built.quota_of(20)
    return built


def state(plan: HiringPlan) -> str:
    return latest(plan).state


def test_quota_office_then_hiring_bureau(house: House) -> None:
    plan = house.submitted(house.draw_up())
    assert state(plan) == "quota-office"
    refused(Denied, "planning.approve_plan", plan, house.hiring, document="文")
    house.agreed(plan, house.quota)
    assert (state(plan), facts(plan)["plan_approved_by_hiring_bureau"]) == ("hiring-bureau", None)
    assert in_force(plan) is None
    refused(Denied, "planning.approve_plan", plan, house.quota, document="文")
    house.agreed(plan, house.hiring)
    assert state(plan) == "approved"
    assert (
        facts(plan)["plan_approved_by_quota_office"] is facts(plan)["plan_approved_by_hiring_bureau"] is True
    )


def test_a_plan_that_states_costs_goes_to_the_finance_bureau_too(house: House) -> None:
    plan = house.draw_up()
    do("planning.set_budget", plan, house.clerk, **COSTS)
    house.agreed(house.submitted(plan))
    assert (state(plan), in_force(plan)) == ("finance", None)
    house.agreed(plan, house.finance)
    assert state(plan) == "approved"


def test_a_towns_plan_for_urban_management_goes_through_the_coordinating_bureau_first(house: House) -> None:
    plan = house.submitted(house.draw_up(house.town, for_town_urban_management=True))
    assert (state(plan), facts(plan)["plan_routed_by_coordinator"]) == ("coordinator", None)
    refused(Denied, "planning.approve_plan", plan, house.quota, document="文")
    do("planning.route_plan", plan, house.coordinator, document="海综执〔2023〕7号")
    assert (state(plan), facts(plan)["plan_routed_by_coordinator"]) == ("quota-office", True)


def test_other_plans_are_not_routed(house: House) -> None:
    refused(
        Invalid, "planning.route_plan", house.submitted(house.draw_up()), house.coordinator, document="文"
    )


def test_returned_with_a_reason_it_is_mended_as_another_version_and_goes_all_the_way_again(
    house: House,
) -> None:
    plan = house.agreed(house.submitted(house.draw_up()), house.quota)
    refused(Invalid, "planning.return_plan", plan, house.hiring, reason="")
    do("planning.return_plan", plan, house.hiring, reason="内勤岗位不宜派遣")
    assert (state(plan), facts(plan)["plan_approved_by_hiring_bureau"]) == ("returned", False)
    refused(Invalid, "planning.submit_plan", plan, house.clerk)

    do("planning.revise_plan", plan, house.clerk)
    do("planning.remove_post", post(plan), house.clerk)
    house.submitted(plan)
    assert [post.name for post in latest(plan).posts.all()] == ["夜间巡查辅助"]
    assert state(plan) == "quota-office"
    assert facts(plan)["plan_approved_by_quota_office"] is None
    assert plan.versions.get(number=1).posts.count() == 2


def test_what_was_approved_stays_in_force_until_the_other_version_is_approved_too(house: House) -> None:
    plan = house.agreed(house.submitted(house.draw_up()))
    refused(Invalid, "planning.add_post", plan, house.clerk, name="驾驶员", places=2)
    do("planning.revise_plan", plan, house.clerk)
    do("planning.add_post", plan, house.clerk, name="驾驶员", places=2)
    house.submitted(plan)
    assert (in_force(plan).number, facts(plan)["plan_headcount"]) == (1, 4)
    house.agreed(plan, house.quota)
    assert facts(house.draw_up(title="另一份"))["plan_places_free"] == 14
    house.agreed(plan, house.hiring)
    assert (in_force(plan).number, facts(plan)["plan_headcount"]) == (2, 6)
    assert plan.versions.get(number=1).posts.count() == 2


CHANGED = {"title": "另一名称", "hiring_mode": "dispatch", "need": "夜间"}


def test_what_was_submitted_is_not_changed(house: House) -> None:
    plan = house.submitted(house.draw_up())
    refused(Invalid, "planning.change_post", post(plan), house.clerk, name="巡查", places=9)
    refused(Invalid, "planning.change_plan", plan, house.clerk, **CHANGED)
    refused(Invalid, "planning.set_budget", plan, house.clerk, pay=1)
    refused(Invalid, "planning.submit_plan", plan, house.clerk)
    refused(Invalid, "planning.revise_plan", plan, house.clerk)


def test_a_draft_is_said_anew_and_what_is_left_out_is_asked_no_more(house: House) -> None:
    plan = house.draw_up(
        posts=[{"name": "内勤", "places": 2, "skills": "驾驶", "min_education": "junior-college"}]
    )
    do("planning.change_post", post(plan), house.clerk, name="内勤", places=3)
    assert (post(plan).places, post(plan).skills, post(plan).min_education) == (3, "", None)
    assert last().detail["was"] == {"places": 2, "min_education": 4, "skills": "驾驶"}
    do("planning.change_plan", plan, house.clerk, **CHANGED)
    plan.refresh_from_db()
    assert (plan.title, latest(plan).mode, latest(plan).need) == tuple(CHANGED.values())
    refused(Invalid, "planning.change_plan", plan, house.clerk, **CHANGED)


def test_nobody_decides_on_what_he_submitted_and_nobody_speaks_for_two(house: House) -> None:
    both = user("both", "两边", Role.QUOTA_OFFICE, house.agency)
    for role in (Role.CLERK, Role.HIRING_BUREAU):
        Grant.objects.create(user=both, role=role, organisation=house.agency, from_on=date(2020, 1, 1))
    own, others = house.draw_up(), house.submitted(house.draw_up(title="他人报送"))
    do("planning.submit_plan", own, both)
    refused(Denied, "planning.approve_plan", own, both, document="文")
    do("planning.approve_plan", others, both, document="文")
    refused(Denied, "planning.approve_plan", others, both, document="文")
    assert PlanDecision.objects.count() == 1


def test_a_plan_is_withdrawn_while_it_is_on_its_way(house: House) -> None:
    plan = house.submitted(house.draw_up())
    do("planning.withdraw_plan", plan, house.clerk, reason="需求有变")
    assert state(plan) == "withdrawn"
    refused(Invalid, "planning.approve_plan", plan, house.quota, document="文")
    refused(Invalid, "planning.withdraw_plan", plan, house.clerk, reason="再来一次")


def test_a_decision_is_not_older_than_the_submission(house: House) -> None:
    plan = house.submitted(house.draw_up())
    refused(Invalid, "planning.approve_plan", plan, house.quota, date(2023, 5, 1), document="文")


def test_a_plan_without_posts_or_from_another_place_is_not_submitted(house: House) -> None:
    plan = house.draw_up(posts=[])
    refused(Refused, "planning.submit_plan", plan, house.clerk)
    refused(NotFound, "planning.submit_plan", plan, house.town_clerk)


def test_one_post_of_a_name_and_no_post_without_people(house: House) -> None:
    error = refused(
        Invalid,
        "planning.draw_up",
        house.agency,
        house.clerk,
        title="计划",
        hiring_mode="direct",
        posts=[{"name": "内勤", "places": 0}],
    )
    assert list(error.errors) == ["posts.0.places"]
    plan = house.draw_up()
    assert list(refused(Invalid, "planning.add_post", plan, house.clerk, name="内勤", places=1).errors) == [
        "name"
    ]


def test_the_trail_says_who_agreed_for_whom_and_by_what(house: House) -> None:
    plan = house.agreed(house.submitted(house.draw_up()), house.quota)
    assert last().detail["step"] == "quota-office"
    assert (last().detail["document"], last().role) == ("文〔2023〕0号", "quota-office")
    assert facts(plan, DAY)["plan_headcount"] == 4
