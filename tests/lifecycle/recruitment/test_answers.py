"""What an office answered about many on one ground: counted before, read from a spreadsheet, recorded whole."""

import pytest

from tests.lifecycle.recruitment.recruiting import applicant, campaign, check, facts
from tests.people.cast import DAY, Cast, id_number
from tests.people.doing import do, refused
from xieguan.lifecycle.recruitment.grounds import checked_facts
from xieguan.lifecycle.recruitment.reading import Read, read_answers, read_results
from xieguan.lifecycle.recruitment.unverified import answered_in_bulk, tally, unverified
from xieguan.people.outcomes import Invalid
from xieguan.roster import UnusableFile
from xieguan.roster.catalogue import catalogue
from xieguan.roster.tables import tables

RECORD = "recruitment.record_checks"
SAID = {"checked_on": DAY, "verified_by": "公安局"}


@pytest.fixture
def answers(tmp_path):
    """Read a table of answers about a ground."""

    def of(ground: str, *lines: str, heading: str = "报名序号,姓名,核查结果,证明编号") -> Read:
        file = tmp_path / "结果.csv"
        file.write_text("\n".join([heading, *lines]), "utf-8")
        return read_answers(file, ground)

    return of


def test_a_bar_is_answered_by_whether_there_is_something(answers) -> None:
    words = ("有", "无", "是", "否", "未核实", "无犯罪记录", "无法核实", "Yes")
    read = answers("bar_crime", *(f"{at},某,{word},函{at}" for at, word in enumerate(words, 1)))
    found = [row["outcome"] for row in read.rows]
    assert found == ["yes", "no", "yes", "no", "unverified", "no", "unverified", "yes"]
    assert (read.problems, read.rows[0]["number"], read.numbers[0]) == ((), "函1", 2)


def test_a_condition_is_answered_by_whether_it_is_met(answers) -> None:
    read = answers("good_conduct", "1,某,符合,", "2,某,不合格,", "3,某,是,", "4,某,有,")
    assert [row["outcome"] for row in read.rows] == ["yes", "no", "yes"]
    assert [one.row for one in read.problems] == [5], "that there is something says nothing of a condition"


def test_whoever_has_full_capacity_does_not_lack_it(answers) -> None:
    read = answers("bar_civil_capacity", "1,某,有,", "2,某,无,", "3,某,否,")
    assert [one.row for one in read.problems] == [2, 3]
    assert [row["outcome"] for row in read.rows] == ["no"]


def test_that_there_is_a_credit_record_does_not_say_whether_it_is_good(answers) -> None:
    words = ("有", "无", "不良", "良好", "未核实")
    read = answers("bar_serious_bad_credit", *(f"{at},某,{word}," for at, word in enumerate(words, 1)))
    assert [one.row for one in read.problems] == [2, 3]
    assert all("不良" in one.say for one in read.problems), "it is said what is expected"
    assert [row["outcome"] for row in read.rows] == ["yes", "no", "unverified"]


def test_every_ground_that_is_worded_of_its_own_is_one_and_its_words_are_known() -> None:
    assert tables().words.keys() <= set(checked_facts())
    assert set(tables().words.values()) <= catalogue().words.keys()


def test_of_education_the_level_is_read(answers) -> None:
    read = answers("education", "1,某,本科,学信网1", "2,某,中专,", "3,某,未核实,", "4,某,肄业,")
    assert [row.get("level", row.get("outcome")) for row in read.rows] == [
        "bachelor",
        "senior-high",
        "unverified",
    ]
    assert [one.row for one in read.problems] == [5]


def test_every_row_that_cannot_be_read_is_named(answers) -> None:
    lines = ("1,某,有,", ",某,无,", "3,某,,", "4,某,大概没有,", ",,,", "甲,某,无,")
    read = answers("bar_crime", *lines)
    assert [one.row for one in read.problems] == [3, 4, 5, 7]
    assert len(read.rows) == 1


def test_the_id_number_goes_before_the_number_of_the_row(answers) -> None:
    read = answers("bar_crime", f"7,{id_number()},无", heading="序号,身份证号,查询结果")
    assert read.rows == ({"id_number": id_number(), "outcome": "no"},)


