"""Working days follow the State Council, make-up days included; a year not announced is unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieguan.law.workdays import OFFICIAL, Calendar, NotAnnounced, Year

DAYS = st.dates(date(2022, 1, 1), date(2024, 10, 1))


@pytest.mark.parametrize("day", [date(2022, 10, 8), date(2022, 10, 9), date(2024, 2, 4), date(2024, 2, 18)])
def test_make_up_days_are_worked_though_they_fall_on_a_weekend(day: date) -> None:
    assert day.weekday() >= 5
    assert OFFICIAL.is_workday(day)


@pytest.mark.parametrize("day", [date(2023, 10, 2), date(2023, 1, 23), date(2023, 5, 1)])
def test_public_holidays_are_not_worked_though_they_fall_on_a_weekday(day: date) -> None:
    assert day.weekday() < 5
    assert not OFFICIAL.is_workday(day)


def test_fifteen_calendar_days_over_national_day_2023_are_not_fifteen_working_days() -> None:
    assert OFFICIAL.between(date(2023, 9, 25), date(2023, 10, 9)) == 7


def test_the_working_day_after_the_last_before_a_holiday_lies_behind_it() -> None:
    assert OFFICIAL.after(date(2023, 9, 28), 1) == date(2023, 10, 7)


def test_a_year_not_announced_is_said_to_be_so_and_never_guessed() -> None:
    with pytest.raises(NotAnnounced) as error:
        OFFICIAL.is_workday(date(2099, 1, 4))
    assert error.value.year == 2099


def test_a_term_that_runs_into_a_year_not_announced_is_unknown_too() -> None:
    calendar = Calendar({2098: Year(frozenset(), frozenset())})

    with pytest.raises(NotAnnounced):
        calendar.after(date(2098, 12, 30), 5)


def test_an_authority_can_enter_a_year_before_the_library_knows_it() -> None:
    year = Year(days_off=frozenset({date(2099, 1, 1)}), worked=frozenset({date(2099, 1, 3)}))
    calendar = Calendar({2099: year})

    assert not calendar.is_workday(date(2099, 1, 1))
    assert calendar.is_workday(date(2099, 1, 3))  # a Saturday, worked
    assert not calendar.is_workday(date(2099, 1, 4))  # a Sunday


def test_an_entered_year_goes_before_the_librarys() -> None:
    calendar = Calendar({2023: Year(frozenset({date(2023, 6, 1)}), frozenset())})

    assert not calendar.is_workday(date(2023, 6, 1))


@given(DAYS, st.integers(1, 60))
def test_counting_forward_and_counting_between_agree(day: date, count: int) -> None:
    end = OFFICIAL.after(day, count)

    assert OFFICIAL.is_workday(end)
    assert OFFICIAL.between(day + timedelta(days=1), end) == count


def test_a_span_that_ends_before_it_begins_has_no_working_day() -> None:
    assert OFFICIAL.between(date(2023, 6, 2), date(2023, 6, 1)) == 0
