"""Every page × method × role × place: what is answered follows from what the page declares. An undeclared page fails.

The routes of the API have a matrix of their own in `tests/api/test_matrix.py`, acts one in `tests/people`; here it is
held that every route of the house is in one of them.
"""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.access.routes import (
    ALL,
    API,
    API_OPEN,
    BY_ACT,
    CHOSEN,
    FORMS,
    LISTS,
    OF_AN_OFFICE,
    ON_THE_TRAIL,
    ONE,
    ONLY_SENT,
    OPEN,
    OVER_MANY,
    OWN,
    PAGES,
    TABLED,
    THE_FORM,
    THE_PAPER,
    declared,
    filled,
)
from tests.people.cast import DAY, FOUNDED, user
from tests.people.subjects import SUBJECTS, certificate, token
from xieguan.api.app import describe
from xieguan.desk import jobs, trail
from xieguan.people.exporting.export import NAME as EXPORT
from xieguan.people.models import Grant, Organisation, SavedView, User
from xieguan.people.papers.registry import PAPERS
from xieguan.people.reads import READS
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role
from xieguan.web import frame
from xieguan.web.acts.forms import has_form

REACHED = {"own", "below"}
DONE = {200, 302, 409, 422}  # let through: shown, done, or refused by the law or for what was sent
FORMED = sorted(name for name, act in ACTS.items() if has_form(act))
OWN_PAGE = {"users.change_password", "users.reset_password"}  # their forms are elsewhere: a redirect


@pytest.fixture(autouse=True)
def uncounted(monkeypatch) -> None:
    """What awaits somebody is counted in the frame of every page; it has tests of its own, and here are thousands."""
    monkeypatch.setattr(frame, "counted", None)


def everybody(places: dict[str, Organisation], as_) -> Iterator[tuple[Role, Client]]:
    """For each role a client of somebody who has it in his own office."""
    for role in Role:
        yield role, as_(user(f"u-{role}", "某", role, places["own"]))


def asked(places: dict[str, Organisation], as_, by: frozenset[Role]) -> Iterator[tuple[Role, str, Client]]:
    """Every role at home; everywhere those who may, and the first of those who may not."""
    stranger = next((role for role in Role if role not in by), None)
    for role, client in everybody(places, as_):
        for place in places if role in by or role == stranger else ("own",):
            yield role, place, client


def is_sign_in(answer) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/account/login/?next=")


def said(answer) -> object:
    return "in" if answer.status_code in DONE and not is_sign_in(answer) else answer.status_code


def right(may: object, place: str) -> object:
    return ("in" if place in REACHED else 404) if may else 403


def test_every_page_is_in_this_matrix_and_declares_what_it_needs() -> None:
    assert set(PAGES) - TABLED == set(), "a page without its place in tests/access/routes.py"
    assert TABLED - set(PAGES) == set(), "there is no such page any more"
    assert [route for route, entry in PAGES.items() if not hasattr(entry.callback, "declared")] == []


def test_every_route_of_the_api_is_one_that_its_matrix_walks() -> None:
    described = {path.strip("/").replace("{", "<").replace("}", ">") for path in describe()["paths"]}
    assert {route for route in ALL if route.startswith(API)} - described == API_OPEN


def test_the_tables_say_what_the_pages_declare() -> None:
    reads = {route for route in PAGES if declared(route)["read"]}
    assert {route for route in PAGES if declared(route)["access"] == "open"} == set(OPEN)
    assert (set(ONE) | LISTS | set(CHOSEN) | OVER_MANY | ON_THE_TRAIL) <= reads
    assert OWN & reads == {"roster/export/<int:pk>/", "roster/export/<int:pk>/file/"}
    assert all(declared(route)["posts"] for route in {*FORMS, *OVER_MANY, *ONLY_SENT})


def test_a_page_takes_the_methods_it_declares_and_no_other(places, as_) -> None:
    someone = user("all", "某", Role.CLERK, places["own"])
    rest = [Grant(user=someone, role=role, organisation=places["own"], from_on=FOUNDED) for role in Role]
    Grant.objects.bulk_create(one for one in rest if one.role != Role.CLERK)
    Grant.objects.filter(role__endswith="administrator").delete()
    Grant.objects.filter(role=Role.AUDITOR).delete()
    client, wrong = as_(someone), []
    for route in PAGES:
        takes = {"GET", "HEAD"} - ({"GET", "HEAD"} if route in ONLY_SENT else set())
        takes |= {"POST"} if declared(route)["posts"] else set()
        for method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - takes:
            status = client.generic(method, filled(route)).status_code
            wrong += [] if status == 405 else [(route, method, status)]

    assert wrong == []


