"""Chinese numerals, as articles and items are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieguan.law.numerals import read_numeral, write_numeral


@given(st.integers(1, 999))
def test_what_is_written_reads_back(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"), (10, "十"), (17, "十七"), (20, "二十"), (99, "九十九"), (100, "一百"), (103, "一百零三"),
        (110, "一百一十"), (111, "一百一十一"), (240, "二百四十"), (999, "九百九十九"),
    ],
)  # fmt: skip
def test_numerals_are_written_as_laws_write_them(number: int, text: str) -> None:
    assert write_numeral(number) == text


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("１２", 12), ("一十", 10), ("两百", 200), ("一百〇三", 103)]
)
def test_other_ways_of_writing_are_read(text: str, number: int) -> None:
    assert read_numeral(text) == number


@pytest.mark.parametrize(
    "text", ["", "零", "0", "百", "十百", "一百三", "二十零三", "一百零十", "1000", "千", "第三", "三 四"]
)
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_numeral(number)
