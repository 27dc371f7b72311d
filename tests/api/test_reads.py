"""Reads: in scope alone, in pages whose cost does not grow."""

from datetime import date

import pytest
from django.test.utils import CaptureQueriesContext

from tests.api.calling import Caller
from tests.people.cast import Cast, id_number, li_lei
from tests.people.subjects import engagement, taken_in
from xieguan.desk.models import Entry
from xieguan.people.models import Engagement

CANARY = "金丝雀"


@pytest.fixture
def canary(cast: Cast) -> Engagement:
    """Somebody in another city, whom nobody here may so much as suspect."""
    made = engagement(cast.elsewhere)
    made.person.name = CANARY
    made.person.pinyin = "jinsique jsq"
    made.person.save()
    return made


LISTS = ["/organisations", "/engagements", "/persons", "/imports"]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_ends_where_the_scope_ends(cast: Cast, clerk: Caller, canary: Engagement, path: str) -> None:
    taken_in(cast.elsewhere)
    li_lei(cast)

    answer = clerk.get(path).content.decode()

    assert CANARY not in answer
    assert canary.public not in answer
    assert cast.elsewhere.public not in answer


@pytest.mark.parametrize(
    "path", ["/engagements/{0}", "/engagements/{0}/verdict", "/persons/{1}", "/organisations/{2}"]
)
def test_what_is_out_of_scope_cannot_be_told_from_what_is_not_there(
    cast: Cast, clerk: Caller, canary: Engagement, path: str
) -> None:
    names = (canary.public, canary.person.public, cast.elsewhere.public)
    there, nowhere = clerk.get(path.format(*names)), clerk.get(path.format(*["nosuchrecord22"] * 3))

    assert there.status_code == nowhere.status_code == 404
    assert there.content == nowhere.content


def test_a_search_finds_nobody_elsewhere(cast: Cast, clerk: Caller, canary: Engagement) -> None:
    assert clerk.get(f"/persons?name={CANARY}").json()["items"] == []
    assert clerk.get("/engagements?name=jinsique").json()["items"] == []


def test_a_cursor_of_another_office_is_no_cursor(cast: Cast, clerk: Caller, canary: Engagement) -> None:
    response = clerk.get(f"/engagements?cursor={canary.public}")

    assert response.status_code == 422
    assert response.content == clerk.get("/engagements?cursor=nosuchrecord22").content


def test_cursors_lead_through_everybody_once(cast: Cast, clerk: Caller) -> None:
    made = {engagement(cast.county).public for _number in range(7)}
    found, cursor = [], ""
    while cursor is not None:
        answer = clerk.get(f"/engagements?limit=3&cursor={cursor}").json()
        found += [item["id"] for item in answer["items"]]
        cursor = answer["next"]

    assert len(found) == 7
    assert set(found) == made


@pytest.mark.parametrize("path", ["/organisations", "/engagements", "/persons"])
def test_a_page_asks_as_much_for_three_as_for_one(
    cast: Cast, clerk: Caller, django_assert_max_num_queries, path: str
) -> None:
    from django.db import connection

    engagement(cast.county)
    clerk.get(path)  # what is asked once per process
    with CaptureQueriesContext(connection) as one:
        clerk.get(path)
    for _number in range(3):
        engagement(cast.county)
    with CaptureQueriesContext(connection) as four:
        clerk.get(path)

    assert len(four) == len(one) <= 8


def test_people_are_found_by_name_and_by_pinyin(cast: Cast, clerk: Caller) -> None:
    li = li_lei(cast)

    for name in ("李", "lilei", "LILEI"):
        assert [item["id"] for item in clerk.get(f"/engagements?name={name}").json()["items"]] == [li]
    assert clerk.get("/engagements?name=wang").json()["items"] == []


def test_an_engagement_is_shown_with_the_facts_of_a_day(cast: Cast, clerk: Caller) -> None:
    li = li_lei(cast, hired_on=date(2023, 3, 1))

    answer = clerk.get(f"/engagements/{li}?on=2023-06-01").json()

    assert answer["on"] == "2023-06-01"
    assert answer["facts"]["age_at_hire"] == 27
    assert answer["facts"]["deposit_taken"] is None