def test_whoever_is_not_signed_in_is_sent_to_sign_in(places, client) -> None:
    wrong = []
    for route in set(PAGES) - set(OPEN):
        asked = {} if route in ONLY_SENT else {"GET": client.get(filled(route))}
        asked |= {"POST": client.post(filled(route))} if declared(route)["posts"] else {}
        wrong += [
            (route, method, one.status_code)
            for method, one in asked.items()
            if not is_sign_in(one) and (method, one.status_code) != ("GET", 405)
        ]

    assert wrong == []


def test_what_is_open_answers_strangers(db, client) -> None:
    assert {route: client.get(filled(route)).status_code for route in OPEN} == OPEN


def test_a_disabled_user_is_a_stranger(places, as_) -> None:
    someone = user("gone", "某", Role.LEADER, places["own"])
    wrong = []
    for route in set(PAGES) - set(OPEN) - ONLY_SENT:
        User.objects.filter(pk=someone.pk).update(disabled_at=None)
        client = as_(someone)
        User.objects.filter(pk=someone.pk).update(disabled_at="2023-01-01T00:00:00Z")
        answer = client.get(filled(route))
        wrong += [] if is_sign_in(answer) else [(route, answer.status_code)]

    assert wrong == []


def test_whoever_has_no_role_sees_his_own_account_and_nothing_else(places, as_) -> None:
    someone = user("nobody", "某", Role.CLERK, places["own"])
    someone.grants.all().delete()
    client = as_(someone)
    found = {route: said(client.get(filled(route))) for route in set(PAGES) - set(OPEN) - ONLY_SENT}
    shut = {route: answer for route, answer in found.items() if answer != "in"}
    needs = {route for route in found if declared(route)["read"]} | set(BY_ACT)

    assert {route for route, answer in shut.items() if answer == 403} == needs
    assert {route: answer for route, answer in shut.items() if answer != 403} == {
        THE_FORM: 404,
        THE_PAPER: 404,
        "account/2fa/recovery-codes/": 404,  # he has none
        "account/2fa/totp/deactivate/": 404,
    }


@pytest.mark.parametrize("route", sorted(ONE))
def test_one_record_is_for_the_roles_of_its_read_in_their_part_of_the_tree(route: str, places, as_) -> None:
    subjects = {place: ONE[route](where) for place, where in places.items()}
    by = READS[str(declared(route)["read"])].by
    found, expected = {}, {}
    for role, place, client in asked(places, as_, by):
        found[role, place] = said(client.get(filled(route, subjects[place])))
        expected[role, place] = right(role in by, place)

    assert found == expected


@pytest.mark.parametrize("route", sorted(FORMS))
def test_a_form_about_one_record_is_for_its_roles_in_their_part_of_the_tree(route: str, places, as_) -> None:
    make, by = FORMS[route]
    subjects = {place: make(where) for place, where in places.items()}
    read = str(declared(route)["read"])
    found, expected = {}, {}
    for role, place, client in asked(places, as_, by):
        found[role, place] = said(client.post(filled(route, subjects[place]), {}))
        blind = bool(read) and role not in READS[read].by
        expected[role, place] = right(role in by, place) if role in by or place in REACHED or blind else 404

    assert found == expected


@pytest.mark.parametrize("route", sorted(LISTS | OVER_MANY))
def test_a_list_is_for_the_roles_of_its_read(route: str, places, as_) -> None:
    by = READS[str(declared(route)["read"])].by
    found, expected = {}, {}
    for role, client in everybody(places, as_):
        for method in ("get",) * (route in LISTS) + ("post",) * (route in OVER_MANY):
            found[role, method] = said(getattr(client, method)(filled(route)))
            expected[role, method] = "in" if role in by else 403

    assert found == expected


@pytest.mark.parametrize("route", sorted(OF_AN_OFFICE))
def test_the_office_a_page_is_asked_about_must_be_within_reach(route: str, places, as_) -> None:
    by = READS[str(declared(route)["read"])].by
    client = as_(user("one", "某", min(by), places["own"]))
    found = {
        place: said(client.get(filled(route), {"office": where.public})) for place, where in places.items()
    }

    assert found == {place: right("may", place) for place in places}


@pytest.mark.parametrize("route", sorted(BY_ACT))
def test_a_page_of_an_act_is_for_the_roles_of_the_act(route: str, places, as_) -> None:
    by = ACTS[BY_ACT[route]].by
    for role, client in everybody(places, as_):
        assert said(client.get(filled(route))) == ("in" if role in by else 403), role
        sent = client.post(filled(route), {"office": places["beside"].public}).status_code
        assert sent in ({200, 404, 422} if role in by else {403, 404}), role


