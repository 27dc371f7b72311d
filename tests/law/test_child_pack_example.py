"""The made-up county's pack: its parent's rules with tighter numbers, and a rule of its own."""

from datetime import date

import pytest

from tests.law.breaking import EXAMPLE
from xieguan.law.judge import judge_rule, stand
from xieguan.law.pack import find, load

HIRED = date(2023, 4, 3)
YEAR_END = date(2023, 12, 31)


def outcome(name: str, pack_id: str, on: date = YEAR_END, **row: object) -> str:
    for law in stand(load(EXAMPLE if pack_id == EXAMPLE.name else find(pack_id)), on):
        for rule in law.pack.rules:
            if rule.id == name:
                return judge_rule(law, rule, {"hired_on": HIRED, **row}).outcome  # type: ignore[dict-item]
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("days", "province", "county"), [(14, "fail", "fail"), (15, "met", "fail"), (20, "met", "met")]
)
def test_the_county_asks_twenty_days_where_the_province_asks_fifteen(
    days: int, province: str, county: str
) -> None:
    assert outcome("prejob-workdays", "cn-sx-2022-180", prejob_workdays=days) == province
    assert outcome("prejob-workdays", EXAMPLE.name, prejob_workdays=days) == county


@pytest.mark.parametrize(
    ("age", "province", "county"), [(38, "met", "met"), (39, "met", "fail"), (41, "fail", "fail")]
)
def test_the_county_stops_at_thirty_eight_where_the_province_stops_at_forty(
    age: int, province: str, county: str
) -> None:
    row = {"first_hire_age": age, "first_hire_on_birthday": False}
    assert outcome("first-hire-age", "cn-sx-2022-180", **row) == province
    assert outcome("first-hire-age", EXAMPLE.name, **row) == county


def test_the_county_has_a_rule_of_its_own() -> None:
    row = {"hiring_mode": "direct", "labour_contract_signed_on": HIRED, "labour_contract_months": 11}
    assert outcome("direct-contract-term", EXAMPLE.name, **row) == "fail"


def test_a_lapsed_county_tightens_nothing() -> None:
    assert outcome("prejob-workdays", EXAMPLE.name, on=date(2024, 10, 8), prejob_workdays=15) == "met"


def test_the_example_is_plainly_made_up() -> None:
    pack = load(EXAMPLE)
    assert "演示" in pack.title["zh"]
    assert pack.region == "140199"  # a code no county has


def test_who_was_hired_before_the_county_began_is_held_to_the_province_alone() -> None:
    row = {"hired_on": date(2023, 2, 28), "prejob_workdays": 15}

    assert outcome("prejob-workdays", EXAMPLE.name, **row) == "met"
    assert outcome("prejob-workdays", EXAMPLE.name, **{**row, "prejob_workdays": 14}) == "fail"
