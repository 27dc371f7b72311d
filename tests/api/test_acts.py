"""One endpoint for each act: the same answers as everywhere else, as JSON and problems."""

import json
import re
from pathlib import Path

import pytest

from tests.api.calling import V1, Caller
from tests.people.cast import DAY, Cast, id_number, li_lei
from xieguan.api.app import describe
from xieguan.desk.models import Entry
from xieguan.people.models import Engagement
from xieguan.people.registry import ACTS

HIRE = {"name": "李雷", "id_number": id_number(), "mode": "direct", "hired_on": "2023-03-01"}


def test_every_act_has_an_endpoint_but_those_done_to_oneself() -> None:
    offered = {path.removeprefix(f"{V1}/acts/") for path in describe()["paths"] if "/acts/" in path}

    assert offered == {name for name, act in ACTS.items() if not act.own}


def test_an_act_is_done_and_its_version_comes_as_an_etag(cast: Cast, clerk: Caller) -> None:
    response = clerk.act("engagements.open", cast.county, on="2023-06-01", **HIRE)

    assert response.status_code == 200
    made = Engagement.objects.get(public=response.json()["subject"])
    assert made.person.name == "李雷"
    assert response["ETag"] == f'"{response.json()["version"]}"'
    entry = Entry.objects.get(pk=response.json()["entry"])
    assert (entry.act, entry.actor, entry.on) == ("engagements.open", cast.clerk.public, DAY)


def test_the_day_is_today_where_none_is_given(cast: Cast, clerk: Caller) -> None:
    clerk.act("engagements.open", cast.county, **HIRE)

    entry = Entry.objects.latest("id")
    assert entry.on == entry.recorded_at.astimezone().date() or entry.on.year >= 2026


def test_the_same_call_with_the_same_key_has_one_effect(cast: Cast, clerk: Caller) -> None:
    key = {"Idempotency_Key": "once"}
    first = clerk.act("engagements.open", cast.county, headers=key, on="2023-06-01", **HIRE)
    again = clerk.act("engagements.open", cast.county, headers=key, on="2023-06-01", **HIRE)

    assert (first.json()["repeated"], again.json()["repeated"]) == (False, True)
    assert again.json()["subject"] == first.json()["subject"]
    assert Engagement.objects.count() == 1


def test_one_key_with_another_body_is_invalid(cast: Cast, clerk: Caller) -> None:
    key = {"Idempotency_Key": "once"}
    clerk.act("engagements.open", cast.county, headers=key, **HIRE)
    other = clerk.act("engagements.open", cast.county, headers=key, **{**HIRE, "name": "李四"})

    assert other.status_code == 422
    assert "key" in other.json()["errors"]


def test_whoever_saw_an_older_version_is_told_which_there_is_now(cast: Cast, clerk: Caller) -> None:
    person = Engagement.objects.get(public=li_lei(cast)).person
    seen = {"If_Match": f'"{person.version}"'}
    first = clerk.act("persons.rename", person, headers=seen, name="李磊", reason="更正")
    second = clerk.act("persons.rename", person, headers=seen, name="李雷雷", reason="更正")

    assert first.status_code == 200
    assert second.status_code == 409
    assert second.json()["type"] == "urn:xieguan:problem:stale"
    assert (second.json()["expected"], second.json()["found"]) == (person.version, person.version + 1)


def test_a_record_out_of_scope_is_answered_like_one_that_does_not_exist(cast: Cast, stranger: Caller) -> None:
    there = stranger.act("engagements.open", cast.county, **HIRE)
    nowhere = stranger.act("engagements.open", "nosuchrecord22", **HIRE)

    assert there.status_code == nowhere.status_code == 404
    assert there.content == nowhere.content
    assert there["Content-Type"] == "application/problem+json"


def test_the_wrong_role_is_denied(cast: Cast) -> None:
    response = Caller(cast.leader).act("engagements.open", cast.county, **HIRE)

    assert response.status_code == 403
    assert response.json()["type"] == "urn:xieguan:problem:denied"


def test_each_wrong_field_has_its_sentence(cast: Cast, clerk: Caller) -> None:
    response = clerk.act("engagements.open", cast.county, **{**HIRE, "mode": "odd", "surplus": 1})

    assert response.status_code == 422
    assert set(response.json()["errors"]) == {"mode", "surplus"}


def test_an_id_number_that_is_wrong_is_not_repeated_in_the_answer(cast: Cast, clerk: Caller) -> None:
    wrong = HIRE["id_number"][:-1] + ("1" if HIRE["id_number"][-1] != "1" else "2")
    response = clerk.act("engagements.open", cast.county, **{**HIRE, "id_number": wrong})

    assert response.status_code == 422
    assert wrong not in response.content.decode()


def test_a_rehearsal_says_whether_and_writes_nothing(cast: Cast, clerk: Caller) -> None:
    before = Entry.objects.count()
    may = clerk.act("engagements.open", cast.county, rehearse=True, on="2023-06-01", **HIRE)
    may_not = clerk.act("engagements.open", cast.county, rehearse=True, on="2023-06-01", name="李雷")

    assert may.json() == {"may": True, "problem": None}
    assert may_not.json()["may"] is False
    assert set(may_not.json()["problem"]["errors"]) == {"id_number", "mode", "hired_on"}
    assert Entry.objects.count() == before
    assert not Engagement.objects.exists()


@pytest.mark.parametrize(
    "body", ["", "{", "[]", '"x"', "null", '{"subject": NaN}', "[" * 100_000, b"\xff", "1" * 5000]
)
def test_what_is_no_json_object_is_malformed(cast: Cast, clerk: Caller, body: str | bytes) -> None:
    response = clerk.post("/acts/engagements.open", body or " ")

    assert response.status_code == 400
    assert response.json()["type"] == "urn:xieguan:problem:malformed"


@pytest.mark.parametrize("on", ["yesterday", "2023-02-30", 20230601, None])
def test_a_day_that_is_none_is_named(cast: Cast, clerk: Caller, on: object) -> None:
    response = clerk.post("/acts/engagements.open", {"subject": cast.county.public, "on": on, "name": 1})

    assert response.status_code == 422
    assert ("on" in response.json()["errors"]) == (on is not None)


def test_nothing_is_done_without_a_token(cast: Cast, client) -> None:
    for token in ("", "Bearer", "Bearer wrong", "Basic eDp5"):
        response = client.post(
            f"{V1}/acts/engagements.open",
            json.dumps({"subject": cast.county.public, **HIRE}),
            content_type="application/json",
            headers={"Authorization": token},
        )
        assert response.status_code == 401
        assert response["WWW-Authenticate"].startswith("Bearer")
    assert not Engagement.objects.exists()


def test_a_session_of_the_pages_is_no_token(cast: Cast, client) -> None:
    client.force_login(cast.clerk)

    assert client.get(f"{V1}/me").status_code == 401


def test_the_documentation_names_only_what_there_is() -> None:
    named = set(re.findall(r"/api/v1/[\w./{}$-]+", Path("docs/api.md").read_text("utf-8")))
    paths = [*describe()["paths"], f"{V1}/openapi.json", f"{V1}/docs"]

    assert len(named) > 10
    assert [path for path in named if not any(_fits(path.rstrip("."), known) for known in paths)] == []


def _fits(path: str, known: str) -> bool:
    ours, theirs = path.split("/"), known.split("/")
    return len(ours) == len(theirs) and all(
        one == other or other.startswith("{") for one, other in zip(ours, theirs, strict=True)
    )
