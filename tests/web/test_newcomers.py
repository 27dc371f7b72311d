"""Newcomers, and the way to duty in a file: what is missing, which act mends it, and whether it is mine."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.lifecycle.credentials.office import somebody
from tests.people.cast import Cast, user
from tests.people.doing import do
from xieguan.people.models import Engagement
from xieguan.people.roles import Role
from xieguan.web.files import newcomers


@pytest.fixture
def who(cast: Cast) -> Engagement:
    today = timezone.localdate()
    adopted = {"pack": "cn-sx-2022-180", "document": "续用〔2024〕1号", "decided_by": "局务会议"}
    days = {"from_on": "2024-10-08", "until_on": f"{today + timedelta(days=400)}"}
    do("packs.adopt", cast.city, cast.second_leader, **adopted, **days)
    return somebody(cast, hired_on=today - timedelta(days=30))


def read(client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    body = answer.content.decode()
    return body[body.index("<main") : body.index("</main>")]


def test_the_file_names_what_is_missing_with_its_act_and_whose_it_is(cast: Cast, who, as_) -> None:
    body = read(as_(cast.clerk), f"/people/{who.public}/", tab="way")
    assert f"/do/kit.issue/{who.public}/" in body
    assert f"/do/training.record_prejob/{who.public}/" in body
    assert "/law/cn-sx-2022-180/20/" in body


def test_who_may_not_do_it_sees_whose_it_is_and_no_link(cast: Cast, who, as_) -> None:
    captain = as_(user("zhongdui", "中队长", Role.CAPTAIN, cast.county))
    body = read(captain, f"/people/{who.public}/", tab="way")
    assert "/do/" not in body
    assert str(Role.CLERK.label) in body


def test_newcomers_are_listed_until_nothing_is_missing(cast: Cast, who, as_) -> None:
    assert "李雷" in read(as_(cast.clerk), "/newcomers/")
    assert "李雷" in read(as_(cast.clerk), "/newcomers/", show="mine")
    assert "李雷" not in read(as_(cast.clerk), "/newcomers/", show="ready")
    trainer = as_(user("jiaoyuan", "周老师", Role.TRAINER, cast.county))
    assert "李雷" in read(trainer, "/newcomers/", show="mine")
    assert "李雷" not in read(as_(cast.leader), "/newcomers/", show="mine")
    assert "李雷" not in read(as_(cast.stranger), "/newcomers/")


def test_more_than_a_page_is_said_so_and_turned(cast: Cast, who, as_, monkeypatch) -> None:
    monkeypatch.setattr(newcomers, "PAGE", 1)
    somebody(cast, 77, name="韩梅梅", hired_on=timezone.localdate() - timedelta(days=3))
    first = read(as_(cast.clerk), "/newcomers/")
    assert "韩梅梅" in first
    assert "李雷" not in first
    assert "第1至1人，共2人" in first
    assert "/newcomers/?page=2" in first
    assert "李雷" in read(as_(cast.clerk), "/newcomers/", page="2")
    assert "李雷" in read(as_(cast.clerk), "/newcomers/", page="99")
    assert "韩梅梅" in read(as_(cast.clerk), "/newcomers/", page="²")
