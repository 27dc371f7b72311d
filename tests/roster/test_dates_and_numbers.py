"""Dates and counts as offices write them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xieguan.roster.dates import is_month_only, read_date
from xieguan.roster.numbers import read_days, read_months

DAYS = st.dates(date(1920, 1, 1), date(2099, 12, 31))
WAYS = [
    "{d.year}.{d.month}.{d.day}",
    "{d.year}-{d.month:02}-{d.day:02}",
    "{d.year}/{d.month}/{d.day}",
    "{d.year}年{d.month}月{d.day}日",
    "{d.year}年{d.month:02}月{d.day:02}号",
    "{d.year}{d.month:02}{d.day:02}",
    " {d.year} 年 {d.month} 月 {d.day} 日 ",
    "{d.year}-{d.month:02}-{d.day:02} 00:00:00",
    "\x01{d.year}-{d.month:02}-{d.day:02}",
]
WIDE = str.maketrans("0123456789.-/", "０１２３４５６７８９．－／")


@given(DAYS, st.sampled_from(WAYS), st.booleans())
@example(day=date(2020, 2, 29), way=WAYS[0], wide=True)
def test_every_way_of_writing_a_day_is_that_day(day, way, wide):
    written = way.format(d=day)
    assert read_date(written.translate(WIDE) if wide and "\x01" not in way else written) == day


@given(DAYS)
def test_a_serial_number_is_the_day_spreadsheets_count(day):
    serial = (day - date(1899, 12, 30)).days
    assert read_date(serial) == read_date(float(serial)) == day
    assert read_date(str(serial)) == (day if serial > 9999 else None)
    assert read_date(serial + 0.5) == day


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99), st.sampled_from([".", "-", "/"]))
def test_a_day_that_does_not_exist_is_not_read(year, month, day, sign):
    written = f"{year:04}{sign}{month}{sign}{day}"
    try:
        expected = date(year, month, day)
    except ValueError:
        expected = None
    if expected and not 1900 <= year <= 2100:
        expected = None
    assert read_date(written) == expected


@given(st.text() | st.floats() | st.integers())
def test_whatever_a_cell_holds_reading_does_not_fail(cell):
    assert isinstance(read_date(cell), date | None)
    assert isinstance(read_days(cell), int | None)
    assert isinstance(read_months(cell, 12), int | None)


@pytest.mark.parametrize("cell", ["2021.3", "2021年3月", "202103", 2021.3, 202103, "2021-03", "2021年03月份"])
def test_a_month_is_not_a_day(cell):
    assert read_date(cell) is None
    assert is_month_only(cell)


@pytest.mark.parametrize(
    "cell", ["21.3.5", "3/5/2021", "2021", "2021.3.5-2023.3.4", "2021年3月5日入职", "明年", "20211305", 5]
)
def test_what_leaves_room_is_not_guessed(cell):
    assert read_date(cell) is None


@given(
    st.integers(0, 999),
    st.sampled_from(["{}", "{}天", "{}日", "{}个工作日", "{} 工作日", "{}.0", " {} "]),
    st.booleans(),
)
def test_every_way_of_writing_days_is_that_many(count, way, wide):
    written = way.format(count)
    assert read_days(written.translate(WIDE) if wide else written) == count


@pytest.mark.parametrize(
    ("cell", "count"),
    [(15, 15), (15.0, 15), ("十五天", 15), ("十天", 10), ("二十个工作日", 20), ("两天", 2)]
    + [
        (c, None) for c in ("15.5", 7.5, "40学时", "120小时", "-3", "两周", "20230301", "\x01true", "15-20天")
    ],
)
def test_days(cell, count):
    assert read_days(cell) == count


@pytest.mark.parametrize(
    ("cell", "bare", "months"),
    [
        ("24个月", None, 24),
        ("2年", None, 24),
        ("两年", None, 24),
        ("36", None, None),
        ("36", 1, 36),
        (3, 12, 36),
        ("无固定期限", 1, None),
    ],
)
def test_a_term_needs_its_unit(cell, bare, months):
    assert read_months(cell, bare) == months
