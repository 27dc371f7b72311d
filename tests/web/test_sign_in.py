"""Signing in and out: by name and password, without telling a stranger anything, all of it on the trail."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from tests.people.doing import do
from tests.web.signing import SECRET, is_in, sign_in, with_password
from xieguan.desk.models import Entry
from xieguan.people.models import SignIn, User


def test_a_name_and_its_password_sign_in(cast):
    with_password(cast.clerk)

    client, answer = sign_in("hanmeimei")

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert is_in(client)


def test_a_name_is_taken_as_a_telephone_writes_it(cast):
    with_password(cast.clerk)

    assert is_in(sign_in(" Hanmeimei ")[0])


def test_afterwards_one_is_where_one_wanted_to_be(cast):
    with_password(cast.clerk)
    data = {"login": "hanmeimei", "password": SECRET}

    assert Client().post("/account/login/", {**data, "next": "/settings/"})["Location"] == "/settings/"
    for elsewhere in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        assert Client().post("/account/login/", {**data, "next": elsewhere})["Location"] == "/"


def test_whoever_is_not_in_is_sent_to_sign_in(cast):
    answer = Client().get("/account/")

    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=%2Faccount%2F")


def test_an_unknown_name_a_wrong_password_and_a_disabled_account_are_answered_alike(cast):
    with_password(cast.clerk)
    with_password(cast.stranger)
    do("users.disable", cast.stranger, cast.system, reason="调离")

    bodies = {
        sign_in(name, password)[1].content.decode().replace(f'value="{name}"', "")
        for name, password in (
            ("nobody", SECRET),
            ("hanmeimei", "wrong"),
            ("waidi", SECRET),
            ("waidi", "wrong"),
        )
    }

    assert len({_without_tokens(body) for body in bodies}) == 1


def _without_tokens(body: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)


@pytest.mark.parametrize("name", ["hanmeimei", "nobody", "waidi"])
def test_the_hasher_works_once_whether_there_is_an_account_or_not(cast, monkeypatch, name):
    from django.contrib.auth.hashers import Argon2PasswordHasher

    with_password(cast.clerk)
    with_password(cast.stranger)
    do("users.disable", cast.stranger, cast.system, reason="调离")
    worked = []
    for what in ("encode", "verify"):
        monkeypatch.setattr(
            Argon2PasswordHasher, what, _counting(getattr(Argon2PasswordHasher, what), worked)
        )

    sign_in(name, "wrong")

    assert len(worked) == 1


def _counting(method, worked):
    def counted(*args, **kwargs):
        worked.append(method.__name__)
        return method(*args, **kwargs)

    return counted


def test_as_many_queries_for_a_known_name_as_for_an_unknown(cast):
    with_password(cast.clerk)
    counts = set()
    for name in ("hanmeimei", "nobody"):
        with CaptureQueriesContext(connection) as captured:
            sign_in(name, "wrong")
        counts.add(len(captured))

    assert len(counts) == 1


def test_signing_in_and_out_is_on_the_trail(cast):
    with_password(cast.clerk)
    client, _answer = sign_in("hanmeimei", REMOTE_ADDR="10.1.2.3")

    client.post("/account/logout/")

    entries = Entry.objects.filter(act__startswith="account.").order_by("id")
    assert [(entry.act, entry.outcome) for entry in entries] == [
        ("account.sign_in", "done"),
        ("account.sign_out", "signed-out"),
    ]
    (begun, ended) = entries
    assert (begun.act, begun.outcome, begun.actor) == ("account.sign_in", "done", cast.clerk.public)
    assert (begun.detail["by"], begun.detail["address"]) == ("password", "10.1.2.3")
    assert (ended.act, ended.outcome, ended.actor) == ("account.sign_out", "signed-out", cast.clerk.public)
    assert SignIn.objects.get().ended_by == "signed-out"
    assert not is_in(client)


def test_a_wrong_password_is_on_the_trail_without_what_was_typed(cast):
    with_password(cast.clerk)
    sign_in("hanmeimei", "Wrong-Secret-1")
    sign_in("My-Secret-As-Name", "Wrong-Secret-1")

    refusals = Entry.objects.filter(kind="refusal", act="account.sign_in")
    assert [entry.subject for entry in refusals.order_by("id")] == [cast.clerk.public, ""]
    everything = str([list(model.objects.values()) for model in (Entry, SignIn)]) + str(_attempts())
    assert "Wrong-Secret-1" not in everything
    assert "secret-as-name" not in everything.lower()


def _attempts():
    from xieguan.people.models import Attempt

    return list(Attempt.objects.values())


def test_one_signs_out_by_post_alone(cast, as_):
    client = as_(cast.clerk)

    assert client.get("/account/logout/").status_code == 405
    assert is_in(client)


def test_without_a_trail_nobody_gets_in(cast, monkeypatch):
    from xieguan.desk import trail

    with_password(cast.clerk)

    def broken(**_entry):
        raise OSError("the disk is full")

    monkeypatch.setattr(trail, "write", broken)
    client = Client(raise_request_exception=False)
    _client, answer = sign_in("hanmeimei", client=client)

    assert answer.status_code == 500
    assert not is_in(client)


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "password/reset/",
        "password/set/",
        "password/change/",
        "login/code/",
        "inactive/",
        "3rdparty/",
        "social/connections/",
        "2fa/webauthn/signup/",
        "2fa/trust/",
    ],
)
def test_what_nobody_needs_is_not_there(cast, as_, path):
    assert Client().get(f"/account/{path}").status_code == 404
    assert as_(cast.clerk).get(f"/account/{path}").status_code == 404


def test_every_page_of_signing_in_declares_whom_it_is_for():
    routes = [
        route for route in _routes(get_resolver()) if str(route.pattern).startswith(("account/", "settings/"))
    ]

    assert len(routes) > 20
    assert [str(route.pattern) for route in routes if not hasattr(route.callback, "declared")] == []


def _routes(resolver):
    for entry in resolver.url_patterns:
        yield from [entry] if isinstance(entry, URLPattern) else _routes(entry)


def test_the_sign_in_page_says_whom_to_ask_and_leads_nowhere_else(cast):
    body = Client().get("/account/login/").content.decode()

    assert "安全管理员" in body or "security administrator" in body
    assert "http" not in body.replace("http-equiv", "").replace("htmx", "")
    assert "signup" not in body


def test_a_user_of_a_new_office_gets_in_with_the_password_that_was_printed(db):
    from datetime import date

    from xieguan.people.founding import found_office

    passwords = found_office(
        name="示例县",
        kind="county",
        region="140199",
        enforcement_field="urban-management",
        on=date(2026, 1, 1),
    )
    client, answer = sign_in("system", passwords["system"])

    assert answer.status_code == 302
    assert client.get("/")["Location"] == "/account/password/"
    assert User.objects.get(username="system").last_login is not None
