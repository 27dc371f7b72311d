"""An office may set what binds it as strictly as the law or more so, for itself and all below it."""

from datetime import date

import pytest

from tests.people.cast import DAY, Cast
from tests.people.doing import do, last, refused
from xieguan.people.laws import laws_of
from xieguan.people.models import OwnValue
from xieguan.people.outcomes import Denied, Invalid, NotFound

PACK = "cn-sx-2022-180"
SET = {
    "pack": PACK,
    "parameter": "min_prejob_workdays",
    "value": 20,
    "document": "并城管发〔2023〕3号",
    "from_on": "2023-06-01",
}


def bound(office, parameter: str = "min_prejob_workdays", on: date = DAY):
    law = next(law for law in laws_of(office, on) if law.pack.id == PACK)
    return law.parameters[parameter]


def test_a_stricter_value_counts_here_and_below_and_not_beside_or_above(cast: Cast) -> None:
    do("packs.set_parameter", cast.city, cast.second_leader, **SET)

    assert [bound(office) for office in (cast.city, cast.county, cast.elsewhere, cast.province)] == [
        20,
        20,
        15,
        15,
    ]
    assert last().detail["was"] == {"min_prejob_workdays": 15}


def test_it_counts_from_its_first_day_until_its_end(cast: Cast) -> None:
    do("packs.set_parameter", cast.city, cast.second_leader, **SET, until_on="2023-09-01")

    days = (date(2023, 5, 31), date(2023, 6, 1), date(2023, 8, 31), date(2023, 9, 1))
    assert [bound(cast.county, on=day) for day in days] == [15, 20, 20, 15]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("min_prejob_workdays", 14),
        ("min_prejob_workdays", "20"),
        ("min_prejob_workdays", True),
        ("min_prejob_workdays", -1),
        ("max_first_hire_age", 41),
        ("prejob_full_days_only", False),
        ("bad_credit_reading", "whatever"),
        ("badge_reuse", "when-free"),
        ("min_education", "junior-secondary-or-something"),
        ("min_education", 99),
    ],
)
def test_what_would_loosen_the_law_or_is_no_value_is_refused(
    cast: Cast, parameter: str, value: object
) -> None:
    data = {**SET, "parameter": parameter, "value": value}

    error = refused(Invalid, "packs.set_parameter", cast.city, cast.second_leader, **data)
    assert "value" in error.errors


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("max_first_hire_age", 38),
        ("bad_credit_reading", "listed-or-overdue"),
        ("prejob_full_days_only", True),
        ("first_hire_age_reading", "birthday"),
    ],
)
def test_a_stricter_value_of_any_type_counts(cast: Cast, parameter: str, value: object) -> None:
    do(
        "packs.set_parameter",
        cast.city,
        cast.second_leader,
        **{**SET, "parameter": parameter, "value": value},
    )

    assert bound(cast.county, parameter) == value


def test_below_a_stricter_value_only_a_stricter_one_still_is_accepted(cast: Cast) -> None:
    do("packs.set_parameter", cast.city, cast.second_leader, **SET)

    refused(Invalid, "packs.set_parameter", cast.county, cast.leader, **{**SET, "value": 19})
    do("packs.set_parameter", cast.county, cast.leader, **{**SET, "value": 25})
    assert (bound(cast.county), bound(cast.city)) == (25, 20)


def test_the_strictest_counts_also_when_it_is_set_above_later(cast: Cast) -> None:
    do("packs.set_parameter", cast.county, cast.leader, **SET)
    do("packs.set_parameter", cast.city, cast.second_leader, **{**SET, "value": 30})

    assert bound(cast.county) == 30


def test_what_the_pack_does_not_let_anybody_change_is_refused(cast: Cast) -> None:
    refused(Invalid, "packs.set_parameter", cast.city, cast.second_leader, **{**SET, "parameter": "nothing"})
    refused(
        Invalid, "packs.set_parameter", cast.city, cast.second_leader, **{**SET, "pack": "cn-js-haian-2022-7"}
    )
    refused(Invalid, "packs.set_parameter", cast.city, cast.second_leader, **{**SET, "document": ""})
    refused(
        Invalid, "packs.set_parameter", cast.city, cast.second_leader, **{**SET, "until_on": "2023-06-01"}
    )


def test_a_lapsed_pack_is_not_tightened_and_stays_as_it_was_written(cast: Cast) -> None:
    do("packs.set_parameter", cast.city, cast.second_leader, **SET)
    later = date(2024, 12, 1)

    refused(
        Invalid, "packs.set_parameter", cast.city, cast.second_leader, **{**SET, "from_on": later.isoformat()}
    )
    assert bound(cast.county, on=later) == 15


def test_a_leader_sets_it_for_his_own_part_only(cast: Cast) -> None:
    refused(NotFound, "packs.set_parameter", cast.city, cast.leader, **SET)
    refused(Denied, "packs.set_parameter", cast.county, cast.clerk, **SET)


def test_an_own_value_ends_and_what_stands_above_counts_again(cast: Cast) -> None:
    made = do("packs.set_parameter", cast.city, cast.second_leader, **SET).subject
    refused(Invalid, "packs.end_parameter", made, cast.second_leader, date(2023, 6, 1))
    do("packs.end_parameter", made, cast.second_leader, date(2023, 8, 1))

    assert OwnValue.objects.get().until_on == date(2023, 8, 1)
    assert (bound(cast.city, on=date(2023, 7, 31)), bound(cast.city, on=date(2023, 8, 1))) == (20, 15)
