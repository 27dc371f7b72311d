"""ID numbers: every fault has its own sentence, and no number is printed whole."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.roster.making import HEADER, ON, kinds, number, read, workbook
from xieguan.roster import read_roster
from xieguan.roster.idnumber import (
    birth_date,
    check_digit,
    county_known,
    is_male,
    masked,
    normalised,
    problem,
)
from xieguan.words import speaking

NUMBERS = st.builds(
    lambda born, place, serial: number(f"{born:%Y%m%d}", place, f"{serial:03}"),
    st.dates(date(1900, 1, 1), ON),
    st.sampled_from(["110101", "140105", "320685"]),
    st.integers(0, 999),
)
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


@pytest.fixture(autouse=True)
def _in_english():
    with speaking("en"):
        yield


@given(NUMBERS)
def test_a_sound_number_is_accepted(sound):
    assert problem(sound, ON) is None
    assert birth_date(sound) == date(int(sound[6:10]), int(sound[10:12]), int(sound[12:14]))


@given(NUMBERS, st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_changed_digit_is_noticed(sound, place, digit):
    assume(sound[place] != digit)
    assert problem(sound[:place] + digit + sound[place + 1 :], ON) is not None


@given(NUMBERS)
def test_spaces_full_width_and_small_x_are_only_ways_of_writing(sound):
    for written in (
        f" {sound} ",
        f"{sound[:6]} {sound[6:14]} {sound[14:]}",
        sound.lower(),
        sound.translate(WIDE),
        f"'{sound}",
        f"\u200b{sound}\u00a0",
    ):
        assert normalised(written) == sound
        assert problem(written, ON) is None


@given(st.text() | st.floats() | st.integers())
def test_whatever_stands_there_is_judged_without_failing(cell):
    problem(cell, ON)
    assert len(masked(normalised(cell))) == len(normalised(cell))


FAULTS = [
    (1.40199199407112e17, "kept only the first 15 digits"),
    (140199199407112000, "kept only the first 15 digits"),
    ("3.20699E+17", "kept only the first 15 digits"),
    ("3.2069919880E+17", "kept only the first 15 digits"),
    ("320699199001010000", "kept only the first 15 digits"),
    ("14019919900101003", "it has 17 digits"),
    ("1401991990010100371", "it has 19 digits"),
    ("140199900101003", "first generation"),
    ("14019919900101O037", '"O" in place 15'),
    ("X40199199001010037", '"X" in place 1'),
    (number("19900231"), "birth date"),
    (number("18991231"), "birth date"),
    (number("20240101"), "birth date"),
    (number()[:17] + "0", "check digit"),
    ("护照E1234567", "it has 10 characters"),
]


@pytest.mark.parametrize(("cell", "said"), FAULTS)
def test_a_fault_is_named(cell, said):
    assert said in problem(cell, ON).say


def test_the_birth_date_may_be_the_day_of_judgement_itself():
    assert problem(number("20231231"), ON) is None


def test_a_text_that_ends_in_three_noughts_and_fits_is_no_rounded_number():
    fitting = next(n for n in (number(serial=f"{i}00") for i in range(10)) if n.endswith("000"))
    assert problem(fitting, ON) is None
    assert problem(int(fitting), ON) is not None


def test_the_check_digit_is_that_of_the_standard():
    assert check_digit("11010519491231002") == "X"  # the example in GB 11643


def test_masking_shows_six_and_four():
    assert masked("140199199001010037") == "140199********0037"
    assert masked("14019919900101") == "140199****0101"


@pytest.mark.parametrize("code", ["110101", "110103", "320621", "441900"])
def test_counties_of_today_and_yesterday_are_known(code):
    assert county_known(code)


@pytest.mark.parametrize("code", ["140199", "320699", "999999", "000000", "140000"])
def test_other_codes_are_not(code):
    assert not county_known(code)


def people(*numbers):
    return [HEADER, *(["张三", n, "大专", "2023-03-01"] for n in numbers)]


def test_a_rejected_row_says_where_what_and_what_was_expected(tmp_path):
    roster = read(tmp_path, people(number()[:17] + "0"))
    (rejected,) = roster.rejected
    assert (rejected.row, rejected.column, rejected.heading) == (2, "B", "身份证号码")
    assert rejected.found == "140105********0030"
    assert rejected.expected
    for word in ("2", "B", "身份证号码", rejected.found, rejected.expected):
        assert word in rejected.say
    assert (roster.people, roster.rows) == (1, ())


def test_no_sentence_holds_a_whole_number(tmp_path):
    whole = [number()[:17] + "0", "14019919900101003", number("19900231"), number(), number()]
    roster = read(tmp_path, people(*whole))
    said = " ".join([r.say + r.found for r in roster.rejected] + [w.say for w in roster.warnings])
    assert not [n for n in whole if n in said]
    assert not [n for row in roster.rows for n in whole if n in str(row.cells)]


def test_of_two_rows_with_one_number_the_earlier_is_judged_and_warned(tmp_path):
    roster = read(tmp_path, people(number(), number(serial="005"), f" {number()} ", number()))
    assert [row.number for row in roster.rows] == [2, 3]
    assert [r.row for r in roster.rejected] == [4, 5]
    assert "row 2" in roster.rejected[0].say
    assert [w.row for w in roster.warnings if w.kind == "duplicate-id"] == [2]


def test_a_number_the_spreadsheet_keeps_as_a_number_is_rounded(tmp_path):
    path = workbook(tmp_path / "r.xlsx", {"s": people(140199199407112123)})
    (rejected,) = read_roster(path, on=ON).rejected
    assert "kept only the first 15 digits" in rejected.say
    assert rejected.found.startswith("140199********2")


def test_a_blank_number_leaves_the_row_in_and_its_age_unknown(tmp_path):
    roster = read(tmp_path, people("", "-", "待补"))
    assert [row.facts["first_hire_age"] for row in roster.rows] == [None] * 3
    assert kinds(roster).count("blank-id") == 3
    assert roster.rejected == ()


def test_a_mismatch_of_sex_and_an_unknown_county_are_only_warnings(tmp_path):
    header = ["姓名", "性别", "身份证号"]
    rows = [
        header,
        ["甲甲", "女", number(serial="001")],
        ["乙乙", "女", number(place="140199", serial="002")],
    ]
    roster = read(tmp_path, rows)
    assert len(roster.rows) == 2
    assert [(w.row, w.kind) for w in roster.warnings if w.row] == [(2, "sex-mismatch"), (3, "county-code")]


@given(NUMBERS)
def test_the_seventeenth_digit_tells_the_sex(sound):
    assert is_male(sound) is (sound[16] in "13579")
