"""The frame of every page: menu, law in use, the working day, the language, and what goes wrong."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.people.cast import user
from xieguan.people.roles import Role
from xieguan.web import frame


def home(client):
    return client.get("/").content.decode()


def test_the_workbench_is_in_the_frame(cast, as_):
    body = home(as_(cast.clerk))
    assert "南城县城市管理局" in body
    assert 'aria-current="page"' in body
    assert 'href="#main"' in body


def test_a_page_draws_every_icon_it_uses_and_no_other(cast, as_):
    body = home(as_(cast.clerk))
    used = set(re.findall(r'<use href="#i-([a-z0-9-]+)"', body))
    assert used
    assert set(re.findall(r'<symbol id="i-([a-z0-9-]+)"', body)) == used


def test_the_menu_has_only_places_that_a_role_may_enter(cast, as_):
    assert 'href="/organisations/"' in home(as_(cast.clerk))
    auxiliary = user("aux", "李雷", Role.AUXILIARY, cast.county)
    assert 'href="/organisations/"' not in home(as_(auxiliary))


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 11, 20), "本月第 15 个工作日"),
        (date(2026, 11, 21), "今天休息"),
        (date(2026, 10, 10), "本月第 3 个工作日"),  # a Saturday that is worked, after the holiday
        (date(2031, 3, 3), "2031 年放假安排尚未公布"),
    ],
)
def test_the_day_is_told_as_a_working_day(cast, as_, monkeypatch, day, says):
    monkeypatch.setattr(frame.timezone, "localdate", lambda *_moment: day)
    assert says in home(as_(cast.clerk))


def test_the_law_in_use_is_said_with_its_state(cast, as_):
    body = home(as_(cast.clerk))
    assert "晋建管规字〔2022〕180号" in body
    assert "已失效" in body


def test_chinese_by_default_whatever_the_browser_prefers(cast):
    client = Client(headers={"accept-language": "en-GB,en"})
    client.force_login(cast.clerk)
    body = home(client)
    assert '<html lang="zh-Hans">' in body
    assert "工作台" in body


def test_english_by_the_switch_and_back_again(cast, as_):
    client = as_(cast.clerk)
    answer = client.post("/language/", {"language": "en", "next": "/organisations/"})
    assert answer["Location"] == "/organisations/"
    assert 'lang="en"' in home(client)
    assert "Workbench" in home(client)
    client.post("/language/", {"language": "zh-Hans"})
    assert "工作台" in home(client)


def test_the_switch_does_not_lead_out_of_the_house(db):
    for target in (
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "javascript:alert(1)",
        "\\\\elsewhere",
    ):
        assert Client().post("/language/", {"language": "en", "next": target})["Location"] == "/"
    assert Client().get("/language/").status_code == 405


def test_demonstration_data_is_said_on_every_page(cast, as_, settings):
    assert "演示数据" not in home(as_(cast.clerk))
    settings.DEMO = True
    assert "演示数据" in home(as_(cast.clerk))


def test_what_is_not_there_is_told_in_the_look(cast, as_):
    answer = as_(cast.clerk).get("/nowhere/")
    assert answer.status_code == 404
    assert 'class="side"' in answer.content.decode()
    assert Client().get("/nowhere/").status_code == 404


def test_a_failure_says_nothing_of_the_machine(cast, as_, monkeypatch):
    client = as_(cast.clerk)
    client.raise_request_exception = False

    def fails(*_arguments):
        raise RuntimeError("secret of the machine")

    monkeypatch.setattr(frame.Frame, "menu", property(fails))
    answer = client.get("/")
    assert answer.status_code == 500
    assert "系统出错了" in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_a_form_without_its_mark_is_refused_in_the_look(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.clerk)
    answer = client.post("/language/", {"language": "en"})
    assert answer.status_code == 403
    assert "表单已失效" in answer.content.decode()


def test_what_is_not_chinese_text_in_a_name_is_escaped(cast, as_):
    cast.clerk.name = "<script>alert(1)</script>"
    cast.clerk.save()
    assert "<script>alert" not in home(as_(cast.clerk))
