"""An authority enters a year that the State Council has announced, before any library knows it."""

from datetime import date

import pytest

from tests.people.cast import DAY, Cast
from xieguan.desk.calendar import calendar
from xieguan.desk.models import Entry
from xieguan.law.workdays import NotAnnounced
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.perform import perform

YEAR = {
    "year": 2099,
    "document": "国办发明电〔2098〕1号",
    "days_off": ["2099-01-01"],
    "worked": ["2099-01-03"],
}


def test_a_year_nobody_has_entered_is_not_guessed(cast: Cast) -> None:
    with pytest.raises(NotAnnounced):
        calendar().is_workday(date(2099, 1, 5))


def test_an_entered_year_counts_from_then_on_and_stands_on_the_trail(cast: Cast) -> None:
    perform("calendar.enter_year", cast.province.public, YEAR, by=cast.system, on=DAY)

    days = calendar()
    assert [days.is_workday(date(2099, 1, day)) for day in (1, 2, 3, 4, 5)] == [
        False,
        True,
        True,
        False,
        True,
    ]
    assert Entry.objects.latest("id").detail["document"] == YEAR["document"]


def test_a_year_entered_again_replaces_the_first(cast: Cast) -> None:
    perform("calendar.enter_year", cast.province.public, YEAR, by=cast.system, on=DAY)
    perform("calendar.enter_year", cast.province.public, {**YEAR, "worked": []}, by=cast.system, on=DAY)

    assert not calendar().is_workday(date(2099, 1, 3))


def test_only_the_topmost_office_enters_what_counts_for_all(cast: Cast) -> None:
    with pytest.raises(Denied):
        perform("calendar.enter_year", cast.city.public, YEAR, by=cast.system, on=DAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"days_off": ["2099-01-03"]},  # a Saturday is off anyway
        {"worked": ["2099-01-05"]},  # a Monday is worked anyway
        {"worked": ["2098-01-04"]},  # another year
        {"year": 99},
    ],
)
def test_a_day_of_the_wrong_kind_is_refused_and_nothing_is_kept(cast: Cast, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        perform("calendar.enter_year", cast.province.public, {**YEAR, **wrong}, by=cast.system, on=DAY)
    with pytest.raises(NotAnnounced):
        calendar().is_workday(date(2099, 1, 5))
