"""Handing in a register: it is shown before anything is recorded, and recorded once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.lifecycle.training.schooling import BEGIN, school, trainee
from tests.people.cast import Cast, user
from xieguan.lifecycle.models import Attendance, TrainingClass
from xieguan.people.roles import Role


@pytest.fixture
def held(cast: Cast) -> TrainingClass:
    return school(cast, trainee(cast, 1), trainee(cast, 2, name="韩雪"))


def file(*marks: str) -> SimpleUploadedFile:
    lines = [f"姓名,{BEGIN}", *(f"{name},{mark}" for name, mark in zip(("李雷", "韩雪"), marks, strict=True))]
    return SimpleUploadedFile("考勤.csv", "\n".join(lines).encode())


def test_what_it_would_record_is_shown_and_then_recorded_once(cast: Cast, held, as_) -> None:
    client, where = as_(cast.clerk), f"/training/{held.public}/spreadsheet/"
    answer = client.post(where, {"file": file("√", "假")})
    body = answer.content.decode()
    assert answer.status_code == 200
    assert f"{BEGIN}" in body
    assert not Attendance.objects.exists()
    ticket = body.split('name="ticket" value="')[1].split('"')[0]
    assert client.post(where, {"ticket": ticket, "do": "record"}).status_code == 302
    assert Attendance.objects.count() == 2
    assert client.post(where, {"ticket": ticket, "do": "record"}).status_code == 422, "it is held no longer"
    assert Attendance.objects.count() == 2


def test_what_is_wrong_is_named_by_row_and_cannot_be_recorded(cast: Cast, held, as_) -> None:
    client, where = as_(cast.clerk), f"/training/{held.public}/spreadsheet/"
    answer = client.post(where, {"file": file("√", "?"), "do": "record"})
    assert answer.status_code == 422
    assert "韩雪" in answer.content.decode()
    assert 'value="record"' not in answer.content.decode()
    assert not Attendance.objects.exists()


def test_who_only_looks_cannot_record(cast: Cast, held, as_) -> None:
    captain = as_(user("zhongdui", "中队长", Role.CAPTAIN, cast.county))
    where = f"/training/{held.public}/spreadsheet/"
    assert captain.get(where).status_code == 200
    assert captain.post(where, {"file": file("√", "√"), "do": "record"}).status_code == 403
    assert as_(cast.stranger).get(where).status_code == 404
    assert not Attendance.objects.exists()


def test_the_template_names_everybody_and_the_days(cast: Cast, held, as_) -> None:
    answer = as_(cast.clerk).get(f"/training/{held.public}/template/", {"day": f"{date(2023, 9, 11)}"})
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")
    assert "attachment" in answer["Content-Disposition"]
