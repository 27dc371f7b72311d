"""Hai'an 10: never more people than the quota gives."""

import pytest

from tests.lifecycle.planning.house import House, build, headcount
from tests.people.cast import DAY
from xieguan.law.judge import judge
from xieguan.lifecycle.planning.unset import asking_rule
from xieguan.people.laws import laws_of
from xieguan.people.suppliers import facts_of


@pytest.fixture
def house(db) -> House:
    built = build()
    built.quota_of(2)
    return built


def within(house: House) -> list[str]:
    facts = facts_of("organisation", house.agency.pk, DAY)
    laws = [(law, asking_rule(law)) for law in laws_of(house.agency, DAY)]
    return [one.outcome for law, rule in laws if rule for one in judge(law, [rule], facts)]


def test_a_full_office_is_in_order_and_one_more_is_too_many(house: House) -> None:
    house.engage(1)
    house.engage(2)
    assert (headcount(house.agency), within(house)) == ((2, 2), ["met"])
    house.engage(3)
    assert (headcount(house.agency), within(house)) == ((2, 3), ["fail"])


def test_without_a_quota_it_is_unknown(house: House) -> None:
    house.agency.quotas.all().delete()
    assert within(house) == ["unknown"]
