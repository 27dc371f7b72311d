"""招聘, many at once: turning down and telling, the answers of an office; and the documents of one application."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.test_handed import A_PDF
from tests.lifecycle.planning.house import House, build
from tests.people.doing import do
from tests.web.recruiting import TODAY, applicant, campaign, read, sheet
from xieguan.desk.models import Entry, Paper
from xieguan.lifecycle.models import Application, Campaign, Check
from xieguan.lifecycle.recruitment.documents import kept
from xieguan.web.recruitment import checking, groups
from xieguan.words import _

DAY = TODAY.isoformat()


@pytest.fixture
def house(db) -> House:
    built = build()
    built.quota_of(10)
    return built


@pytest.fixture
def held(house: House) -> Campaign:
    return campaign(house)


@pytest.fixture
def people(held: Campaign, house: House) -> list[Application]:
    """李雷 failed the assessment, 韩雪 has a record, 王强 is well."""
    names = ("李雷", "韩雪", "王强")
    three = [applicant(held, house, serial, name=name) for serial, name in enumerate(names, 13)]
    marks = [{"applicant": one.public, "mark": mark} for one, mark in zip(three, (52, 80, 90), strict=True)]
    said = {"kind": "selection", "day": TODAY, "results": marks}
    do("recruitment.record_results", held, house.clerk, TODAY, **said)
    hit = {"ground": "bar_crime", "outcome": "yes", "verified_by": "公安局"}
    do("recruitment.record_check", three[1], house.clerk, TODAY, **hit)
    return three


def at(held: Campaign, page: str) -> str:
    return f"/recruitment/{held.public}/{page}/"


def ticked(body: str) -> set[str]:
    return set(re.findall(r'type="checkbox" name="\w+" value="(\w+)" checked', body))


def sentences(answer) -> str:
    """What a page says is wrong."""
    body: str = answer.content.decode()
    return body.partition('class="errsum"')[2].partition("</section>")[0]


# ------------------------------------------------------------------ turning down


def test_each_group_has_a_list_of_its_own_with_what_put_them_there(house, held, people, as_) -> None:
    client, (li, han, wang) = as_(house.clerk), (one.public for one in people)
    shown = {show: read(client, at(held, "turned-down"), show=show) for show in ("", "barred", "others")}
    for show, who in (("", li), ("barred", han), ("others", wang)):
        assert re.findall(r'name="applicants" value="(\w+)"', shown[show]) == [who]
    assert "52" in shown[""]
    assert "/law/cn-js-haian-2022-7/9" in shown["barred"]


def test_only_where_one_step_is_asked_for_those_who_failed_it_are_ticked(house, held, people, as_) -> None:
    client, li = as_(house.clerk), people[0].public
    for query in ({}, {"show": "barred"}, {"show": "others"}, {"show": "tell"}):
        assert ticked(read(client, at(held, "turned-down"), **query)) == set()
    one_step = read(client, at(held, "turned-down"), step="selection")
    assert ticked(one_step) == {li}
    assert people[1].public not in one_step


def test_nobody_is_turned_down_before_it_is_said_twice(house, held, people, as_) -> None:
    client, li = as_(house.clerk), people[0]
    path = at(held, "turned-down") + "?step=selection"
    form = {"applicants": li.public, "reason": "考试未入围", "on": DAY, "key": "k"}
    asked = client.post(path, form)
    assert asked.status_code == 200
    body = asked.content.decode()
    assert all(words in body for words in ("李雷（1）", "考试未入围", DAY, 'name="confirmed"', 'value="k"'))
    assert not Application.objects.filter(rejected_on__isnull=False).exists()
    back = client.post(path, {**form, "back": "1"}).content.decode()
    assert ticked(back) == {li.public}
    assert "考试未入围" in back

    done = client.post(path, {**form, "confirmed": "1"})
    assert (done.status_code, done["Location"]) == (302, f"{at(held, 'turned-down')}?show=failed")
    assert list(Application.objects.filter(rejected_on=TODAY, reason="考试未入围")) == [li]


def test_looking_for_a_name_keeps_the_ticks_the_reason_and_the_day(house, held, people, as_) -> None:
    client, (_li, _han, wang) = as_(house.clerk), people
    other = applicant(held, house, 31, name="赵敏")
    form = {"applicants": wang.public, "reason": "名额已满", "on": "2026-01-05", "q": "赵", "look": "1"}
    answer = client.post(at(held, "turned-down") + "?show=others", form)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert ticked(body) == {wang.public}
    assert f'value="{other.public}"' in body
    assert all(words in body for words in ("名额已满", "2026-01-05", 'value="赵"'))
    assert not Application.objects.filter(rejected_on__isnull=False).exists()


def test_those_turned_down_are_told_and_the_list_is_counted_whole(
    house, held, people, as_, monkeypatch
) -> None:
    client, (li, han, wang) = as_(house.clerk), people
    many = {"applicants": [li.public, wang.public], "reason": "考试未入围"}
    do("recruitment.reject_many", held, house.clerk, TODAY, **many)
    assert f"{at(held, 'turned-down')}?show=tell" in read(client, f"/recruitment/{held.public}/")
    tell = at(held, "turned-down") + "?show=tell"
    monkeypatch.setattr(groups, "MOST", 1)
    body = read(client, tell)
    assert "考试未入围" in body
    assert han.public not in body
    assert _("{n} people").format(n=2) in body
    assert _("The first {n} are shown; the rest follow once these are done.").format(n=1) in body
    sent = {"applicants": [li.public, wang.public], "told_how": "短信", "on": DAY}
    assert client.post(tell, sent).status_code == 302
    assert Application.objects.filter(told_on=TODAY, told_how="短信").count() == 2


def test_what_is_wrong_names_the_person_and_nothing_is_done(house, held, people, as_) -> None:
    client, (li, _han, wang) = as_(house.clerk), people
    do("recruitment.withdraw", wang, house.clerk, TODAY)
    form = {"applicants": [li.public, wang.public], "reason": "考试未入围", "on": DAY}
    for sure in ({}, {"confirmed": "1"}):
        wrong = client.post(at(held, "turned-down"), {**form, **sure})
        assert wrong.status_code == 422
        assert "王强（3）" in sentences(wrong)
        assert "李雷" not in sentences(wrong)
        assert ticked(wrong.content.decode()) == {li.public}
    for form in (
        {"reason": "无"},
        {"applicants": li.public},
        {"applicants": li.public, "reason": "无", "on": "昨天"},
    ):
        assert client.post(at(held, "turned-down"), form).status_code == 422
    assert not Application.objects.filter(rejected_on__isnull=False).exists()


def test_whom_nothing_keeps_out_any_more_is_not_turned_down_from_an_old_page(
    house, held, people, as_
) -> None:
    client, (li, han, _wang) = as_(house.clerk), people
    better = {"kind": "selection", "day": TODAY, "mark": "90", "reason": "登分有误"}
    do("recruitment.record_step", li, house.clerk, TODAY, **better)
    cleared = {"ground": "bar_crime", "outcome": "no", "verified_by": "公安局"}
    do("recruitment.record_check", han, house.clerk, TODAY, **cleared)
    for query, who, called in (("?step=selection", li, "李雷（1）"), ("?show=barred", han, "韩雪（2）")):
        form = {"applicants": who.public, "reason": "不合格", "on": DAY, "confirmed": "1"}
        answer = client.post(at(held, "turned-down") + query, form)
        assert answer.status_code == 422
        assert called in sentences(answer)
    assert not Application.objects.filter(rejected_on__isnull=False).exists()


def test_one_of_another_recruitment_is_refused(house, held, people, as_) -> None:
    form = {"applicants": ["a" * 14, people[0].public], "reason": "考试未入围", "confirmed": "1"}
    assert as_(house.clerk).post(at(held, "turned-down"), form).status_code == 422
    assert not Application.objects.filter(rejected_on__isnull=False).exists()


def test_who_only_looks_has_no_boxes_and_nobody_else_looks(house, held, people, as_) -> None:
    for page in ("turned-down", "checks"):
        assert "<form" not in read(as_(house.leader), at(held, page), ground="bar_crime")
        assert as_(house.coordinator).get(at(held, page)).status_code == 403
        assert as_(house.town_clerk).get(at(held, page)).status_code == 404


@pytest.mark.parametrize(
    "page",
    [
        "turned-down",
        "turned-down/?show=tell",
        "turned-down/?show=others",
        "checks",
        "checks/?ground=bar_crime",
    ],
)
def test_where_nobody_has_applied_the_pages_say_so(house, held, as_, page: str) -> None:
    path = f"/recruitment/{held.public}/{page.partition('/')[0]}/{page.partition('/')[2]}"
    body = read(as_(house.clerk), path)
    assert 'class="empty"' in body
    assert _("Verified of everybody") not in body, "of nobody nothing is verified"
    assert "<form" not in body


def test_a_page_that_refuses_somebody_is_not_offered_to_him(house, held, people, as_) -> None:
    pages = ("applicants", "checks", "turned-down", "ranking", "notice")
    for who, offered in ((house.clerk, True), (house.coordinator, False)):
        body = read(as_(who), f"/recruitment/{held.public}/")
        assert [f'href="{at(held, page)}' in body for page in pages] == [offered] * len(pages)


# ------------------------------------------------------------------ answers of an office


def test_a_ground_is_chosen_by_its_article_with_the_number_not_verified(house, held, people, as_) -> None:
    client = as_(house.clerk)
    body = read(client, at(held, "checks"))
    row = body.partition("ground=bar_crime")[0].rpartition("<tr")[2]
    assert "/law/cn-js-haian-2022-7/9" in row
    assert ">2<" in row
    form = read(client, at(held, "checks"), ground="bar_crime")
    assert people[1].public not in form, "of her it is known"
    assert '<option value="no">' in form.partition('name="others"')[2].partition("</select>")[0]
    assert "yes" not in form.partition('name="others"')[2].partition("</select>")[0]


def answers(*listed: Application, **said: str) -> dict[str, object]:
    about = {"verified_by": "公安局", "checked_on": DAY}
    return {**about, "listed": [one.public for one in listed], **said}


def known(ground: str = "bar_crime") -> dict[str, bool | None]:
    return dict(Check.objects.filter(ground=ground).values_list("application__name", "holds"))


def test_the_table_is_recorded_and_all_others_only_where_it_is_said(house, held, people, as_) -> None:
    li, _han, wang = people
    client, path = as_(house.clerk), at(held, "checks") + "?ground=bar_joint_discipline"
    said = {f"outcome-{li.public}": "yes", f"number-{li.public}": "信〔2026〕9号"}
    assert client.post(path, answers(li, wang, **said)).status_code == 302
    assert known("bar_joint_discipline") == {"李雷": True}
    assert Check.objects.get(ground="bar_joint_discipline").number == "信〔2026〕9号"
    assert client.post(path, answers(wang, others="no")).status_code == 302
    assert known("bar_joint_discipline") == {"李雷": True, "王强": False}, "韩雪 was not on the form"


def test_all_others_are_none_whom_somebody_has_answered_for_meanwhile(house, held, people, as_) -> None:
    li, han, wang = people
    path = at(held, "checks") + "?ground=bar_crime"
    assert as_(house.clerk).post(path, answers(li, han, wang, others="no")).status_code == 302
    assert known() == {"李雷": False, "王强": False, "韩雪": True}
    assert Check.objects.filter(application=han, ground="bar_crime").count() == 1


def test_an_answer_of_ones_own_about_whom_somebody_has_answered_for_meanwhile_is_not_lost_silently(
    house, held, people, as_
) -> None:
    li, han, _wang = people
    said = {f"outcome-{li.public}": "no", f"outcome-{han.public}": "no"}
    answer = as_(house.clerk).post(at(held, "checks") + "?ground=bar_crime", answers(li, han, **said))
    assert answer.status_code == 422
    assert "韩雪（2）" in sentences(answer)
    assert "李雷" not in sentences(answer)
    assert known() == {"韩雪": True}, "her record is not written over, and nothing is half recorded"


def test_a_bar_is_never_said_to_hold_of_all_others(house, held, people, as_) -> None:
    path = at(held, "checks") + "?ground=bar_crime"
    assert as_(house.clerk).post(path, answers(people[0], others="yes")).status_code == 422
    assert set(known()) == {"韩雪"}


def test_one_wrong_row_of_the_table_stops_it_and_is_named(house, held, people, as_) -> None:
    li, _han, wang = people
    client, path = as_(house.clerk), at(held, "checks") + "?ground=bar_crime"
    said = {f"outcome-{li.public}": "no", f"number-{wang.public}": "函1"}
    wrong = client.post(path, answers(li, wang, **said))
    assert wrong.status_code == 422
    assert "王强（3）" in sentences(wrong)
    assert "函1" in wrong.content.decode()
    good = {f"outcome-{li.public}": "no"}
    for form in (
        answers(li),
        {**answers(li, **good), "verified_by": ""},
        {**answers(li, **good), "checked_on": ""},
    ):
        assert client.post(path, form).status_code == 422
    assert client.post(at(held, "checks"), answers(li, **good)).status_code == 422
    assert set(known()) == {"韩雪"}


def test_a_spreadsheet_is_taken_whole_and_its_rows_are_named(house, held, people, as_) -> None:
    client, path = as_(house.clerk), at(held, "checks") + "?ground=bar_crime"
    head = ("报名序号", "核查结果", "证明编号")
    wrong = client.post(
        path, {**answers(), "file": sheet(head, (1, "无", ""), (2, "好像有", ""), (9, "无", ""))}
    )
    assert wrong.status_code == 422
    assert "3" in sentences(wrong)
    unknown = client.post(path, {**answers(), "file": sheet(head, (1, "无", ""), (9, "无", ""))})
    assert "3" in sentences(unknown)
    both = client.post(path, {**answers(people[0], others="no"), "file": sheet(head, (1, "无", ""))})
    assert both.status_code == 422
    assert set(known()) == {"韩雪"}
    good = sheet(head, (1, "无", "函1"), (3, "未核实", ""))
    assert client.post(path, {**answers(), "file": good}).status_code == 302
    assert known() == {"李雷": False, "王强": None, "韩雪": True}


def test_the_pages_ask_the_database_as_often_for_many_as_for_one(house, held, as_) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = as_(house.clerk), []
    down = at(held, "turned-down")
    paths = (down, f"{down}?show=barred", f"{down}?show=others", at(held, "checks") + "?ground=bar_crime")
    for serials in (range(31, 32), range(32, 36)):
        for serial in serials:
            one = applicant(held, house, serial)
            mark = {"kind": "selection", "day": TODAY, "mark": "40"}
            do("recruitment.record_step", one, house.clerk, TODAY, **mark)
        for path in paths:
            client.get(path)
        with CaptureQueriesContext(connection) as asked:
            for path in paths:
                client.get(path)
        counts.append(len(asked))
    assert counts[1] <= counts[0]


def test_a_form_of_so_many_rows_can_be_sent(settings) -> None:
    assert checking.MOST * 3 + 20 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert groups.MOST * 3 + 20 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


# ------------------------------------------------------------------ documents


def test_a_document_is_handed_in_and_saved_and_never_shown(house, held, people, as_) -> None:
    client, path = as_(house.clerk), f"/applications/{people[0].public}/"
    file = SimpleUploadedFile("毕业证.exe", A_PDF, content_type="text/html")
    assert client.post(path, {"file": file}).status_code == 302
    body = read(client, path)
    assert "毕业证.pdf" in body
    assert house.clerk.name in body.partition('id="docs-h"')[2]
    answer = as_(house.leader).get(f"{path}documents/1/")
    assert answer.content == A_PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E6%AF%95")
    assert Entry.objects.latest("pk").actor == house.leader.public


@pytest.mark.parametrize("content", [b"<html>", b"MZ", b""])
def test_what_is_no_document_is_refused_in_words(house, held, people, as_, content: bytes) -> None:
    file = SimpleUploadedFile("毕业证.pdf", content)
    answer = as_(house.clerk).post(f"/applications/{people[0].public}/", {"file": file})
    assert answer.status_code == 422
    assert sentences(answer)
    assert not Paper.objects.exists()


def test_the_same_document_twice_is_said_to_be_there(house, held, people, as_) -> None:
    client, path = as_(house.clerk), f"/applications/{people[0].public}/"
    assert client.post(path, {"file": SimpleUploadedFile("毕业证.pdf", A_PDF)}).status_code == 302
    again = client.post(path, {"file": SimpleUploadedFile("别的.pdf", A_PDF)})
    assert again.status_code == 422
    assert "毕业证.pdf" in sentences(again)
    assert len(kept(people[0])) == 1


def test_a_document_sent_twice_by_one_press_is_kept_once_and_said_to_be_kept(
    house, held, people, as_
) -> None:
    client, path = as_(house.clerk), f"/applications/{people[0].public}/"
    assert 'name="key"' in read(client, path).partition('id="docs-h"')[2]
    for _press in range(2):
        sent = {"key": "once", "file": SimpleUploadedFile("毕业证.pdf", A_PDF)}
        assert client.post(path, sent).status_code == 302
    assert len(kept(people[0])) == 1


def test_whoever_may_only_look_hands_in_nothing(house, held, people, as_) -> None:
    path = f"/applications/{people[0].public}/"
    assert 'type="file"' not in read(as_(house.leader), path)
    sent = {"file": SimpleUploadedFile("毕业证.pdf", A_PDF)}
    assert as_(house.leader).post(path, sent).status_code == 403
    assert as_(house.town_clerk).post(path, sent).status_code == 404
    assert as_(house.clerk).get(f"{path}documents/1/").status_code == 404
    assert not Paper.objects.exists()