def test_the_number_of_a_line_names_nobody(answers, tmp_path) -> None:
    with pytest.raises(UnusableFile, match="序号"):
        answers("bar_crime", "1,李雷,有", heading="序号,姓名,查询结果")
    file = tmp_path / "成绩.csv"
    file.write_text("序号,成绩\n1,80", "utf-8")
    with pytest.raises(UnusableFile, match="序号"):
        read_results(file)
    file.write_text("序号,姓名,成绩\n1,李雷,80\n2,,90", "utf-8")
    read = read_results(file)
    assert read.rows == ({"serial": 1, "name": "李雷", "mark": "80"},)
    assert [one.row for one in read.problems] == [3], "nothing holds it"


def test_a_row_that_names_somebody_else_than_its_number_is_refused(cast: Cast) -> None:
    held = campaign(cast)
    people = [
        applicant(held, cast.clerk, serial, name=name) for serial, name in ((13, "李雷"), (14, "阿·依"))
    ]
    crossed = [
        {"serial": 1, "name": "李雷", "outcome": "no"},
        {"serial": 2, "name": "韩雪", "outcome": "yes"},
    ]
    error = refused(Invalid, RECORD, held, cast.clerk, ground="bar_crime", answers=crossed, **SAID)
    assert set(error.errors) == {"answers.1.name"}
    marks = [{"id_number": id_number(serial=13), "name": "王强", "mark": 80}]
    kind = {"kind": "written-exam", "day": DAY}
    error = refused(Invalid, "recruitment.record_results", held, cast.clerk, results=marks, **kind)
    assert set(error.errors) == {"results.0.name"}
    crossed[1]["name"] = "阿 • 依"
    do(RECORD, held, cast.clerk, ground="bar_crime", answers=crossed, **SAID)
    assert [facts(one)["bar_crime"] for one in people] == [False, True]


def test_a_table_without_answers_is_none(answers) -> None:
    with pytest.raises(UnusableFile):
        answers("bar_crime", "1,某", heading="报名序号,姓名")


def test_what_is_not_verified_is_counted_ground_by_ground(cast: Cast) -> None:
    held = campaign(cast)
    one, tried, gone = (applicant(held, cast.clerk, serial) for serial in (13, 14, 15))
    check(one, cast.clerk, "bar_crime")
    check(tried, cast.clerk, "bar_crime", "unverified")
    do("recruitment.withdraw", gone, cast.clerk)
    grounds = answered_in_bulk(held.organisation, DAY)
    counts = tally(held, grounds, DAY)
    assert (counts["bar_crime"], counts["bar_detention_or_drugs"], counts["education"]) == (1, 2, 2)
    assert "fit_in_body" not in counts, "the medical says it"
    assert [(who.pk, who.asked_on) for who in unverified(held, "bar_crime", DAY)] == [(tried.pk, DAY)]


def test_counting_asks_once_whatever_there_is(cast: Cast, django_assert_num_queries) -> None:
    held = campaign(cast)
    for serial in (13, 14, 15):
        applicant(held, cast.clerk, serial)
    grounds = answered_in_bulk(held.organisation, DAY)
    with django_assert_num_queries(1):
        tally(held, grounds, DAY)


def test_levels_are_recorded_of_many_and_what_is_neither_is_named(cast: Cast) -> None:
    held = campaign(cast)
    people = [applicant(held, cast.clerk, serial) for serial in (13, 14, 15)]
    rows = [{"serial": 1, "level": "bachelor"}, {"serial": 2, "outcome": "yes"}, {"serial": 3}]
    error = refused(Invalid, RECORD, held, cast.clerk, ground="education", answers=rows, **SAID)
    assert isinstance(error, Invalid)
    assert set(error.errors) == {"answers.1.level", "answers.2.level"}
    rows[1:] = [{"serial": 2, "outcome": "unverified"}]
    do(RECORD, held, cast.clerk, ground="education", answers=rows, **SAID)
    assert [facts(one)["education"] for one in people] == [5, None, None]


def test_a_level_is_no_answer_to_a_bar_and_a_hit_that_wants_reasons_is_entered_by_itself(cast: Cast) -> None:
    held = campaign(cast)
    applicant(held, cast.clerk, 13)
    wrong = {"bar_crime": {"level": "bachelor"}, "bar_other_unsuitable": {"outcome": "yes"}}
    fields = {}
    for ground, said in wrong.items():
        rows = [{"serial": 1, **said}]
        error = refused(Invalid, RECORD, held, cast.clerk, ground=ground, answers=rows, **SAID)
        assert isinstance(error, Invalid)
        fields[ground] = set(error.errors)
    assert fields == {"bar_crime": {"answers.0.outcome"}, "bar_other_unsuitable": {"answers.0.reasons"}}
