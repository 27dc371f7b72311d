"""培训: classes, the register of a day, examinations, and the tab of a file."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.lifecycle.training.schooling import BEGIN, attend, examine, school, trainee
from tests.people.cast import Cast, user
from tests.people.doing import do
from xieguan.lifecycle.models import Attendance, ExamResult
from xieguan.lifecycle.training import progress
from xieguan.people.models import Engagement
from xieguan.people.roles import Role
from xieguan.web.training import views
from xieguan.words import _

CANARY = "外地培训班"
SATURDAY = date(2023, 9, 16)


def body(answer, status: int = 200) -> str:
    assert answer.status_code == status, answer
    return answer.content.decode()


@pytest.fixture
def far(cast: Cast):
    """A class of another city, with somebody in it."""
    one = trainee(cast, 90, name="外地人")
    Engagement.objects.filter(public=one).update(organisation=cast.elsewhere)
    return school(cast, one, office=cast.elsewhere, by=cast.stranger, title=CANARY)


def test_who_is_not_signed_in_sees_nothing(cast: Cast) -> None:
    held = school(cast)
    for path in ("", f"{held.public}/", f"{held.public}/register/", f"{held.public}/exam/"):
        assert Client().get(f"/training/{path}").status_code == 302


def test_an_office_without_classes_is_told_what_to_do(cast: Cast, as_) -> None:
    page = body(as_(cast.clerk).get("/training/"))

    assert f"/do/training.open_class/{cast.county.public}/" in page
    assert "/do/training.open_class/" not in body(as_(cast.leader).get("/training/"))
    assert as_(cast.system).get("/training/").status_code == 403


def test_another_offices_class_is_nowhere(cast: Cast, as_, far) -> None:
    client = as_(cast.clerk)
    assert CANARY not in body(client.get("/training/"))
    for path in ("", "register/", "exam/", "enrol/"):
        page = body(client.get(f"/training/{far.public}/{path}"), 404)
        assert CANARY not in page
        assert "外地人" not in page
    assert "外地人" not in body(client.get(f"/training/{school(cast).public}/enrol/"))
    assert client.post(f"/training/{far.public}/register/", {"day": "2023-09-11"}).status_code == 404


def test_the_list_says_how_far_a_class_is_and_what_is_asked(cast: Cast, as_) -> None:
    held = school(cast, trainee(cast))
    attend(cast, held, BEGIN)
    attend(cast, held, SATURDAY)

    page = body(as_(cast.clerk).get("/training/"))

    assert held.title in page
    assert '<strong class="num">1</strong><span class="mut"> / 15</span>' in page


def test_a_register_is_filled_with_one_send(cast: Cast, as_) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one, two)
    client, at = as_(cast.clerk), f"/training/{held.public}/register/"

    page = body(client.get(f"{at}?day={BEGIN}"))
    assert page.count('value="full" checked') == 2
    sent = {"day": BEGIN, f"p-{one}": "full", f"p-{two}": "absent", f"w-{two}": "leave"}
    assert client.post(at, sent).status_code == 302

    said = Attendance.objects.order_by("pk").values_list(
        "enrolment__engagement__public", "presence", "absence"
    )
    assert set(said) == {(one, "full", ""), (two, "absent", "leave")}
    after = body(client.get(f"{at}?day={BEGIN}"))
    assert f"/do/training.record_prejob/{two}/?training_class={held.public}" in after
    assert '<form class="register"' not in after


def test_what_is_missing_is_said_at_the_row_and_what_was_filled_in_stays(cast: Cast, as_) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one, two)
    sent = {"day": BEGIN, f"p-{one}": "half", f"w-{one}": "official", f"p-{two}": "absent"}

    page = body(as_(cast.clerk).post(f"/training/{held.public}/register/", sent), 422)

    assert f'href="#r-{two}"' in page
    assert f'href="#r-{one}"' not in page
    assert 'value="absent" checked' in page
    assert '<option value="official" selected>' in page
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("presence", ["", "maybe", "<i>x"])
def test_what_is_no_presence_is_refused(cast: Cast, as_, presence: str) -> None:
    one = trainee(cast)
    held = school(cast, one)
    sent = {"day": BEGIN, f"p-{one}": presence}

    assert "<i>x" not in body(as_(cast.clerk).post(f"/training/{held.public}/register/", sent), 422)


def test_a_day_off_is_said_to_count_for_nothing_before_and_after(cast: Cast, as_) -> None:
    held = school(cast, trainee(cast))
    client = as_(cast.clerk)
    words = "does not count"
    assert (
        words in (before := body(client.get(f"/training/{held.public}/register/?day={SATURDAY}")))
        or "不计入" in before
    )

    attend(cast, held, SATURDAY)

    page = body(client.get(f"/training/{held.public}/"))
    assert 'class="rest"' in page


def test_a_day_to_come_has_no_form(cast: Cast, as_) -> None:
    held = school(cast, trainee(cast))
    later = timezone.localdate() + timedelta(days=1)
    client, at = as_(cast.clerk), f"/training/{held.public}/register/"

    assert '<form class="register"' not in body(client.get(f"{at}?day={later}"))
    assert '<form class="register"' not in body(client.get(f"{at}?day=2035-03-05"))
    body(client.post(at, {"day": later}), 422)
    body(client.post(at, {"day": "2035-03-05"}), 422)


def test_results_are_recorded_of_those_who_sat(cast: Cast, as_) -> None:
    one, two, three = (trainee(cast, serial) for serial in (1, 2, 3))
    held = school(cast, one, two, three)
    client, at = as_(cast.clerk), f"/training/{held.public}/exam/"
    sent = {"day": BEGIN, f"m-{one}": "88.5", f"m-{two}": "", f"r-{two}": "false", f"r-{three}": ""}

    assert client.post(at, sent).status_code == 302

    said = ExamResult.objects.values_list("enrolment__engagement__public", "passed")
    assert set(said) == {(one, True), (two, False)}
    wrong = {**sent, f"m-{three}": "八十"}
    assert f'href="#r-{three}"' in body(client.post(at, wrong), 422)


def test_newcomers_are_offered_and_enrolled(cast: Cast, as_) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2, name="韩冰")
    held = school(cast)
    client, at = as_(cast.clerk), f"/training/{held.public}/enrol/"
    assert "韩冰" in body(client.get(at))

    assert client.post(at, {"people": [one, two]}).status_code == 302

    assert held.enrolments.count() == 2
    assert "韩冰" not in body(client.get(at))
    assert "韩冰" in body(client.get(f"/training/{held.public}/"))
    body(client.post(at, {"people": [one]}), 422)


def test_a_few_classes_are_offered_to_newcomers_and_the_rest_by_a_link(cast: Cast, as_, monkeypatch) -> None:
    monkeypatch.setattr(views, "FEW", 1)
    monkeypatch.setattr(progress, "CANDIDATES", 1)
    today = timezone.localdate()
    kept = {"pack": "cn-sx-2022-180", "document": "续〔2024〕1号", "decided_by": "局务会议"}
    days = {"from_on": "2024-10-08", "until_on": f"{today + timedelta(days=400)}"}
    do("packs.adopt", cast.city, cast.second_leader, **kept, **days)
    classes = [school(cast, starts_on=today, title=f"第{n}期") for n in (1, 2)]
    for serial in (1, 2):
        trainee(cast, serial)

    page = body(as_(cast.clerk).get("/training/"))
    assert _("{n} people").format(n=2) in page
    offered = page[page.index('id="waiting"') :]
    assert sum(f"/training/{held.public}/enrol/" in offered for held in classes) == 1
    assert 'href="#open"' in offered


def test_a_leader_sees_and_does_not_record(cast: Cast, as_) -> None:
    one = trainee(cast)
    held = school(cast, one)
    client = as_(cast.leader)

    assert "/register/" not in body(client.get(f"/training/{held.public}/"))
    sent = {"day": BEGIN, f"p-{one}": "full"}
    assert client.post(f"/training/{held.public}/register/", sent).status_code == 403
    assert not Attendance.objects.exists()


def test_the_tab_of_a_file_shows_days_results_and_corrections(cast: Cast, as_) -> None:
    one = trainee(cast)
    held = school(cast, one)
    attend(cast, held, BEGIN)
    attend(cast, held, date(2023, 9, 12), **{one: {"presence": "half", "absence": "leave"}})
    examine(held, one, BEGIN, cast.clerk, mark="75")

    page = body(as_(cast.clerk).get(f"/people/{one}/?tab=training"))

    assert (page.count('class="done"'), page.count('class="half"')) == (2, 2)  # the ruler and its key
    assert page.count('<li class="need">') == 14
    assert held.title in page
    assert ">75<" in page
    assert body(as_(cast.clerk).get(f"/people/{trainee(cast, 2)}/?tab=training"))


def test_hostile_words_are_words(cast: Cast, as_) -> None:
    held = school(cast, title="<script>alert(1)</script>", topics="{{ 7*7 }}")
    client = as_(cast.clerk)

    for path in ("/training/", f"/training/{held.public}/", f"/training/{held.public}/enrol/"):
        assert "<script>alert" not in body(client.get(path))
    assert "{{ 7*7 }}" in body(client.get(f"/training/{held.public}/"))


def test_the_number_of_queries_depends_on_neither_people_nor_days(cast: Cast, as_) -> None:
    one = trainee(cast)
    held = school(cast, one)
    attend(cast, held, BEGIN)
    client = as_(user("peixun", "培训员", Role.TRAINER, cast.county))
    paths = [
        "/training/",
        f"/training/{held.public}/",
        f"/training/{held.public}/register/?day={BEGIN}",
        f"/training/{held.public}/exam/",
        f"/training/{held.public}/enrol/",
        f"/people/{one}/?tab=training",
    ]
    few = [queries(client, path) for path in paths]
    do("training.enrol", held, cast.clerk, people=[trainee(cast, serial) for serial in range(2, 6)])
    for offset in range(1, 5):
        attend(cast, held, BEGIN + timedelta(days=offset))
    school(cast)
    for serial in range(6, 9):
        trainee(cast, serial)

    assert [queries(client, path) for path in paths] == few
    assert max(few) < 40


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        body(client.get(path))
    return len(asked)


def test_who_waits_for_a_class_is_named_where_classes_are(cast: Cast, as_) -> None:
    given = {
        "document": "续〔2024〕1号",
        "decided_by": "会",
        "from_on": "2024-10-08",
        "until_on": "2199-01-01",
    }
    do("packs.adopt", cast.city, cast.second_leader, date(2024, 12, 1), pack="cn-sx-2022-180", **given)
    trainee(cast, 1, name="韩冰")
    held = school(cast)

    page = body(as_(cast.clerk).get("/training/"))
    assert "韩冰" in page
    assert f"/training/{held.public}/enrol/" in page
    assert "韩冰" not in body(as_(cast.leader).get("/training/"))


def test_who_chooses_nobody_is_told_so(cast: Cast, as_) -> None:
    trainee(cast, 1)
    held = school(cast)
    assert _("choose at least one person") in body(
        as_(cast.clerk).post(f"/training/{held.public}/enrol/"), 422
    )