def test_no_answer_holds_an_id_number_but_the_revealing_one(cast: Cast, clerk: Caller) -> None:
    li = Engagement.objects.get(public=li_lei(cast))
    number = id_number()
    paths = [
        *LISTS,
        f"/engagements/{li.public}",
        f"/persons/{li.person.public}",
        f"/engagements/{li.public}/verdict",
    ]

    assert all(number not in clerk.get(path).content.decode() for path in paths)

    shown = clerk.post(f"/persons/{li.person.public}/reveal", {"purpose": "核对合同"})
    assert shown.json() == {"id_number": number}
    entry = Entry.objects.latest("id")
    assert (entry.kind, entry.act, entry.detail["purpose"]) == ("read", "persons.reveal", "核对合同")


def test_a_number_is_not_shown_without_a_purpose(cast: Cast, clerk: Caller) -> None:
    li = Engagement.objects.get(public=li_lei(cast))

    for body in ({}, {"purpose": " "}, {"purpose": 3}):
        assert clerk.post(f"/persons/{li.person.public}/reveal", body).status_code == 422


def test_a_verdict_names_pack_article_and_facts(cast: Cast, clerk: Caller) -> None:
    li = li_lei(cast, id_number=id_number(date(1975, 5, 17)))

    answer = clerk.get(f"/engagements/{li}/verdict?on=2023-06-01").json()
    rule = next(rule for rule in answer["rules"] if rule["rule"] == "first-hire-age")

    assert {pack["id"]: pack["state"] for pack in answer["packs"]}["cn-sx-2022-180"] == "in-force"
    assert (rule["pack"], rule["article"], rule["item"]) == ("cn-sx-2022-180", "12", "1")
    assert (rule["force"], rule["outcome"]) == ("should", "fail")
    assert rule["facts"]["first_hire_age"] == 47
    assert answer["may"] is False


def test_a_lapsed_pack_advises_in_a_verdict(cast: Cast, clerk: Caller) -> None:
    li = li_lei(cast, id_number=id_number(date(1975, 5, 17)))

    answer = clerk.get(f"/engagements/{li}/verdict?on=2024-12-01").json()

    assert {pack["id"]: pack["state"] for pack in answer["packs"]}["cn-sx-2022-180"] == "lapsed"
    assert {rule["force"] for rule in answer["rules"] if rule["pack"] == "cn-sx-2022-180"} == {"advise"}


def test_an_act_that_is_not_done_to_people_has_no_verdict_on_them(cast: Cast, clerk: Caller) -> None:
    li = li_lei(cast)

    assert clerk.get(f"/engagements/{li}/verdict?act=organisations.close").status_code == 422
    assert clerk.get(f"/engagements/{li}/verdict?act=no.such").status_code == 422


def test_findings_count_what_the_verdicts_say(cast: Cast, clerk: Caller) -> None:
    li = li_lei(cast, id_number=id_number(date(1975, 5, 17)))

    answer = clerk.get(f"/findings?organisation={cast.county.public}").json()
    tally = next(rule for rule in answer["rules"] if rule["rule"] == "first-hire-age")
    who = clerk.get(f"/findings/cn-sx-2022-180/first-hire-age?organisation={cast.county.public}").json()

    assert (tally["met"], tally["fail"], tally["force"]) == (0, 1, "advise")
    assert [(item["engagement"], item["outcome"]) for item in who["items"]] == [(li, "fail")]


def test_findings_of_another_office_are_not_there(cast: Cast, clerk: Caller) -> None:
    for office in (cast.elsewhere, cast.city):
        assert clerk.get(f"/findings?organisation={office.public}").status_code == 404


def test_a_day_at_the_end_of_time_is_answered(cast: Cast, clerk: Caller) -> None:
    li = li_lei(cast)

    for day in ("0001-01-01", "9999-12-31"):
        assert clerk.get(f"/engagements/{li}/verdict?on={day}").status_code == 200
        assert clerk.get(f"/engagements/{li}?on={day}").status_code == 200
