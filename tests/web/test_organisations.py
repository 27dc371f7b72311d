"""组织: the tree a user reaches, and one organisation with what binds it and what it was."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.cast import DAY, FOUNDED, id_number, li_lei, office, user
from xieguan.people.models import Engagement, Standing
from xieguan.people.perform import perform
from xieguan.people.roles import Role


def read(client, path, **query):
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def main(body):
    return body[body.index("<main") : body.index("</main>")]


def test_the_tree_shows_what_is_in_reach_and_nothing_else(cast, as_):
    body = read(as_(cast.second_leader), "/organisations/")
    assert "并城市城市管理局" in body
    assert "南城县城市管理局" in body
    assert "外地市城市管理局" not in body
    assert "示例省住建厅" not in body


def test_people_below_count_above(cast, as_):
    li_lei(cast)
    li_lei(cast, name="赵小", id_number=id_number(serial=14))
    body = main(read(as_(cast.second_leader), "/organisations/"))
    assert body.count("</span>2") == 2


def test_the_law_that_binds_each_is_said_with_its_state(cast, as_):
    assert "已失效" in main(read(as_(cast.second_leader), "/organisations/"))
    data = {
        "pack": "cn-sx-2022-180",
        "document": "并城管发〔2024〕1号",
        "decided_by": "局长办公会",
        "from_on": "2024-10-08",
        "until_on": "2199-01-01",
    }
    perform("packs.adopt", cast.city.public, data, by=cast.second_leader, on=DAY)
    body = main(read(as_(cast.second_leader), "/organisations/"))
    assert "续用" in body
    assert "已失效" not in body


def test_search_finds_by_former_name_kind_and_region(cast, as_):
    perform("organisations.rename", cast.county.public, {"name": "南城县综合执法局"}, by=cast.system, on=DAY)
    client = as_(cast.system)
    assert "南城县综合执法局" in main(read(client, "/organisations/", q="城市管理局", kind="county"))
    assert "南城县综合执法局" in main(read(client, "/organisations/", q="140199"))
    assert "南城县综合执法局" not in main(read(client, "/organisations/", kind="city"))
    assert "没有符合" in main(read(client, "/organisations/", q="查无此局"))


@pytest.mark.parametrize("more", [1, 4])
def test_the_tree_costs_the_same_queries_however_many_there_are(cast, as_, more):
    for number in range(more):
        office(cast.county, f"第{number}中队", "unit", "140199")
    client = as_(cast.second_leader)
    read(client, "/organisations/")  # what awaits him is counted once a minute
    with CaptureQueriesContext(connection) as queries:
        read(client, "/organisations/")
    assert len(queries) <= 18


def test_one_organisation_says_what_it_is_and_was(cast, as_):
    perform(
        "organisations.rename",
        cast.county.public,
        {"name": "南城县综合执法局"},
        by=cast.system,
        on=date(2024, 1, 1),
    )
    body = main(read(as_(cast.leader), f"/organisations/{cast.county.public}/"))
    assert "<h1>南城县综合执法局</h1>" in body
    assert "南城县城市管理局" in body
    assert "2024-01-01" in body
    assert "晋建管规字" in body


def test_an_organisation_out_of_reach_is_not_found(cast, as_):
    assert as_(cast.clerk).get(f"/organisations/{cast.elsewhere.public}/").status_code == 404
    assert as_(cast.clerk).get(f"/organisations/{cast.city.public}/").status_code == 404


def test_roles_and_the_trail_are_for_those_who_may_look(cast, as_):
    path = f"/organisations/{cast.county.public}/"
    li_lei(cast)
    for who, roles, trail in [
        (cast.clerk, False, False),
        (cast.leader, True, True),
        (cast.system, True, False),
    ]:
        body = main(read(as_(who), path))
        assert ("谁有什么角色" in body) is roles, who.username
        assert ("登记聘用" in body[: body.index("<dl")]) is (who == cast.clerk)
        assert ("近期办理" in body) is trail


def test_the_menu_has_the_acts_of_ones_roles_only(cast, as_):
    path = f"/organisations/{cast.county.public}/"
    assert f"/do/organisations.rename/{cast.county.public}/" in read(as_(cast.system), path)
    assert "/do/organisations." not in read(as_(cast.clerk), path)
    assert "/do/engagements.open/" in read(as_(cast.clerk), path)


def test_a_firm_that_sends_people_is_named_with_how_many(cast, as_):
    li = Engagement.objects.get(public=li_lei(cast))
    Engagement.objects.filter(pk=li.pk).update(mode="dispatch", firm=cast.firm)
    assert "并城示例人力资源有限公司" in main(read(as_(cast.leader), f"/organisations/{cast.county.public}/"))


def test_whoever_may_not_look_is_told_so(cast, as_):
    auxiliary = user("aux", "李雷", Role.AUXILIARY, cast.county)
    assert as_(auxiliary).get("/organisations/").status_code == 403


def test_a_hostile_name_is_shown_as_text(cast, as_):
    Standing.objects.filter(organisation=cast.county).update(name="<img src=x onerror=alert(1)>")
    for path in ("/organisations/", f"/organisations/{cast.county.public}/"):
        assert "<img src=x" not in read(as_(cast.leader), path)


def test_a_closed_organisation_stays_on_record(cast, as_):
    perform("organisations.close", cast.elsewhere.public, {}, by=cast.system, on=FOUNDED.replace(year=2022))
    client = as_(cast.system)
    assert "外地市城市管理局" not in main(read(client, "/organisations/"))
    assert "2022-01-01" in read(client, f"/organisations/{cast.elsewhere.public}/")
