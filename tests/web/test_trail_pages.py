"""The trail's pages: seen as far as one answers for, searched, opened, proved; and looking is itself put on it."""

import html
import json
import re
from datetime import date

import pytest
from django.test import Client

from tests.people.cast import DAY, Cast, id_number, li_lei, user
from tests.people.doing import do, refused
from tests.web.counting import questions
from tests.web.test_law_pages import body, text
from xieguan.desk import trail as records
from xieguan.desk.models import Entry, Job
from xieguan.people.looking import proving
from xieguan.people.models import Organisation
from xieguan.people.outcomes import Denied, NotFound
from xieguan.people.roles import Role

PAGE = "/trail/"


def last(**wanted: object) -> Entry:
    return Entry.objects.filter(**wanted).latest("pk")


def opened(cast: Cast) -> Entry:
    li_lei(cast)
    return last(act="engagements.open")


def test_the_leader_sees_what_was_done_in_his_office_by_name(cast, as_):
    opened(cast)
    said = text(body(as_(cast.leader), PAGE))

    assert "韩梅梅" in said
    assert "李雷" in said
    assert "南城县城市管理局" in said


def test_the_auditor_sees_everything_and_no_names_of_people_on_file(cast, as_):
    entry = opened(cast)
    said = text(body(as_(cast.auditor), PAGE))

    assert entry.subject in said
    assert "李雷" not in said


def test_nobody_sees_what_another_office_did(cast, as_):
    stranger = user("waidileader", "外地负责人", Role.LEADER, cast.elsewhere)
    entry = opened(cast)
    page = body(as_(stranger), PAGE)

    assert entry.subject not in page
    assert "韩梅梅" not in page
    body(as_(stranger), f"{PAGE}{entry.pk}/", 404)


def test_who_has_no_business_with_it_is_refused(cast, as_):
    body(as_(cast.clerk), PAGE, 403)


def test_a_refusal_is_seen_where_its_subject_is(cast, as_):
    li_lei(cast)
    refused(Denied, "organisations.rename", cast.county, cast.clerk, name="新名")

    assert "没有相应角色" in text(body(as_(cast.leader), f"{PAGE}?kind=refusal"))


def test_a_try_at_another_offices_record_is_seen_at_home_alone(cast, as_):
    refused(NotFound, "organisations.rename", cast.county, cast.stranger, name="新名")
    at_home = user("waidileader", "外地负责人", Role.LEADER, cast.elsewhere)

    assert "管辖范围内查无" in text(body(as_(at_home), f"{PAGE}?kind=refusal")).partition("记录时间")[2]
    assert "没有符合条件的记录" in text(body(as_(cast.leader), f"{PAGE}?kind=refusal"))


def test_a_moved_office_takes_its_past_along(cast, as_):
    opened(cast)
    above = user("shengting", "省厅监督", Role.SUPERVISOR, cast.city)
    there = user("waidijiandu", "外地监督", Role.SUPERVISOR, cast.elsewhere)
    assert "登记聘用" in body(as_(above), PAGE).partition("<tbody>")[2]

    do("organisations.move", cast.county, cast.system, date(2023, 7, 1), parent=cast.elsewhere.public)
    assert "登记聘用" not in body(as_(above), PAGE).partition("<tbody>")[2]
    assert "登记聘用" in body(as_(there), PAGE).partition("<tbody>")[2]


def test_a_merged_office_leaves_its_past_to_its_successor(cast, as_):
    opened(cast)
    new = Organisation.objects.get(
        public=do(
            "organisations.establish", cast.city, cast.system, name="新局", kind="county", region="140198"
        ).subject
    )
    heir = user("xinju", "新局负责人", Role.LEADER, new)
    assert "登记聘用" not in body(as_(heir), PAGE).partition("<tbody>")[2]

    given = {"into": new.public, "document": "合并文"}
    do("organisations.merge", cast.county, cast.system, date(2023, 8, 1), **given)
    assert "登记聘用" in body(as_(heir), PAGE).partition("<tbody>")[2]


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("act=engagements.open", True),
        ("act=organisations.close", False),
        ("actor=韩梅梅", True),
        ("actor=hanmeimei", True),
        ("actor=nobody", False),
        ("kind=act", True),
        ("kind=read", False),
        ("kind=override", False),
        ("outcome=done", True),
        ("outcome=stale", False),
        ("on_from=2023-06-01&on_to=2023-06-01", True),
        ("on_to=2023-05-31", False),
        ("recorded_from=2024-01-01", True),
        ("recorded_to=2024-01-01", False),
    ],
)
def test_it_is_searched(cast, as_, query, there):
    entry = opened(cast)

    assert (f"{PAGE}{entry.pk}/" in body(as_(cast.leader), f"{PAGE}?{query}")) is there


def test_what_is_no_day_is_told_and_not_guessed(cast, as_):
    assert "不是日期" in body(as_(cast.leader), f"{PAGE}?on_from=gestern")
    assert "请从列表中选" in body(as_(cast.leader), f"{PAGE}?kind=everything")


def test_a_late_entry_is_marked_and_both_days_are_shown(cast, as_):
    entry = opened(cast)
    said = text(body(as_(cast.leader), PAGE))

    assert "2023-06-01 补记" in said
    assert f"{entry.recorded_at:%Y-%m}" in said


def test_looking_for_somebody_is_put_on_the_trail(cast, as_):
    client = as_(cast.leader)
    body(client, PAGE)
    assert not Entry.objects.filter(kind="read").exists()

    body(client, f"{PAGE}?actor=hanmeimei")
    looked = last(kind="read")
    assert (looked.act, looked.actor, looked.outcome) == ("trail.search", cast.leader.public, "shown")
    assert looked.detail == {"actor_sought": cast.clerk.public}


