"""What is sent to the house besides what it asks for: forged forms, foreign addresses, odd methods, broken cursors."""

import pytest
from django.test import Client

from tests.access.routes import ONLY_SENT, OPEN, PAGES, declared, filled
from tests.people.cast import user
from tests.people.subjects import engagement
from xieguan.people.roles import Role

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "/%0d%0aSet-Cookie:x=1",
    "/\r\nSet-Cookie: x=1",
    " //evil.example",
    "\x00//evil.example",
    "https://testserver@evil.example/",
)
BROKEN = ("'", "\x00", "a" * 4000, "9" * 40, "-1", "🙂")
LISTS = ("/roster/", "/roster/counts/", "/roster/export/", "/imports/", "/trail/", "/settings/users/", "/law/",
         "/organisations/", "/whatif/", "/law/compare", "/settings/policy/", "/settings/calendar/")  # fmt: skip
PAGED = ("/imports/", "/trail/", "/settings/users/")
ASKED = ("q", "after", "before", "cursor", "page", "office", "firm", "law", "on", "year", "state", "kind", "form",
         "pack", "left", "hired_from", "sort", "actor", "subject", "act", "from", "until", "entry", "tab")  # fmt: skip


@pytest.fixture
def leader(places):
    return user("leader", "某", Role.LEADER, places["own"])


def goes_to(answer) -> str:
    return answer["Location"] if answer.status_code in (301, 302, 303, 307, 308) else ""


def test_no_form_is_taken_without_the_mark_of_this_house(leader) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(leader)
    wrong = {}
    for route in PAGES:
        if declared(route)["posts"]:
            status = client.post(filled(route), {"csrfmiddlewaretoken": "x" * 64}).status_code
            wrong |= {} if status == 403 else {route: status}

    assert wrong == {}


def test_nobody_signs_in_without_the_mark_either(db) -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x", "password": "y"})
    assert answer.status_code == 403


def test_every_page_forbids_frames_caches_and_guesses(leader, as_) -> None:
    client, wrong = as_(leader), []
    for route in PAGES:
        answer = client.get(filled(route))
        right = {
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }
        wrong += [(route, name) for name, value in right.items() if answer.get(name) != value]
        if answer.status_code not in (302, 405) and "no-store" not in answer.get("Cache-Control", ""):
            wrong.append((route, "Cache-Control"))
        if "frame-ancestors 'none'" not in answer.get("Content-Security-Policy", ""):
            wrong.append((route, "Content-Security-Policy"))

    assert wrong == []


def test_what_is_not_there_is_not_cached_either(leader, as_) -> None:
    client = as_(leader)
    for address in ("/nowhere/", "/people/aaaaaaaaaaaaaa/", "/api/v1/nowhere"):
        assert client.get(address).status_code == 404
        assert client.get(address)["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_sent_to_another_house(target: str, leader, places, as_) -> None:
    client, public = as_(leader), places["own"].public
    someone = engagement(places["own"]).public
    answers = [
        client.post("/language/", {"language": "en", "next": target}),
        client.post(f"/do/organisations.rename/{public}/?next=x", {"name": "新名", "next": target}),
        client.get("/account/login/", {"next": target}),
        client.get(f"/do/engagements.correct/{someone}/", {"next": target}),
        client.get("/account/reauthenticate/", {"next": target}),
        client.get(target if target.startswith("/") else f"/{target}"),
        client.get(f"/{target}"),
        Client().get("/account/login/", {"next": target}),
        Client().get(f"/organisations/?next={target}"),
    ]
    for answer in answers:
        assert answer.status_code < 500
        there = goes_to(answer)
        assert there.startswith("/") or not there, there
        assert not there.startswith(("//", "/\\")), there
        assert "Set-Cookie: x" not in str(answer.headers)
        assert b'href="javascript:' not in answer.content
        for way in (b'href="https://evil', b'href="//evil', b'action="//evil', b'href="/\\evil'):
            assert way not in answer.content


def test_a_head_says_what_a_look_would_say_without_its_body(leader, as_) -> None:
    client, wrong = as_(leader), []
    for route in set(PAGES) - ONLY_SENT - set(OPEN):
        look, head = client.get(filled(route)), client.head(filled(route))
        if (look.status_code, head.content) != (head.status_code, b""):
            wrong.append((route, look.status_code, head.status_code))

    assert wrong == []


@pytest.mark.parametrize("address", LISTS)
def test_a_broken_question_is_answered_and_never_fails(address: str, leader, places, as_) -> None:
    client, wrong = as_(leader), []
    for value in BROKEN:
        together = client.get(address, dict.fromkeys(ASKED, value)).status_code
        wrong += [] if together < 500 else [(value, "all")]
    for name in ASKED if address in PAGED else ():
        status = client.get(f"{address}?{name}=%00'").status_code
        wrong += [] if status < 500 else [(name, "alone")]

    assert wrong == []


@pytest.mark.parametrize(
    "query", ["a=" + "x" * 60_000, "&".join(f"p.{n}=1" for n in range(1500)), "q=" + "%E5" * 999]
)
def test_a_very_long_question_is_answered_or_refused(query: str, leader, as_) -> None:
    client = as_(leader)
    for address in ("/roster/", "/whatif/", *PAGED):
        assert client.get(f"{address}?{query}").status_code < 500, address


def test_a_form_of_very_many_fields_is_refused(leader, as_) -> None:
    client = as_(leader)
    many = {f"field{n}": "x" for n in range(2000)}
    assert client.post("/roster/search/", many).status_code == 400


@pytest.mark.parametrize(
    "public", ["%00", "a" * 3000, "..%2f..", "%F0%9F%99%82", "'%20or%201=1", "%E4%B8%AD", "-1"]
)
def test_an_id_that_is_none_is_not_found(public: str, leader, as_) -> None:
    client, wrong = as_(leader), []
    for route in PAGES:
        if "public>" in route:
            status = client.get(filled(route, public)).status_code
            wrong += [] if status in (302, 404, 405) else [(route, status)]

    assert wrong == []


def test_a_name_that_is_not_this_house_is_refused_and_not_repeated(leader, as_) -> None:
    for client in (as_(leader), Client(raise_request_exception=False)):
        answer = client.get("/", headers={"Host": "evil.example"})
        assert answer.status_code == 400
        assert b"evil.example" not in answer.content
