"""计划与限额: the list, one plan with its chain, one quota, and what each may do about them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.lifecycle.planning.house import House, build
from tests.people.cast import office, user
from tests.people.doing import do
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.models import Grant
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import NotFound
from xieguan.people.roles import Role


@pytest.fixture
def house(db) -> House:
    return build()


@pytest.fixture
def on():
    return timezone.localdate()


def read(client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    body: str = answer.content.decode()
    return body[body.index("<main") : body.index("</main>")]


def names(user, on) -> set[str]:
    return {todo.name for todo in waiting_for(Asking(user, on), "planning.")}


def test_an_empty_place_says_what_comes_first(house: House, as_) -> None:
    body = read(as_(house.clerk), "/planning/")
    assert body.count('class="empty"') == 2
    assert f"/do/planning.draw_up/{house.agency.public}/" in body


def test_a_plan_shows_its_posts_its_way_and_only_what_can_be_done_now(house: House, as_) -> None:
    house.quota_of(10)
    plan = house.submitted(house.draw_up())
    page = f"/planning/{plan.public}/"
    for who, acts in (
        (house.quota, {"approve_plan", "return_plan"}),
        (house.hiring, set()),
        (house.clerk, {"withdraw_plan"}),
    ):
        body = read(as_(who), page)
        offered = {
            name for name in ("approve_plan", "return_plan", "withdraw_plan", "submit_plan") if name in body
        }
        assert offered == acts
    assert "夜间巡查辅助" in body
    assert "大专" in body or "junior college" in body


def test_a_returned_plan_says_why_and_by_whom(house: House, as_) -> None:
    house.quota_of(10)
    plan = house.submitted(house.draw_up())
    do("planning.return_plan", plan, house.quota, reason="岗位重复")
    body = read(as_(house.clerk), f"/planning/{plan.public}/")
    assert "岗位重复" in body
    assert "planning.revise_plan" in body


def test_the_list_is_by_state_and_by_turn(house: House, as_) -> None:
    house.quota_of(10)
    house.submitted(house.draw_up(title="送审的"))
    house.draw_up(title="没写完的")
    assert "送审的" in read(as_(house.quota), "/planning/", show="mine")
    assert "没写完的" not in read(as_(house.quota), "/planning/", show="mine")
    assert "没写完的" in read(as_(house.clerk), "/planning/", show="draft")
    assert "送审的" not in read(as_(house.hiring), "/planning/", show="mine")


def test_each_is_told_what_awaits_him(house: House, on) -> None:
    assert "planning.set_quota" in names(house.quota, on)
    house.quota_of(1)
    house.engage(1)
    house.engage(2)
    assert {"planning.over_quota"} == names(house.quota, on) == names(house.leader, on)
    house.quota_of(20, from_on=date(2023, 5, 1))
    plan = house.draw_up()
    assert names(house.clerk, on) == {"planning.submit_plan"}
    house.submitted(plan)
    assert (names(house.clerk, on), names(house.quota, on)) == (set(), {"planning.approve_plan"})
    do("planning.return_plan", plan, house.quota, reason="岗位重复")
    assert names(house.clerk, on) == {"planning.revise_plan"}
    town = house.submitted(house.draw_up(house.town, for_town_urban_management=True))
    assert names(house.coordinator, on) == {"planning.route_plan"}
    assert town.organisation == house.town


def test_what_is_not_submitted_is_nobody_s_else_above(house: House, on) -> None:
    house.quota_of(20)
    own = user("town-clerk", "镇经办", Role.CLERK, house.town)
    made = do("planning.draw_up", house.town, own, title="镇计划", hiring_mode="dispatch", need="任务增加")
    assert names(own, on) == {"planning.submit_plan"}
    assert names(house.leader, on) == set()
    do("planning.draw_up", house.town, house.clerk, title="代拟", hiring_mode="dispatch", need="任务增加")
    assert names(house.clerk, on) == {"planning.submit_plan"}, "who drew it up for a town has it before him"
    assert made.subject


def test_a_plan_whose_drawer_has_gone_falls_to_whoever_is_nearest_above(house: House, on) -> None:
    house.quota_of(20)
    squad = office(house.town, "示例镇中队", Kind.UNIT, "320685901")
    drawer = user("drawer", "原经办", Role.CLERK, house.town)
    do("planning.draw_up", squad, drawer, title="中队计划", hiring_mode="dispatch", need="任务增加")
    assert names(drawer, on) == {"planning.submit_plan"}
    assert names(house.town_clerk, on) == set(), "it is his who drew it up, while he is there"
    drawer.grants.update(until_on=on)
    assert names(house.town_clerk, on) == {"planning.submit_plan"}
    assert names(house.clerk, on) == set(), "nor everybody's above"
    Grant.objects.filter(user=house.town_clerk).update(until_on=on)
    assert names(house.clerk, on) == names(house.leader, on) == {"planning.submit_plan"}
    assert names(house.quota, on) == set()


def test_a_form_begins_with_what_the_draft_says_and_a_plan_leads_on_to_its_recruitment(
    house: House, as_
) -> None:
    house.quota_of(20)
    plan, client = house.draw_up(), as_(house.clerk)
    do("planning.set_budget", plan, house.clerk, pay=96000, clothing=4000)
    assert 'value="96000"' in read(client, f"/do/planning.set_budget/{plan.public}/", next="/planning/")
    assert plan.title in read(client, f"/do/planning.change_plan/{plan.public}/")
    version = plan.versions.get()
    same = {"title": plan.title, "hiring_mode": version.mode, "need": version.need, "on": "2023-05-01"}
    assert client.post(f"/do/planning.change_plan/{plan.public}/", same).status_code == 422
    do("planning.set_budget", plan, house.clerk)
    house.agreed(house.submitted(plan))
    assert "recruitment.publish" in read(client, f"/planning/{plan.public}/")


def test_a_quota_shows_its_use_and_its_history(house: House, as_) -> None:
    house.quota_of(10)
    house.quota_of(12, from_on=house.quota.grants.get().from_on.replace(year=2024))
    house.engage(1)
    plan = house.agreed(house.submitted(house.draw_up()), house.quota)
    body = read(as_(house.quota), f"/planning/quota/{house.agency.public}/")
    assert "planning.set_quota" in body
    assert plan.title in body
    town = read(as_(house.town_clerk), f"/planning/quota/{house.town.public}/")
    assert "海安市示例综合行政执法局" in town
    assert "planning.set_quota" not in town
    with pytest.raises(NotFound):
        do(
            "planning.set_quota",
            house.agency,
            house.town_clerk,
            places=1,
            document="文",
            from_on="2024-01-01",
        )


def test_the_plan_is_a_paper(house: House, as_) -> None:
    plan = house.draw_up()
    do("planning.set_budget", plan, house.clerk, pay=600000, finance_document="海财〔2023〕3号")
    answer = as_(house.clerk).get(f"/papers/hiring_plan/{plan.public}/", {"as": "docx"})
    assert answer.status_code == 200
    assert len(b"".join(answer)) > 3000


def test_lists_ask_the_database_as_often_for_many_plans_as_for_one(house: House, as_) -> None:
    house.quota_of(50)
    client = as_(house.clerk)
    counts = []
    for number in (4, 2):
        for _more in range(number):
            house.draw_up(title=f"计划{number}")
        client.get("/planning/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/planning/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
