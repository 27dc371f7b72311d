"""Applications: by hand and as a list, each person once in a recruitment, and nothing half done."""

from datetime import date

import pytest

from tests.lifecycle.recruitment.recruiting import CLOSES, OPENS, applicant, campaign, steps
from tests.people.cast import DAY, Cast, id_number
from tests.people.doing import do, refused
from xieguan.lifecycle.models import Application
from xieguan.lifecycle.recruitment.reading import read_applicants, read_results
from xieguan.people.outcomes import Invalid
from xieguan.people.secret import decrypt
from xieguan.roster import UnusableFile


def wrong(error: object) -> set[str]:
    assert isinstance(error, Invalid)
    return set(error.errors)


def test_nobody_applies_twice_in_one_recruitment(cast: Cast) -> None:
    held = campaign(cast)
    applicant(held, cast.clerk)
    again = {"name": "李雷雷", "id_number": id_number().lower() + " "}
    assert wrong(refused(Invalid, "recruitment.apply", held, cast.clerk, OPENS, **again)) == {"id_number"}


def test_the_id_number_is_kept_as_a_persons_is(cast: Cast) -> None:
    one = applicant(campaign(cast), cast.clerk)
    assert id_number().encode() not in bytes(one.id_number)
    assert decrypt(bytes(one.id_number)) == id_number()
    assert (one.born_on, one.sex, one.serial) == (date(1995, 5, 17), "male", 1)


def test_a_list_is_entered_whole_or_not_at_all(cast: Cast) -> None:
    held = campaign(cast)
    applicant(held, cast.clerk, 13)
    people = [
        {"name": "韩一", "id_number": id_number(serial=21)},
        {"name": "李雷", "id_number": id_number(serial=13)},
        {"name": "韩二", "id_number": id_number(serial=21)},
        {"name": "韩三", "id_number": "140199199505170"},
        {"name": "韩四", "id_number": id_number(serial=22), "applied_on": CLOSES.replace(day=28)},
        {"name": "韩五", "id_number": id_number(serial=23), "priority": ["priority-martyrs-child"]},
        {"name": "韩六", "id_number": id_number(serial=24), "post": "消防员"},
    ]
    error = refused(Invalid, "recruitment.import_applications", held, cast.clerk, OPENS, applicants=people)
    assert wrong(error) == {
        *(f"applicants.{row}.id_number" for row in (1, 2, 3)),
        "applicants.4.applied_on",
        "applicants.5.priority",
        "applicants.6.post",
    }
    assert Application.objects.count() == 1


def test_a_spreadsheet_becomes_applications_in_its_order(cast: Cast, tmp_path) -> None:
    file = tmp_path / "报名表.csv"
    rows = [f"{n},韩{n},{id_number(serial=20 + n)},大专,是,城管协管员" for n in range(1, 4)]
    file.write_text("\n".join(["序号,姓名,身份证号,学历,是否退役军人,岗位", *rows]), "utf-8")
    read = read_applicants(file, OPENS)
    assert (read.numbers, read.problems) == ((2, 3, 4), ())
    held = campaign(cast)
    do(
        "recruitment.import_applications",
        held,
        cast.clerk,
        OPENS,
        applicants=list(read.rows),
        file="a" * 64,
    )
    made = list(held.applications.order_by("serial").values_list("name", "education", "veteran", "file"))
    assert made == [(f"韩{n}", 4, True, "a" * 64) for n in range(1, 4)]


def test_a_row_that_cannot_be_read_is_named(tmp_path) -> None:
    file = tmp_path / "报名表.csv"
    file.write_text(f"姓名,身份证号\n韩一,{id_number()}\n韩二,1401991995\n", "utf-8")
    read = read_applicants(file, OPENS)
    assert [problem.row for problem in read.problems] == [3]


def test_nobody_registers_before_it_opens_after_it_closes_or_in_days_to_come(cast: Cast) -> None:
    held = campaign(cast, opens_on=OPENS, closes_on=date(2035, 1, 1))
    said = {"name": "李雷", "id_number": id_number()}
    for day in (OPENS.replace(day=9), date(2034, 1, 1)):
        error = refused(Invalid, "recruitment.apply", held, cast.clerk, DAY, applied_on=day, **said)
        assert wrong(error) == {"applied_on"}


def test_marks_come_from_a_spreadsheet_and_strangers_are_refused_row_by_row(cast: Cast, tmp_path) -> None:
    held = campaign(cast)
    li = applicant(held, cast.clerk, 13)
    file = tmp_path / "成绩.csv"
    lines = [
        "笔试成绩登记表",
        "考号,姓名,笔试成绩",
        "1,李雷,81.5",
        "7,外人,90",
        "1,李雷,70",
        ",无名,60",
        "2,某,缺考",
    ]
    file.write_text("\n".join(lines), "utf-8")
    read = read_results(file)
    assert [problem.row for problem in read.problems] == [6]
    said = {"kind": "written-exam", "day": date(2023, 1, 28)}
    good = [row for row in read.rows if row.get("mark") != "缺考"]
    error = refused(Invalid, "recruitment.record_results", held, cast.clerk, DAY, results=good, **said)
    assert wrong(error) == {"results.1.serial", "results.2.serial"}
    assert not li.steps.exists()
    do("recruitment.record_results", held, cast.clerk, DAY, results=good[:1], **said)
    assert li.steps.get().passed
    again = refused(Invalid, "recruitment.record_results", held, cast.clerk, DAY, results=good[:1], **said)
    assert wrong(again) == {"results.0.applicant"}


def test_a_table_without_marks_is_no_table_of_marks(tmp_path) -> None:
    file = tmp_path / "成绩.csv"
    file.write_text("姓名,电话\n李雷,1\n", "utf-8")
    with pytest.raises(UnusableFile):
        read_results(file)


@pytest.mark.parametrize(
    ("name", "said", "field"),
    [
        ("record_step", {"kind": "written-exam", "day": date(2035, 1, 1), "mark": "80"}, "day"),
        ("record_step", {"kind": "written-exam", "day": DAY, "mark": "80", "passed": False}, "passed"),
        ("record_step", {"kind": "written-exam", "day": DAY}, "passed"),
        ("record_step", {"kind": "medical", "day": DAY}, "fit_in_body"),
        ("record_step", {"kind": "medical", "day": DAY, "fit_in_body": True, "mark": "80"}, "mark"),
        ("record_check", {"ground": "bar_crime", "outcome": "no"}, "verified_by"),
        ("record_check", {"ground": "bar_discipline_open", "checked_on": date(2035, 1, 1)}, "checked_on"),
        ("record_check", {"ground": "no_such_ground", "outcome": "no", "verified_by": "局"}, "ground"),
        ("record_check", {"ground": "education", "outcome": "yes", "verified_by": "局"}, "level"),
        ("hire", {"hired_on": date(2035, 1, 1)}, "hired_on"),
    ],
)
def test_bad_input_names_its_field(cast: Cast, name: str, said: dict, field: str) -> None:
    one = applicant(campaign(cast, mode="other"), cast.clerk)
    if name == "hire":
        steps(one, cast.clerk)
    assert wrong(refused(Invalid, f"recruitment.{name}", one, cast.clerk, DAY, **said)) == {field}


def test_what_a_record_contains_is_never_kept(cast: Cast) -> None:
    one = applicant(campaign(cast), cast.clerk)
    said = {"ground": "bar_crime", "outcome": "yes", "verified_by": "公安局", "reasons": "2019年盗窃"}
    assert wrong(refused(Invalid, "recruitment.record_check", one, cast.clerk, **said)) == {"reasons"}
