"""What follows from the cells: ages, shared badges, certificates, the year of annual columns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.roster.making import HEADER, ON, kinds, number, one, read, values, workbook
from xieguan.roster import read_roster
from xieguan.roster.derive import is_birthday, whole_years


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2005, 3, 1), date(2023, 2, 28), 17),
        (date(2005, 3, 1), date(2023, 3, 1), 18),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
        (date(1983, 12, 31), date(2023, 12, 30), 39),
    ],
)
def test_age_is_whole_years_by_the_calendar(born, on, age):
    assert whole_years(born, on) == age


@given(st.dates(date(1930, 1, 1), date(2020, 1, 1)), st.integers(0, 90))
def test_one_grows_a_year_older_on_the_birthday_and_on_no_other_day(born, age):
    days = [date.fromordinal(date(born.year + age, 1, 1).toordinal() + i) for i in range(365)]
    birthdays = [day for day in days if is_birthday(born, day)]
    assert len(birthdays) == 1 or (born.month, born.day) == (12, 31)  # the 366th day of a leap year
    for day in birthdays:
        assert whole_years(born, day) == age
        assert whole_years(born, date.fromordinal(day.toordinal() - 1)) == age - 1


def test_age_and_birthday_come_from_the_id_number_and_the_hire_date(tmp_path):
    rows = [
        HEADER,
        ["李雷", number("19830301"), "大专", "2023-03-01"],
        ["韩梅梅", number("20050302"), "大专", "2023-03-01"],
    ]
    roster = read(tmp_path, rows)
    assert values(roster, "first_hire_age") == [40, 17]
    assert values(roster, "age_at_hire") == [40, 17]
    assert values(roster, "first_hire_on_birthday") == [True, False]
    assert values(roster, "born_on") == [date(1983, 3, 1), date(2005, 3, 2)]


def test_a_single_hire_date_counts_as_the_first_with_one_warning(tmp_path):
    roster = read(
        tmp_path, [HEADER, *[["甲甲", "", "大专", "2023-03-01"], ["乙乙", "", "大专", "2020-03-01"]]]
    )
    assert values(roster, "first_hired_on") == values(roster, "hired_on")
    assert kinds(roster).count("single-hire-date") == 1


def test_a_first_hire_date_alone_counts_as_the_hire_date_with_a_warning(tmp_path):
    roster = one(tmp_path, "首次聘用日期", "2020-03-01")
    assert values(roster, "hired_on") == [date(2020, 3, 1)]
    assert kinds(roster).count("single-hire-date") == 1


def test_two_hire_dates_are_kept_apart_without_a_warning(tmp_path):
    rows = [
        ["姓名", "身份证号", "首次聘用日期", "入职时间"],
        ["李雷", number("19900101"), "2010-01-01", "2023-01-01"],
    ]
    roster = read(tmp_path, rows)
    assert (values(roster, "first_hire_age"), values(roster, "age_at_hire")) == ([20], [33])
    assert "single-hire-date" not in kinds(roster)


def test_without_an_id_number_the_birth_column_tells_the_age(tmp_path):
    roster = read(
        tmp_path,
        [
            ["姓名", "出生日期", "入职时间"],
            ["李雷", "1990.1.1", "2023.1.1"],
            ["韩梅梅", "1990.1", "2023.1.1"],
        ],
    )
    assert values(roster, "age_at_hire") == [33, None]
    assert [w.row for w in roster.warnings if w.kind == "unreadable-value"] == [3]


def test_where_birth_column_and_id_number_differ_the_number_counts_and_it_is_said(tmp_path):
    rows = [
        ["姓名", "身份证号", "出生年月"],
        ["甲甲", number("19900101"), "1991-01-01"],
        ["乙乙", number("19920101"), "1992.1"],
    ]
    roster = read(tmp_path, rows)
    assert values(roster, "born_on") == [date(1990, 1, 1), date(1992, 1, 1)]
    assert [(w.row, w.kind) for w in roster.warnings if w.row] == [(2, "birth-mismatch")]


def test_hired_before_birth_leaves_the_age_unknown_and_is_said(tmp_path):
    roster = read(tmp_path, [HEADER, ["李雷", number("20000101"), "大专", "1999-01-01"]])
    assert values(roster, "first_hire_age") == [None]
    assert "hired-before-birth" in kinds(roster)


def test_a_badge_that_two_judged_rows_bear_is_shared_on_both(tmp_path):
    roster = one(tmp_path, "胸号", "XG010001", "XG010002", " ＸＧ010001", "", "xg010001")
    assert values(roster, "badge_number_shared") == [True, False, True, None, False]


def test_a_badge_of_a_rejected_row_makes_nobody_share(tmp_path):
    rows = [
        ["姓名", "身份证号", "胸号"],
        ["甲甲", number(), "XG010001"],
        ["乙乙", number()[:17] + "0", "XG010001"],
    ]
    assert values(read(tmp_path, rows), "badge_number_shared") == [False]


@pytest.mark.parametrize(
    ("cell", "held"),
    [("晋A0001", True), ("", None), ("-", None), ("未办理", False), ("待补", None), ("无", False)],
)
def test_a_certificate_number_tells_that_one_is_held(tmp_path, cell, held):
    roster = one(tmp_path, "工作证编号", cell)
    assert values(roster, "certificate_held") == [held]
    assert roster.rows[0].cells["certificate_number"] == cell


def test_the_year_of_training_comes_from_the_heading(tmp_path):
    roster = one(tmp_path, "2022年培训天数", "5")
    assert values(roster, "annual_training_year_end") == [date(2022, 12, 31)]
    assert "year-from-on" not in kinds(roster)


def test_else_from_the_title(tmp_path):
    roster = one(tmp_path, "年度培训天数", "5", before=[["花名册（截至2021年12月31日）"]])
    assert values(roster, "annual_training_year_end") == [date(2021, 12, 31)]


def test_else_from_the_sheets_name(tmp_path):
    path = workbook(tmp_path / "r.xlsx", {"2020年名册": [["姓名", "年度考核结果"], ["李雷", "称职"]]})
    roster = read_roster(path, on=ON)
    assert roster.rows[0].facts["appraisal_year_end"] == date(2020, 12, 31)
    assert roster.rows[0].facts["appraisals_in_year"] == 1


def test_else_it_is_the_year_of_judgement_with_a_warning(tmp_path):
    roster = one(tmp_path, "年度培训天数", "5")
    assert values(roster, "annual_training_year_end") == [date(2023, 12, 31)]
    assert kinds(roster).count("year-from-on") == 1


def test_each_of_two_rows_with_one_badge_is_told_where_the_other_stands(tmp_path):
    path = tmp_path / "roster.csv"
    numbers = ["140199199010190135", "140199198410128299", "140199199410010340"]
    rows = [
        f"李{at},{number},{badge}"
        for at, (number, badge) in enumerate(zip(numbers, ["XG010001", "XG010002", "XG010001"], strict=True))
    ]
    path.write_text("\n".join(["姓名,身份证号,胸号", *rows]), "utf-8")

    roster = read_roster(path, on=date(2023, 12, 31))

    told = {warning.row: warning for warning in roster.warnings if warning.kind == "shared-badge"}
    assert set(told) == {2, 4}
    assert "4" in told[2].say
    assert "2" in told[4].say
