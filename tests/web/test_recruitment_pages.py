"""招聘: the board of a campaign, applicants with their verdicts, lists and marks from spreadsheets, the notice."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.lifecycle.planning.house import House, build
from tests.people.cast import id_number
from tests.people.doing import do
from tests.web.recruiting import TODAY, applicant, campaign, read, sheet
from xieguan.lifecycle.models import Application, Campaign, Check, Objection, PublicNotice, Step


@pytest.fixture
def house(db) -> House:
    built = build()
    built.quota_of(10)
    return built


@pytest.fixture
def held(house: House) -> Campaign:
    return campaign(house)


def test_without_a_recruitment_the_page_leads_to_the_approved_plans(house: House, as_) -> None:
    assert "/planning/?show=approved" in read(as_(house.clerk), "/recruitment/")


def test_the_board_says_who_is_at_which_step_by_which_article(house: House, held: Campaign, as_) -> None:
    applicant(held, house)
    body = read(as_(house.clerk), f"/recruitment/{held.public}/")
    assert "李雷" in body
    assert "/law/cn-js-haian-2022-7/11" in body
    assert f"/recruitment/{held.public}/results/?kind=eligibility" in body
    assert "巡查辅助人员招聘" in read(as_(house.clerk), "/recruitment/")


def test_who_may_not_see_applicants_sees_numbers_and_no_names(house: House, held: Campaign, as_) -> None:
    applicant(held, house)
    assert "李雷" not in read(as_(house.coordinator), f"/recruitment/{held.public}/")
    assert as_(house.coordinator).get(f"/recruitment/{held.public}/applicants/").status_code == 403
    assert as_(house.town_clerk).get(f"/recruitment/{held.public}/").status_code == 404


def test_the_list_has_a_verdict_of_three_values_and_its_grounds(house: House, held: Campaign, as_) -> None:
    barred = applicant(held, house)
    applicant(held, house, 14, name="韩雪")
    said = {"ground": "bar_crime", "outcome": "yes", "verified_by": "公安局", "number": "查〔2026〕1号"}
    do("recruitment.record_check", barred, house.clerk, TODAY, **said)
    client, at = as_(house.clerk), f"/recruitment/{held.public}/applicants/"
    assert "李雷" in (failing := read(client, at, outcome="fail"))
    assert "韩雪" not in failing
    assert "韩雪" in read(client, at, outcome="unknown")
    assert "v-no" in read(client, at)
    assert "李雷" in read(client, at, step="eligibility")


def test_an_application_says_what_is_missing_and_whose_it_is(house: House, held: Campaign, as_) -> None:
    one = applicant(held, house)
    body = read(as_(house.clerk), f"/applications/{one.public}/")
    assert "is-unk" in body
    assert f"/do/recruitment.record_check/{one.public}/?ground=bar_crime" in body
    assert '<a class="btn pri"' not in body.partition('class="checks')[0]
    assert id_number(serial=13) not in body
    form = read(as_(house.clerk), f"/do/recruitment.record_check/{one.public}/", ground="bar_crime")
    assert '<option value="bar_crime" selected' in form


def test_a_list_of_applicants_is_taken_whole(house: House, held: Campaign, as_) -> None:
    rows = [("姓名", "身份证号"), ("李雷", id_number(serial=21)), ("韩雪", id_number(serial=22))]
    answer = as_(house.clerk).post(f"/recruitment/{held.public}/import/", {"file": sheet(*rows)})
    assert answer.status_code == 302
    assert Application.objects.filter(campaign=held).count() == 2


def test_one_wrong_row_stops_the_list_and_is_named_by_its_number(house: House, held: Campaign, as_) -> None:
    applicant(held, house, 21)
    rows = [("姓名", "身份证号"), ("李雷", id_number(serial=21)), ("韩雪", id_number(serial=22))]
    answer = as_(house.clerk).post(f"/recruitment/{held.public}/import/", {"file": sheet(*rows)})
    assert answer.status_code == 422
    assert "2" in answer.content.decode().partition('id="wrong-h"')[2][:400]
    assert Application.objects.filter(campaign=held).count() == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 no workbook"])
def test_what_is_no_list_is_refused(house: House, held: Campaign, as_, content: bytes) -> None:
    file = SimpleUploadedFile("名单.xlsx", content)
    assert as_(house.clerk).post(f"/recruitment/{held.public}/import/", {"file": file}).status_code == 422


def test_marks_from_a_spreadsheet_and_never_for_strangers(house: House, held: Campaign, as_) -> None:
    one = applicant(held, house)
    client, at = as_(house.clerk), f"/recruitment/{held.public}/results/"
    about = {"kind": "selection", "day": TODAY.isoformat()}
    wrong = client.post(at, {**about, "file": sheet(("考号", "成绩"), (one.serial, 80), (99, 70))})
    assert wrong.status_code == 422
    assert not Step.objects.exists()
    assert client.post(at, {**about, "file": sheet(("考号", "成绩"), (one.serial, 80))}).status_code == 302
    assert Step.objects.get().passed


def test_the_ranked_list_says_in_words_what_broke_a_tie(house: House, held: Campaign, as_) -> None:
    people = [applicant(held, house), applicant(held, house, 14, name="韩雪")]
    for one in people:
        said = {"kind": "written-exam", "day": TODAY, "mark": "80"}
        do("recruitment.record_step", one, house.clerk, TODAY, **said)
    said = {"ground": "priority-veteran", "outcome": "yes", "verified_by": "退役军人事务局"}
    do("recruitment.record_check", people[1], house.clerk, TODAY, **said)
    do("recruitment.rank", held, house.clerk, TODAY)
    body = read(as_(house.clerk), f"/recruitment/{held.public}/ranking/")
    assert body.index("韩雪") < body.index("李雷")
    assert "80.00" in body


def test_a_notice_is_begun_from_its_page_and_its_objections_stand_there(
    house: House, held: Campaign, as_
) -> None:
    one, other = applicant(held, house), applicant(held, house, 14, name="韩雪")
    for kind in ("eligibility", "selection", "medical", "background"):
        result = {"fit_in_body": True} if kind == "medical" else {"passed": True}
        said = {"kind": kind, "day": TODAY - timedelta(days=9), **result}
        for who in (one, other):
            do("recruitment.record_step", who, house.clerk, TODAY, **said)
    client, at = as_(house.clerk), f"/recruitment/{held.public}/notice/"
    all_ticked = 'data-ticks="applicants" checked'
    assert "李雷" in read(client, at)
    assert all_ticked in read(client, at)
    first, last = TODAY - timedelta(days=8), TODAY - timedelta(days=1)
    form = {
        "applicants": one.public,
        "began_on": first.isoformat(),
        "last_on": last.isoformat(),
        "place": "公告栏",
    }
    wrong = client.post(at, {**form, "place": ""})
    assert wrong.status_code == 422
    assert all_ticked not in wrong.content.decode()
    both = {**form, "place": "", "applicants": [one.public, other.public]}
    assert all_ticked in client.post(at, both).content.decode()
    assert client.post(at, form).status_code == 302
    assert PublicNotice.objects.get().place == "公告栏"
    do("recruitment.receive_objection", one, house.clerk, TODAY, says="曾受行政拘留")
    assert "曾受行政拘留" in read(client, at)
    settle = f"/do/recruitment.settle_objection/{Objection.objects.get().public}/"
    assert settle not in read(client, at)
    assert settle in read(as_(house.leader), at)


def test_the_review_is_a_form_of_the_grounds_of_the_place(house: House, held: Campaign, as_) -> None:
    one = applicant(held, house)
    client, at = as_(house.clerk), f"/applications/{one.public}/review/"
    assert "outcome-bar_joint_discipline" in read(client, at)
    form = {
        "ground": ["bar_crime", "loyal_and_law_abiding"],
        "outcome-bar_crime": "no",
        "day": TODAY.isoformat(),
    }
    assert client.post(at, {**form, "passed": ""}).status_code == 422
    assert not Check.objects.exists()
    sent = {**form, "passed": "true", "verified_by": "公安局", "number-bar_crime": "查〔2026〕2号"}
    assert client.post(at, sent).status_code == 302
    assert Check.objects.get().ground == "bar_crime"


def test_the_list_asks_the_database_as_often_for_many_as_for_one(house: House, held: Campaign, as_) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, at, counts = as_(house.clerk), f"/recruitment/{held.public}/applicants/", []
    for serials in (range(31, 32), range(32, 36)):
        for serial in serials:
            applicant(held, house, serial)
        client.get(at)
        with CaptureQueriesContext(connection) as asked:
            client.get(at)
        counts.append(len(asked))
    assert counts[1] <= counts[0]
