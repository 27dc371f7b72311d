"""Registers from a spreadsheet: read against the class, every wrong cell named, recorded by one act or not at all."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.lifecycle.training.schooling import BEGIN, attend, school, trainee
from tests.people.cast import Cast, id_number
from tests.people.doing import do, last, refused
from xieguan.lifecycle.models import Attendance, TrainingClass, TrainingDay
from xieguan.lifecycle.training.spreadsheet.reading import Read, read
from xieguan.lifecycle.training.spreadsheet.template import write
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Invalid
from xieguan.people.suppliers import facts_of
from xieguan.roster import UnusableFile
from xieguan.roster.source import opened

NAMES = ("李雷", "韩雪", "林涛")


@pytest.fixture
def people(cast: Cast) -> list[str]:
    return [trainee(cast, serial, name=name) for serial, name in enumerate(NAMES, 1)]


@pytest.fixture
def held(cast: Cast, people: list[str]) -> TrainingClass:
    return school(cast, *people)


def handed(held: TrainingClass, folder: Path, *lines: str) -> Read:
    path = folder / "考勤.csv"
    path.write_text("\n".join(lines), "utf-8")
    return read(path, held, timezone.now())


def days(count: int) -> list[date]:
    return [BEGIN + timedelta(days=offset) for offset in range(count)]


def whole(count: int = 3) -> list[str]:
    head = ",".join(("姓名", *(f"{day}" for day in days(count))))
    return [
        "南城县岗前培训考勤表",
        head,
        *(",".join((name, *("√" * count))) for name in NAMES),
        "制表人：周老师",
    ]


def said(found: Read) -> list[tuple[int | None, str, date | None]]:
    return [(one.row, one.name, one.day) for one in found.problems]


def test_a_whole_class_is_recorded_by_one_act(cast: Cast, held, people, tmp_path) -> None:
    found = handed(held, tmp_path, *whole())
    assert (found.problems, found.people, len(found.days)) == ([], 3, 3)
    do("training.take_registers", held, cast.clerk, days=found.days, file_name="考勤.csv", sha256="a" * 64)
    assert Attendance.objects.count() == 9
    detail = last().detail
    assert (detail["days"], detail["rows"], detail["sha256"]) == (3, 9, "a" * 64)
    one = Engagement.objects.get(public=people[0])
    assert facts_of("engagement", one.pk, date(2023, 12, 31))["prejob_workdays"] == 3


def test_the_same_file_again_holds_nothing_new_and_a_later_one_adds_its_days(
    cast: Cast, held, tmp_path
) -> None:
    do("training.take_registers", held, cast.clerk, days=handed(held, tmp_path, *whole(2)).days)
    again = handed(held, tmp_path, *whole(2))
    assert (again.marks, again.known, again.problems) == ({}, 6, [])
    assert list(handed(held, tmp_path, *whole(3)).marks) == [BEGIN + timedelta(days=2)]


def test_half_days_and_absences_have_their_reason(cast: Cast, held, tmp_path) -> None:
    rows = ["姓名,9月11日", "李雷,半公", "韩雪,假", "林涛,旷课"]
    found = handed(held, tmp_path, *rows)
    assert found.days[0]["day"] == "2023-09-11"
    do("training.take_registers", held, cast.clerk, days=found.days)
    kept = Attendance.objects.order_by("pk").values_list("presence", "absence")
    assert list(kept) == [("half", "official"), ("absent", "leave"), ("absent", "unexplained")]


def test_a_mark_that_nobody_knows_is_asked_about_and_never_guessed(held, tmp_path) -> None:
    found = handed(held, tmp_path, "姓名,2023-09-11", "李雷,√", "韩雪,×", "林涛,半")
    assert said(found) == [(3, "韩雪", BEGIN), (4, "林涛", BEGIN)]
    assert "×" in found.problems[0].says


def test_strangers_doubles_and_those_left_out_are_named(held, tmp_path) -> None:
    found = handed(held, tmp_path, "姓名,2023-09-11", "李雷,√", "李雷,√", "王五,√", "韩雪,√")
    assert said(found) == [(3, "李雷", None), (4, "王五", None), (None, "林涛", None)]


def test_a_cell_that_is_empty_on_a_day_that_was_held_is_wrong(held, tmp_path) -> None:
    found = handed(held, tmp_path, "姓名,2023-09-11,2023-09-12", "李雷,√,", "韩雪,,", "林涛,√,")
    assert said(found) == [(3, "韩雪", BEGIN)]


def test_no_day_to_come_none_before_the_class_and_none_twice(held, tmp_path) -> None:
    head = "姓名,2035-03-01,2023-09-08,2023-09-11,2023-09-11"
    found = handed(held, tmp_path, head, *(f"{name},√,√,√,√" for name in NAMES))
    wrong = {one.day for one in found.problems if one.row is None}
    assert wrong == {date(2035, 3, 1), date(2023, 9, 8), BEGIN}


def test_what_is_recorded_otherwise_is_corrected_in_the_file_of_the_person(
    cast: Cast, held, people, tmp_path
) -> None:
    attend(cast, held, BEGIN, **{people[0]: {"presence": "absent", "absence": "leave"}})
    found = handed(held, tmp_path, *whole(1))
    assert said(found) == [(3, "李雷", BEGIN)]


def test_two_of_one_name_are_told_apart_by_the_end_of_the_id_number(cast: Cast, held, tmp_path) -> None:
    twin = trainee(cast, 9, name="李雷")
    do("training.enrol", held, cast.clerk, people=[twin])
    rest = ["韩雪,√,", "林涛,√,"]
    found = handed(held, tmp_path, "姓名,2023-09-11,身份证号后四位", "李雷,√,", "李雷,√,", *rest)
    assert [one.row for one in found.problems if one.row] == [2, 3]
    ends = [id_number(serial=serial)[-4:] for serial in (1, 9)]
    rows = [f"李雷,√,{end}" for end in ends]
    found = handed(held, tmp_path, "姓名,2023-09-11,身份证号后四位", *rows, *rest)
    assert (found.problems, found.people) == ([], 4)
    wrong = handed(held, tmp_path, "姓名,2023-09-11,身份证号后四位", "韩雪,√,0000", *rows, "林涛,√,")
    assert (2, "韩雪", None) in said(wrong)


@pytest.mark.parametrize("lines", [["考勤"], ["姓名,到课", "李雷,√"], ["2023-09-11", "√"]])
def test_what_is_no_register_is_refused_with_a_sentence(held, tmp_path, lines) -> None:
    with pytest.raises(Invalid):
        handed(held, tmp_path, *lines)


def test_what_is_no_spreadsheet_is_refused_with_a_sentence(held, tmp_path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing of the kind")
    with pytest.raises(UnusableFile):
        read(path, held, timezone.now())


def test_one_bad_day_records_none_of_them(cast: Cast, held, people) -> None:
    good = {"day": f"{BEGIN}", "marks": [{"trainee": one} for one in people]}
    bad = {"day": f"{BEGIN + timedelta(days=1)}", "marks": [{"trainee": people[0]}, {"trainee": "nobody"}]}
    error = refused(Invalid, "training.take_registers", held, cast.clerk, days=[good, bad])
    assert list(error.errors) == ["days.1.marks.1.trainee"]
    late = {"day": "2035-03-01", "marks": [{"trainee": people[0]}]}
    error = refused(Invalid, "training.take_registers", held, cast.clerk, days=[good, late])
    assert list(error.errors) == ["days.1.day"]
    assert not TrainingDay.objects.exists()


def test_the_template_is_read_back_as_it_was_written(cast: Cast, held, tmp_path) -> None:
    path = tmp_path / "template.xlsx"
    write(path, held)
    found = read(path, held, timezone.now())
    assert (found.marks, found.problems) == ({}, [])
    with opened(path, None) as source:
        rows = list(source.rows(source.sheets[0]))
    assert [cells[0] for _row, cells in rows[2:]] == ["韩雪", "李雷", "林涛"]
    assert len(rows[1][1]) == 3 + 15
    assert "199505" not in str(rows), "no ID number in a register of people with names of their own"
