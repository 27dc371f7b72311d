"""What is known of somebody's training: the office's own records before what a roster has stated."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.lifecycle.training.schooling import BEGIN, attend, examine, school, trainee
from tests.people.cast import Cast, id_number, li_lei
from tests.people.doing import do, refused
from tests.people.test_gate import state
from xieguan.law.pack import packs
from xieguan.lifecycle.training import facts
from xieguan.people import sheet, suppliers
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Invalid
from xieguan.people.suppliers import facts_of

LATER = date(2023, 12, 31)


def known(who: str, on: date = LATER) -> tuple[object, object]:
    found = facts_of("engagement", Engagement.objects.get(public=who).pk, on)
    return found["prejob_workdays"], found["prejob_passed"]


def test_what_a_roster_stated_keeps_counting_where_there_is_no_record(cast: Cast) -> None:
    one = trainee(cast)
    engagement = Engagement.objects.get(public=one)
    assert known(one) == (None, None)
    state(engagement, cast, "prejob_workdays", date(2023, 9, 5), number=16)
    state(engagement, cast, "prejob_passed", date(2023, 9, 5), truth=True)
    assert known(one) == (16, True)

    held = school(cast, one)
    assert known(one) == (16, True)  # enrolled, and nothing recorded yet
    attend(cast, held, BEGIN)

    assert known(one) == (1, True)
    assert known(one, BEGIN - timedelta(days=1)) == (16, True)
    assert list(sheet.differences(timezone.localdate())) == []


def test_the_latest_examination_counts_and_a_corrected_one_does_not(cast: Cast) -> None:
    one = trainee(cast)
    held = school(cast, one)
    examine(held, one, BEGIN, cast.clerk, mark="59.5")
    assert known(one) == (None, False)
    examine(held, one, date(2023, 9, 12), cast.clerk, mark="60")
    assert known(one)[1] is True
    engagement = Engagement.objects.get(public=one)
    put_right = {"training_class": held.public, "held_on": date(2023, 9, 12), "mark": "56"}
    refused(Invalid, "training.record_result", engagement, cast.clerk, **put_right)

    do("training.record_result", engagement, cast.clerk, **put_right, reason="登分有误")

    assert known(one)[1] is False
    assert known(one, BEGIN - timedelta(days=1)) == (None, None)


@pytest.mark.parametrize(
    ("result", "field"),
    [
        ({}, "mark"),
        ({"mark": "80", "passed": False}, "passed"),
        ({"mark": "-1"}, "mark"),
        ({"mark": "8o"}, "mark"),
    ],
)
def test_a_result_that_says_nothing_or_contradicts_itself_is_refused(
    cast: Cast, result: dict, field: str
) -> None:
    one = trainee(cast)
    held = school(cast, one)
    given = {"held_on": BEGIN, "results": [{"trainee": one, **result}]}

    error = refused(Invalid, "training.record_exam", held, cast.clerk, **given)

    assert list(error.errors) == [f"results.0.{field}"]


def test_marks_for_strangers_and_a_second_result_of_a_day_are_refused(cast: Cast) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one)
    examine(held, one, BEGIN, cast.clerk)

    for who in (one, two):
        results = [{"trainee": who, "passed": True}]
        refused(Invalid, "training.record_exam", held, cast.clerk, held_on=BEGIN, results=results)
    results = [{"trainee": one, "passed": True}]
    refused(Invalid, "training.record_exam", held, cast.clerk, held_on=date(2035, 1, 4), results=results)


# ---------------------------------------------------------------- readings


@pytest.fixture
def reading(monkeypatch):
    """The packs with one parameter of Shanxi's read otherwise."""

    def read(parameter: str, *, value: bool) -> None:
        def otherwise(pack):
            if parameter not in pack.parameters:
                return pack
            entry = replace(pack.parameters[parameter], value=value)
            return replace(pack, parameters={**pack.parameters, parameter: entry})

        changed = tuple(otherwise(pack) for pack in packs())
        monkeypatch.setattr(facts, "packs", lambda: changed)
        suppliers._question.cache_clear()

    yield read
    suppliers._question.cache_clear()


def test_where_half_days_count_they_count(cast: Cast, reading) -> None:
    one = trainee(cast)
    held = school(cast, one)
    attend(cast, held, BEGIN, **{one: {"presence": "half", "absence": "official"}})
    assert known(one)[0] == 0

    reading("prejob_full_days_only", value=False)

    assert known(one)[0] == 1


def test_training_elsewhere_is_carried_over_only_where_the_reading_says_so(cast: Cast, reading) -> None:
    number = id_number(serial=5)
    here = li_lei(cast, id_number=number, hired_on="2023-09-04")
    there = do(
        "engagements.open", cast.elsewhere, cast.stranger, name="李雷", id_number=number, mode="direct",
        hired_on="2023-09-04",
    ).subject  # fmt: skip
    far = school(cast, there, office=cast.elsewhere, by=cast.stranger)
    attend(cast, far, BEGIN, cast.stranger)
    examine(far, there, BEGIN, cast.stranger)
    assert (known(there), known(here)) == ((1, True), (None, None))

    reading("prejob_elsewhere_counts", value=True)

    assert known(here) == (1, True)
