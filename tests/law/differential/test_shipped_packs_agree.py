"""Every rule of every shipped pack means the same in Python, in SQLite and in PostgreSQL."""

from datetime import date

import pytest

from tests.law.differential import packs
from tests.law.differential.compare import assert_same, words
from xieguan.law.evaluate import bind
from xieguan.law.judge import Law, judge_rule
from xieguan.law.query import outcome


@pytest.fixture(scope="module", params=packs.PACKS)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def facts(name, database):
    return packs.create(name, database)


def bound(name, rule, example=None):
    """A rule's two conditions with the day and the readings of an example put in."""
    pack = packs.pack(name)
    on = (example and example.on) or pack.first_day
    names = Law(pack, on, "in-force", {**bindings(name), **(example.parameters if example else {})}).names
    return rule.when and bind(rule.when.tree, names), bind(rule.require.tree, names)


def bindings(name):
    return {key: parameter.value for key, parameter in packs.pack(name).parameters.items()}


def test_each_rule_says_the_same_word_of_every_row(name, facts):
    rows = packs.mappings(name)
    for rule in packs.pack(name).rules:
        when, require = bound(name, rule)
        got = facts.annotate(it=outcome(when, require)).values_list("it", flat=True)
        assert_same(rule.id, rows, words(when, require, rows), got)


def test_each_example_comes_out_as_its_pack_says(name, facts):
    for at, (rule, example) in enumerate(packs.examples(name)):
        got = facts.annotate(it=outcome(*bound(name, rule, example))).get(pk=at).it
        expected = {"not-applicable": {None}, "pending": {"fail", "unknown"}}.get(
            example.outcome, {example.outcome}
        )
        assert got in expected, (rule.id, example.name, got)


def test_each_rule_rules_on_every_row_up_to_the_end_of_the_calendar(name):
    rows = [*packs.mappings(name), dict.fromkeys(packs.asked(name))]
    rows += [{**row, **dates} for dates in packs.ends(name) for row in rows]
    law = Law(packs.pack(name), date(2023, 12, 31), "in-force", bindings(name))
    outcomes = {judge_rule(law, rule, row).outcome for rule in packs.pack(name).rules for row in rows}
    assert outcomes <= {"met", "fail", "unknown", "pending", "not-applicable"}


def test_the_random_rows_reach_every_kind_of_outcome(name):
    said = {
        word
        for rule in packs.pack(name).rules
        for word in words(*bound(name, rule), packs.mappings(name)[-packs.COUNT :])
    }
    assert {"met", "fail", "unknown"} <= said
