"""Tallies, violators and what-if run in the database and say what the judge says of each row."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.people.cast import DAY, Cast, id_number, li_lei
from xieguan.law.facts import Fact, vocabulary
from xieguan.law.judge import Law, judge_rule
from xieguan.law.nodes import Value
from xieguan.law.objects import Rule
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement
from xieguan.people.models.sheet import FACTS, SheetRow
from xieguan.people.tally import askable, rows_of, tallies, violators, what_if
from xieguan.people.worst import by_article

CHOICE = random.Random(7)


def some_value(fact: Fact) -> Value:
    """Something a fact may be, often unknown, often near a bound of the law."""
    if CHOICE.random() < 0.3:
        return None
    if fact.choices:
        return CHOICE.choice(fact.choices).key
    return {
        "bool": CHOICE.choice([True, False]),
        "int": CHOICE.choice([0, 1, 2, 3, 4, 5, 14, 15, 17, 18, 39, 40, 41, 60]),
        "date": DAY
        + timedelta(days=CHOICE.choice([-1500, -400, -240, -60, -30, -15, -3, -1, 0, 1, 30, 220])),
        "text": CHOICE.choice(["XG010001", "XG01001", "xg010001", "", "010001"]),
    }[fact.type]


@pytest.fixture
def crowd(cast: Cast) -> Cast:
    """Sixty people whose sheets say anything at all."""
    for number in range(60):
        li_lei(cast, id_number=id_number(serial=number + 1), name=f"人{number}")
    for pk in Engagement.objects.values_list("pk", flat=True):
        facts = {name: some_value(vocabulary().facts[name]) for name in FACTS}
        SheetRow.objects.update_or_create(
            engagement_id=pk, defaults={"path": cast.county.path, "built_for": DAY, **facts}
        )
    return cast


def laws(cast: Cast, on: date = DAY) -> list[Law]:
    return laws_of(cast.county, on)


@pytest.mark.parametrize("on", [DAY, date(2023, 12, 31), date(2024, 12, 1)])
def test_the_database_counts_what_the_judge_says_of_each_row(crowd: Cast, on: date) -> None:
    rows = list(SheetRow.objects.values())
    for law in laws(crowd, on):
        counted = tallies(law, rows_of([crowd.county.path]))
        for rule in askable(law):
            said = [judge_rule(law, rule, row).outcome for row in rows]
            expected = tuple(said.count(word) for word in ("met", "fail", "unknown", "pending"))
            found = counted[rule.id][None]
            assert (found.met, found.fail, found.unknown, found.pending) == expected, rule.id


@pytest.mark.parametrize("on", [DAY, date(2024, 12, 1)])
def test_of_an_article_the_worst_counts(crowd: Cast, on: date) -> None:
    rows = list(SheetRow.objects.values())
    for law in laws(crowd, on):
        can = set(askable(law))
        for article, found in by_article(law, rows_of([crowd.county.path])):
            rules = [rule for rule in article.rules if rule in can]
            said = [worst({word_on_who_is_there(law, rule, row, on) for rule in rules}) for row in rows]
            expected = tuple(said.count(word) for word in ("met", "fail", "unknown"))
            assert (found.met, found.fail, found.unknown) == expected, article.number


def word_on_who_is_there(law: Law, rule: Rule, row: dict[str, Any], on: date) -> str:
    """What the judge says; of who has left only where the rule concerns him still."""
    is_gone = row["left_on"] is not None and row["left_on"] <= on
    return "not-applicable" if is_gone and not rule.concerns_leavers else judge_rule(law, rule, row).outcome


def worst(words: set[str]) -> str:
    order = ("fail", "unknown", "met", "pending", "not-applicable")
    word = next(word for word in order if word in words)
    return "met" if word == "pending" else word


def test_a_tally_by_office_adds_up(crowd: Cast) -> None:
    [law] = [law for law in laws(crowd) if law.pack.id == "cn-sx-2022-180"]
    whole = tallies(law, rows_of([crowd.province.path]))["adult"][None]
    by_office = tallies(law, rows_of([crowd.province.path]), "engagement__organisation__public")["adult"]

    assert by_office == {crowd.county.public: whole}


def test_violators_are_those_the_judge_names(crowd: Cast) -> None:
    for law in laws(crowd):
        for rule in askable(law):
            named = {
                row["engagement_id"] for row in SheetRow.objects.values() if judge_rule(law, rule, row).stands
            }
            found = set(violators(law, rule, rows_of([crowd.county.path])).values_list("pk", flat=True))
            assert found == named, rule.id


def test_what_if_names_who_would_be_judged_otherwise(crowd: Cast) -> None:
    [law] = [law for law in laws(crowd) if law.pack.id == "cn-sx-2022-180"]
    stricter = replace(law, parameters={**law.parameters, "min_prejob_workdays": 41}, _compiled={})
    stricter.__dict__.pop("names", None)
    changes = list(what_if(law, stricter, rows_of([crowd.county.path])))
    rule = next(rule for rule in law.pack.rules if rule.id == "prejob-workdays")
    expected = sum(
        judge_rule(law, rule, row).outcome != judge_rule(stricter, rule, row).outcome
        for row in SheetRow.objects.values()
    )

    assert {change.rule for change in changes} == {"prejob-workdays"}
    assert sum(change.people for change in changes) == expected > 0


def test_what_if_nothing_changes_says_nothing(crowd: Cast) -> None:
    [law] = [law for law in laws(crowd) if law.pack.id == "cn-sx-2022-180"]

    assert list(what_if(law, law, rows_of([crowd.county.path]))) == []


def test_rows_of_no_organisation_are_none(crowd: Cast) -> None:
    assert rows_of([]).count() == 0
