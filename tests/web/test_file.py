"""The file of a person: what the law of a day says, what is known from where, and what happened."""

import pytest

from tests.people.cast import DAY, Cast, id_number, li_lei, user
from tests.people.doing import do, last
from tests.people.rosters import imported, person, roster
from xieguan.desk.models import Entry
from xieguan.people.models import Engagement, Exemption
from xieguan.people.roles import Role


def body(page) -> str:
    assert page.status_code == 200, page
    return page.content.decode()


def test_another_offices_file_is_not_there(cast: Cast, as_) -> None:
    li = li_lei(cast)

    for path in (f"/people/{li}/", "/people/nobody/", "/people/..%2F/"):
        page = as_(cast.stranger).get(path)
        assert page.status_code == 404
        assert "李雷" not in page.content.decode()
    assert as_(cast.system).get(f"/people/{li}/").status_code == 403


def test_what_is_wrong_stands_first_with_article_and_value(cast: Cast, as_) -> None:
    imported(cast, roster(person(1, 学历="初中")))
    one = Engagement.objects.get()

    page = body(as_(cast.clerk).get(f"/people/{one.public}/?on={DAY}"))

    assert "第十二条（三）" in page
    assert page.index("is-no") < page.index("is-unk") < page.index("is-met")
    assert "初中" in page


def test_the_verdict_is_that_of_the_day_asked_for(cast: Cast, as_) -> None:
    li = li_lei(cast)
    client = as_(cast.clerk)

    assert "提示性" in (now := body(client.get(f"/people/{li}/"))) or "advice" in now  # lapsed, not kept
    before = body(client.get(f"/people/{li}/?on=2023-06-01"))
    assert "lapsed" not in before.replace('class="lawstate"', "") or "2023-06-01" in before
    assert "第十二条" not in body(client.get(f"/people/{li}/?on=2022-01-01"))  # before the pack was law


def test_a_fact_names_the_roster_that_stated_it(cast: Cast, as_) -> None:
    imported(cast, roster(person(1, 学历="本科")))
    one = Engagement.objects.get()

    page = body(as_(cast.clerk).get(f"/people/{one.public}/?tab=facts"))

    assert "名册.csv" in page
    assert "2023-05-31" in page
    assert "本科" in page


def test_the_timeline_tells_of_acts_here(cast: Cast, as_) -> None:
    li = li_lei(cast)
    do(
        "engagements.correct",
        li,
        cast.clerk,
        reason="登记有误",
        hired_on="2023-02-01",
        first_hired_on="2023-02-01",
    )

    page = body(as_(cast.leader).get(f"/people/{li}/?tab=timeline"))

    assert "登记有误" in page
    assert "韩梅梅" in page


def test_what_another_office_did_about_the_person_is_not_told(cast: Cast, as_) -> None:
    li = li_lei(cast)
    there = do(
        "engagements.open", cast.elsewhere, cast.stranger,
        name="李雷", id_number=id_number(), mode="direct", hired_on="2023-04-01",
    )  # fmt: skip
    client, other = as_(cast.clerk), as_(cast.stranger)
    other.post(f"/people/{there.subject}/reveal/", {"purpose": "外地用途"})

    for tab in ("law", "facts", "timeline"):
        page = body(client.get(f"/people/{li}/?tab={tab}"))
        assert "外地" not in page
        assert there.subject not in page


def test_other_engagements_in_scope_are_linked(cast: Cast, as_) -> None:
    li = li_lei(cast)
    there = do(
        "engagements.open", cast.elsewhere, cast.stranger,
        name="李雷", id_number=id_number(), mode="direct", hired_on="2023-04-01",
    )  # fmt: skip
    chief = user("chief", "厅长", Role.LEADER, cast.province)

    assert f"/people/{there.subject}/" in body(as_(chief).get(f"/people/{li}/"))


def test_the_full_number_is_shown_once_for_a_purpose(cast: Cast, as_) -> None:
    li = li_lei(cast)
    client = as_(cast.clerk)

    assert id_number() not in body(client.get(f"/people/{li}/"))
    page = client.post(f"/people/{li}/reveal/", {"purpose": "办理社会保险"})

    assert id_number() in body(page)
    assert "no-store" in page["Cache-Control"]
    assert (last().act, last().detail["purpose"]) == ("persons.reveal", "办理社会保险")
    assert id_number() not in body(client.get(f"/people/{li}/"))
    assert client.get(f"/people/{li}/reveal/").status_code == 405


def test_without_a_purpose_or_a_role_the_number_stays_hidden(cast: Cast, as_) -> None:
    li = li_lei(cast)
    captain = user("captain", "中队长", Role.CAPTAIN, cast.county)

    without = as_(cast.clerk).post(f"/people/{li}/reveal/", {"purpose": " "})
    denied = as_(captain).post(f"/people/{li}/reveal/", {"purpose": "看看"})
    outside = as_(cast.stranger).post(f"/people/{li}/reveal/", {"purpose": "看看"})

    assert (without.status_code, denied.status_code, outside.status_code) == (422, 403, 404)
    for page in (without, denied, outside):
        assert id_number() not in page.content.decode()
    assert "/reveal/" not in body(as_(captain).get(f"/people/{li}/"))


def test_an_exception_is_shown_with_who_and_why(cast: Cast, as_) -> None:
    from django.utils import timezone

    li = li_lei(cast)
    now = timezone.now()
    Exemption.objects.create(
        organisation=cast.county, act="recruitment.hire", subject_kind="engagement", subject=li, input_digest="0" * 64,
        pack="cn-sx-2022-180", rule="first-hire-age", reason="退役军人安置", asked_by=cast.clerk, asked_at=now,
        approved=True, decided_by=cast.leader, decided_at=now,
    )  # fmt: skip

    page = body(as_(cast.clerk).get(f"/people/{li}/"))

    assert "退役军人安置" in page
    assert "韩梅梅" in page
    assert "王队" in page


@pytest.mark.parametrize(
    "query", ["?on=never", "?on=0001-01-01", "?on=9999-12-31", "?tab=<x>", "?tab=law&on="]
)
def test_any_address_of_a_file_is_answered(cast: Cast, as_, query: str) -> None:
    li = li_lei(cast)

    assert as_(cast.clerk).get(f"/people/{li}/{query}").status_code == 200


def test_a_file_asks_as_often_for_much_as_for_little(cast: Cast, as_) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    imported(cast, roster(person(1)))
    one = Engagement.objects.get()
    client = as_(cast.clerk)
    counts = []
    for _round in range(2):
        client.get(f"/people/{one.public}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/people/{one.public}/")
        counts.append(len(queries))
        for day in ("2023-06-01", "2023-06-02", "2023-06-03"):
            do("persons.rename", one.person, cast.clerk, name=f"名{day[-1]}", reason="更名")
            Entry.objects.count()
    assert counts[1] <= counts[0] + 1
