"""Accounts and rights (设置): three hands, each sees what it may do and why not the rest."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.people.cast import office, user
from tests.web.signing import SECRET, is_in, sign_in, with_password
from xieguan.people.models import Attempt, Grant, User
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role


def body(client: Client, path: str) -> str:
    page = client.get(path)
    assert page.status_code == 200, path
    return page.content.decode()


def test_the_settings_list_what_there_is_for_whoever_looks(cast, as_):
    assert "/settings/users/" in body(as_(cast.security), "/settings/")
    assert 'href="/settings/users/"' not in body(as_(cast.clerk), "/settings/")


@pytest.mark.parametrize("who", ["system", "security", "auditor", "leader"])
def test_the_list_is_for_administrators_and_leaders(cast, as_, who):
    assert "韩梅梅" in body(as_(getattr(cast, who)), "/settings/users/")


def test_and_for_nobody_else(cast, as_):
    assert as_(cast.clerk).get("/settings/users/").status_code == 403
    assert as_(cast.clerk).get(f"/settings/users/{cast.leader.public}/").status_code in (403, 404)
    assert Client().get("/settings/users/").status_code == 302


def test_nobody_sees_accounts_of_another_office(cast, as_):
    local = as_(user("local", "县安全管理员", Role.SECURITY_ADMINISTRATOR, cast.county))

    page = body(local, "/settings/users/")
    assert "韩梅梅" in page
    assert "waidi" not in page
    assert "外地" not in page
    assert local.get(f"/settings/users/{cast.stranger.public}/").status_code == 404
    assert local.get(f"/settings/users/{cast.stranger.public}/reset/").status_code == 404


def test_the_views_hold_those_who_stand_so(cast, as_):
    with_password(cast.clerk, one_time=True)
    for _number in range(5):
        sign_in("waidi", "wrong")
    Grant.objects.filter(user=cast.second_leader).update(until_on="2021-01-01")
    User.objects.filter(pk=cast.leader.pk).update(disabled_at="2026-01-01T00:00:00Z")
    client = as_(cast.security)
    held = {"one-time": "hanmeimei", "locked": "waidi", "expired": "lijuzhang", "disabled": "wangdui"}

    for state, name in held.items():
        page = body(client, f"/settings/users/?state={state}")
        assert [other for other in held.values() if f">{other}<" in page] == [name], state
    assert "system<" not in body(client, "/settings/users/?state=no-factor")


def test_the_views_say_how_many_stand_so(cast, as_):
    with_password(cast.clerk, one_time=True)
    for _number in range(5):
        sign_in("waidi", "wrong")

    page = body(as_(cast.security), "/settings/users/")
    counts = dict(re.findall(r'\?state=([a-z-]*)"[^>]*>[^<]*<span class="n">(\d+)<', page))
    expected = {"": "7", "locked": "1", "one-time": "1", "no-factor": "4", "expired": "0", "disabled": "0"}
    assert counts == expected


def test_an_account_is_found_by_name_or_sign_in_name(cast, as_):
    client = as_(cast.security)

    for words in ("韩", "hanmei"):
        page = body(client, f"/settings/users/?q={words}")
        assert "hanmeimei" in page
        assert "wangdui" not in page


def test_the_list_goes_on_after_fifty(cast, as_):
    for number in range(60):
        user(f"zz{number:02}", f"某{number}", Role.CLERK, cast.county)
    client = as_(cast.security)
    first = body(client, "/settings/users/")
    following = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")

    rest = body(client, f"/settings/users/{following}")
    assert "zz59" in rest
    assert "zz59" not in first
    assert 'rel="next"' not in rest


def test_as_many_queries_for_few_accounts_as_for_many(cast, as_):
    client = as_(cast.security)
    body(client, "/settings/users/")
    counts = []
    for names in (("a1",), tuple(f"b{number}" for number in range(8))):
        for name in names:
            user(name, "某", Role.CLERK, cast.county)
        with CaptureQueriesContext(connection) as captured:
            body(client, "/settings/users/")
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_each_hand_sees_its_own_acts_and_whose_the_others_are(cast, as_):
    path = f"/settings/users/{cast.clerk.public}/"
    system, security, auditor = (body(as_(who), path) for who in (cast.system, cast.security, cast.auditor))

    reset = f"/settings/users/{cast.clerk.public}/reset/"
    assert [reset in page for page in (system, security, auditor)] == [False, True, False]
    assert all("安全管理员" in page or "security administrator" in page for page in (system, auditor))


def test_the_security_administrator_gives_and_ends_grants_from_the_page(cast, as_):
    page = body(as_(cast.security), f"/settings/users/{cast.clerk.public}/")

    assert f"/do/grants.end/{cast.clerk.grants.get().public}/" in page
    assert f"/do/grants.give/{cast.county.public}/?user={cast.clerk.public}" in page
    assert "/do/grants" not in body(as_(cast.system), f"/settings/users/{cast.clerk.public}/")
    assert "/do/grants" not in body(as_(cast.security), f"/settings/users/{cast.security.public}/")


def test_nobody_is_offered_anything_on_his_own_account(cast, as_):
    page = body(as_(cast.security), f"/settings/users/{cast.security.public}/")

    assert f"/settings/users/{cast.security.public}/reset/" not in page


def test_grants_are_shown_with_their_past(cast, as_):
    Grant.objects.create(
        user=cast.clerk,
        role=Role.TRAINER,
        organisation=cast.city,
        from_on="2021-01-01",
        until_on="2022-01-01",
    )
    page = body(as_(cast.auditor), f"/settings/users/{cast.clerk.public}/")

    assert "2021-01-01" in page
    assert "2021-12-31" in page  # the last day
    assert page.index("2020-01-01") < page.index("2021-01-01")


def test_an_account_is_opened_with_a_password_that_is_shown_once_and_gets_in(cast, as_):
    data = {"office": cast.county.public, "name": "新人", "username": "xinren"}
    slip = as_(cast.system).post("/settings/users/open/", data)
    password = _password(slip)

    client, _answer = sign_in("xinren", password)
    assert client.get("/")["Location"] == "/account/password/"
    assert "no-store" in slip["Cache-Control"]


def _password(slip) -> str:
    from html import unescape

    return unescape(re.search(r'<code class="key">([^<]+)</code>', slip.content.decode())[1])


def test_what_is_wrong_is_said_and_no_password_shown(cast, as_):
    data = {"office": cast.county.public, "name": "新人", "username": "Not A Name"}

    page = as_(cast.system).post("/settings/users/open/", data).content.decode()
    assert 'id="f-username-err"' in page
    assert 'class="key"' not in page
    assert "新人" in page


def test_only_the_system_administrator_opens_accounts(cast, as_):
    data = {"office": cast.county.public, "name": "新人", "username": "xinren"}

    assert as_(cast.security).post("/settings/users/open/", data).status_code == 403
    assert not User.objects.filter(username="xinren").exists()


def test_the_security_administrator_hands_out_a_one_time_password(cast, as_):
    with_password(cast.clerk)
    path = f"/settings/users/{cast.clerk.public}/reset/"

    slip = as_(cast.security).post(path, {"reason": "本人忘记密码"})

    assert not is_in(sign_in("hanmeimei", SECRET)[0])
    assert sign_in("hanmeimei", _password(slip))[1].status_code == 302
    assert as_(cast.system).post(path, {"reason": "x"}).status_code == 403
    assert 'id="f-reason-err"' in as_(cast.security).post(path, {"reason": ""}).content.decode()


def test_hostile_names_are_shown_harmlessly(cast, as_):
    hostile = "<script>alert(1)</script>"
    User.objects.filter(pk=cast.clerk.pk).update(name=hostile)
    there = office(cast.county, '"><img src=x onerror=alert(1)>', Kind.UNIT, "140199")
    Grant.objects.filter(user=cast.clerk).update(organisation=there)

    client = as_(cast.security)
    for path in ("/settings/users/", f"/settings/users/{cast.clerk.public}/", "/settings/users/?q=<script>"):
        page = body(client, path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_locked_account_says_until_when(cast, as_):
    for _number in range(5):
        sign_in("hanmeimei", "wrong")

    page = body(as_(cast.security), f"/settings/users/{cast.clerk.public}/")
    assert 'class="note no"' in page
    assert Attempt.objects.count() == 5


def test_ones_own_account_shows_what_one_is_here(cast, as_):
    with_password(cast.clerk)
    page = body(as_(cast.clerk), "/account/")

    for words in ("韩梅梅", "南城县城市管理局", "2020-01-01", "hanmeimei"):
        assert words in page
    assert "waidi" not in page