def test_no_id_number_gets_onto_the_trail_by_being_looked_for(cast, as_):
    body(as_(cast.leader), f"{PAGE}?subject=110101199003077758")

    assert "199003077758" not in json.dumps(last(kind="read").detail)


def test_an_entry_shows_its_verdicts_with_their_articles_and_its_seal(cast, as_):
    entry = opened(cast)
    records.seal()
    page = body(as_(cast.leader), f"{PAGE}{entry.pk}/")

    assert proving.digest_of(entry.pk) in page
    assert proving.seal_of(entry.pk).digest in page
    assert last(kind="read").act == "trail.open"
    assert last(kind="read").subject == entry.subject


def test_a_ruling_on_the_trail_leads_to_its_article(cast, as_):
    made = records.write(
        kind="act", act="duty.assign", actor=cast.clerk.public, organisation=cast.county.public,
        on=DAY, outcome="done",
        detail={"rules": ["cn-sx-2022-180/prejob-workdays:met", "gone/rule:fail", "<b>:x"]},
    )  # fmt: skip
    page = body(as_(cast.leader), f"{PAGE}{made.pk}/")

    assert 'href="/law/cn-sx-2022-180/16/?on=2023-06-01"' in page
    assert "<b>:x" not in page


def test_hostile_words_in_an_entry_are_text(cast, as_):
    made = records.write(
        kind="act", act="<i>x</i>", actor="<u>", organisation=cast.county.public, on=DAY, outcome="<s>",
        detail={"<img src=x>": ["<script>x</script>", {"a": None}]},
    )  # fmt: skip
    page = body(as_(cast.leader), PAGE) + body(as_(cast.leader), f"{PAGE}{made.pk}/")

    assert not [tag for tag in ("<script>x", "<img", "<i>x", "<u>", "<s>") if tag in page]


def test_pages_follow_each_other_without_a_gap(cast, as_):
    for number in range(120):
        records.write(
            kind="act", act="test.act", actor=f"a{number}", organisation=cast.county.public, outcome="done"
        )
    seen: list[int] = []
    client, address = as_(cast.leader), PAGE
    while address:
        answer = client.get(address)
        seen += [entry.pk for entry in _found(answer)]
        address = _next(answer.content.decode())
    mine = Entry.objects.filter(organisation=cast.county.public).order_by("-pk")
    assert seen == list(mine.values_list("pk", flat=True))


def _found(answer):
    numbers = re.findall(r'href="/trail/(\d+)/"', answer.content.decode())
    return [Entry(pk=int(number)) for number in numbers]


def _next(page: str) -> str:
    found = re.search(r'rel="next" href="([^"]+)"', page)
    return PAGE + html.unescape(found[1]) if found else ""


@pytest.mark.parametrize("who", ["leader", "auditor"])
def test_the_number_of_queries_does_not_grow(cast, as_, who):
    client = as_(getattr(cast, who))
    li_lei(cast)
    first = questions(client, PAGE)
    for number in range(20):
        li_lei(cast, id_number=id_number(serial=100 + number), name=f"人{number}")

    assert questions(client, PAGE) <= first + 1 <= 33


def test_a_small_trail_is_proved_at_once(cast, as_):
    opened(cast)
    records.seal()
    records.write_checkpoints()
    client = as_(cast.auditor)
    assert client.post("/trail/proof/", {"do": "verify", "top": cast.province.public}).status_code == 302
    said = text(body(client, "/trail/proof/"))

    assert "完整" in said
    assert "尚未封存" in said
    assert last(act="trail.verify").detail["result"]["faulty"] == 0


def test_a_long_one_is_proved_by_a_worker(cast, as_, monkeypatch):
    monkeypatch.setattr(proving, "AT_ONCE", 0)
    opened(cast)
    client = as_(cast.auditor)
    client.post("/trail/proof/", {"do": "verify", "top": cast.province.public})

    assert Job.objects.get().name == "trail.verify"
    assert "等待后台处理" in text(body(client, "/trail/proof/"))


def test_the_whole_trail_is_taken_away_by_the_auditor_alone(cast, as_):
    opened(cast)
    records.seal()
    client = as_(cast.auditor)
    client.post("/trail/proof/", {"do": "export", "top": cast.province.public})
    digest = last(act="trail.export").detail["result"]["digest"]
    answer = client.get(f"/trail/proof/{digest}/")
    content = b"".join(answer.streaming_content)

    assert content.startswith(b"{")
    assert b"engagements.open" in content
    assert last(kind="read").act == "trail.take_away"
    body(as_(cast.leader), f"/trail/proof/{digest}/", 404)
    assert "导出，异地验证" not in body(as_(cast.leader), "/trail/proof/")


def test_proof_is_refused_to_who_is_no_auditor_of_the_whole(cast, as_):
    answer = as_(cast.leader).post("/trail/proof/", {"do": "verify", "top": cast.county.public})
    assert answer.status_code == 403
    local = user("xianshenji", "县审计", Role.AUDITOR, cast.county)
    page = as_(local).post("/trail/proof/", {"do": "verify", "top": cast.county.public})
    assert "须从最上级单位办理" in page.content.decode()


def test_a_form_from_elsewhere_proves_nothing(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.auditor)

    assert client.post("/trail/proof/", {"do": "verify", "top": cast.province.public}).status_code == 403