@pytest.mark.parametrize("name", sorted(set(FORMED) - OWN_PAGE))
def test_the_form_of_an_act_is_for_its_roles_in_their_part_of_the_tree(name: str, places, as_) -> None:
    act, make = ACTS[name], SUBJECTS[ACTS[name].of]
    subjects = {place: make(where).public for place, where in places.items()}
    found, expected = {}, {}
    for role, place, client in asked(places, as_, act.by):
        address = f"/do/{name}/{subjects[place]}/"
        out = act.own or place not in REACHED
        may = 404 if out else "in" if role in act.by else 403
        found[role, place], expected[role, place] = said(client.get(address)), may
        if may != "in":  # nor is it done by sending it
            found[role, place, "sent"] = client.post(address, {"sure": "yes"}).status_code
            expected[role, place, "sent"] = may

    assert found == expected


@pytest.mark.parametrize("route", sorted(CHOSEN))
def test_what_is_chosen_must_be_within_reach(route: str, places, as_) -> None:
    by = READS[str(declared(route)["read"])].by
    picks = {place: certificate(where).public for place, where in places.items()}
    found, expected = {}, {}
    for role, place, client in asked(places, as_, by):
        for asking in ({"pick": picks[place]}, {"office": places[place].public}):
            answer = client.get(filled(route), asking)
            back = answer.status_code == 302 and answer["Location"] == reverse(CHOSEN[route])
            found[role, place] = "in" if back or answer.status_code == 200 else answer.status_code
            expected[role, place] = right(role in by, place)
            assert found == expected, asking


def test_a_paper_is_for_the_roles_of_its_read_in_their_part_of_the_tree(places, as_) -> None:
    """Who may, everywhere, and one who may not, at home: all papers have one way in, which asks their reads."""
    clients = dict(everybody(places, as_))
    found, expected = {}, {}
    for name, paper in PAPERS.items():
        by, make = READS[paper.read].by, SUBJECTS[paper.of]
        stranger = next(role for role in Role if role not in by)
        for role, where in [*((min(by), place) for place in places), (stranger, "own")]:
            answer = clients[role].get(f"/papers/{name}/{make(places[where]).public}/?as=docx")
            nothing_to_say = (
                answer.status_code == 400
            )  # for whom there is nothing to set is told so, and is in
            found[name, role, where] = "in" if nothing_to_say else said(answer)
            expected[name, role, where] = right(role in by, where)

    assert found == expected


@pytest.mark.parametrize("name", sorted(set(ACTS) - set(FORMED)))
def test_an_act_without_a_form_has_no_page(name: str, places, as_) -> None:
    client = as_(user("clerk", "某", Role.CLERK, places["own"]))
    subject = SUBJECTS[ACTS[name].of](places["own"]).public
    assert client.get(f"/do/{name}/{subject}/").status_code == 404
    assert client.post(f"/do/{name}/{subject}/").status_code == 404


def test_an_entry_of_the_trail_is_for_its_roles_in_their_part_of_the_tree(places, as_) -> None:
    entries = {place: written(where) for place, where in places.items()}
    found, expected = {}, {}
    for role, client in everybody(places, as_):
        for place, number in entries.items():
            found[role, place] = said(client.get(f"/trail/{number}/"))
            expected[role, place] = right(role in READS["trail.see"].by, place)
        may = role in READS["trail.see"].by
        assert client.get(f"/trail/proof/{'f' * 64}/").status_code == (404 if may else 403), role

    assert found == expected


def written(where: Organisation) -> int:
    """Something on the trail that belongs to an office."""
    return trail.write(
        kind="act",
        act="organisations.rename",
        outcome="done",
        actor="",
        subject=("organisation", where.public),
        organisation=where.public,
        on=DAY,
    ).pk


def test_what_is_ones_own_is_nobody_elses_whatever_his_role(places, as_) -> None:
    """Exports, views, tokens, passkeys: whoever asks for another's finds nothing, and nothing happens to it."""
    owner = user("owner", "某", Role.CLERK, places["own"])
    made = jobs.queue(EXPORT, {}, owner=owner.public, organisation=places["own"].public)
    view = SavedView.objects.create(user=owner, name="所看", query={}, saved_at=timezone.now())
    key = Authenticator.objects.create(user=owner, type="webauthn", data={})
    held = token(places["own"])
    for role, client in everybody(places, as_):
        sees = 404 if role in READS["engagements.see"].by else 403
        assert client.get(f"/roster/export/{made.pk}/").status_code == sees, role
        assert client.get(f"/roster/export/{made.pk}/file/").status_code == sees, role
        client.post(f"/roster/views/{view.public}/remove/")
        client.post(f"/account/tokens/{held.public}/revoke/")
        client.post(f"/account/2fa/webauthn/keys/{key.pk}/remove/")

    held.refresh_from_db()
    assert held.revoked_at is None
    assert SavedView.objects.filter(pk=view.pk).exists()
    assert Authenticator.objects.filter(pk=key.pk).exists()
