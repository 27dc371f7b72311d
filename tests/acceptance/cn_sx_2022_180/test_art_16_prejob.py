"""山西省规定第十六条: no duty before fifteen working days of pre-job training, attended in full, and a pass."""

from dataclasses import replace
from datetime import date

import pytest

from tests.lifecycle.training.schooling import (
    BEGIN,
    attend,
    attend_days,
    attend_weekdays,
    examine,
    outcomes,
    school,
    trainee,
)
from tests.people.cast import Cast
from xieguan.law.pack import packs
from xieguan.people import laws
from xieguan.people.models import Engagement
from xieguan.people.suppliers import facts_of

BEFORE_THE_HOLIDAY = date(2023, 9, 4)


def days_and_pass(who: str, on: date) -> tuple[str, str]:
    found = outcomes(who, on)
    return found["prejob-workdays"], found["prejob-passed"]


def test_fourteen_workdays_do_not_open_duty(cast: Cast) -> None:
    li = trainee(cast)
    held = school(cast, li, starts_on=BEFORE_THE_HOLIDAY)
    end = attend_weekdays(cast, held, BEFORE_THE_HOLIDAY, 14)
    examine(held, li, end, cast.clerk)

    assert days_and_pass(li, end) == ("fail", "met")


def test_fifteen_workdays_and_a_pass_do(cast: Cast) -> None:
    li = trainee(cast)
    held = school(cast, li, starts_on=BEFORE_THE_HOLIDAY)
    end = attend_weekdays(cast, held, BEFORE_THE_HOLIDAY, 15)
    examine(held, li, end, cast.clerk)

    assert days_and_pass(li, end) == ("met", "met")


def test_fifteen_workdays_without_a_pass_do_not(cast: Cast) -> None:
    li, han = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, li, han, starts_on=BEFORE_THE_HOLIDAY)
    end = attend_weekdays(cast, held, BEFORE_THE_HOLIDAY, 15)
    examine(held, han, end, cast.clerk, mark="40")

    assert days_and_pass(li, end) == ("met", "unknown")
    assert days_and_pass(han, end) == ("met", "fail")


def test_fifteen_calendar_days_over_national_day_do_not_count_as_fifteen(cast: Cast) -> None:
    """24 September to 8 October 2023: of them 25 to 28 September and the made-up 7 and 8 October are worked."""
    li = trainee(cast)
    held = school(cast, li)
    end = attend_days(cast, held, date(2023, 9, 24), 15)
    examine(held, li, end, cast.clerk)

    assert end == date(2023, 10, 8)
    assert days_and_pass(li, end) == ("fail", "met")
    assert workdays(li, date(2023, 10, 6)) == 4
    assert workdays(li, end) == 6


def workdays(who: str, on: date) -> object:
    return facts_of("engagement", Engagement.objects.get(public=who).pk, on)["prejob_workdays"]


def test_half_days_do_not_add_up(cast: Cast) -> None:
    li = trainee(cast)
    held = school(cast, li, starts_on=BEFORE_THE_HOLIDAY)
    end = attend_weekdays(cast, held, BEFORE_THE_HOLIDAY, 14)
    attend(cast, held, date(2023, 9, 22), **{li: {"presence": "half", "absence": "leave"}})
    examine(held, li, end, cast.clerk)

    assert days_and_pass(li, date(2023, 9, 22)) == ("fail", "met")


def test_duty_is_judged_by_the_days_attended_until_then(cast: Cast) -> None:
    li = trainee(cast)
    held = school(cast, li, starts_on=BEFORE_THE_HOLIDAY)
    end = attend_weekdays(cast, held, BEFORE_THE_HOLIDAY, 15)
    examine(held, li, end, cast.clerk)

    assert days_and_pass(li, BEGIN)[0] == "fail"


@pytest.mark.parametrize(("least", "outcome"), [(14, "met"), (15, "fail"), (16, "fail")])
def test_the_number_is_the_packs_parameter(cast: Cast, monkeypatch, least: int, outcome: str) -> None:
    li = trainee(cast)
    held = school(cast, li, starts_on=BEFORE_THE_HOLIDAY)
    end = attend_weekdays(cast, held, BEFORE_THE_HOLIDAY, 14)
    examine(held, li, end, cast.clerk)
    changed = tuple(_asking(pack, least) for pack in packs())
    monkeypatch.setattr(laws, "packs", lambda: changed)

    assert days_and_pass(li, end) == (outcome, "met")


def _asking(pack, least: int):
    if "min_prejob_workdays" not in pack.parameters:
        return pack
    entry = replace(pack.parameters["min_prejob_workdays"], value=least)
    return replace(pack, parameters={**pack.parameters, "min_prejob_workdays": entry})
