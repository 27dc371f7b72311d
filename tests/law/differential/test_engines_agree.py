"""One language, two engines: on any rule and any row, Python, SQLite and PostgreSQL say the same."""

import os
from collections import Counter

import pytest
from django.db.models import Count
from hypothesis import given, settings

from tests.law.differential.compare import assert_same, truths, words
from tests.law.differential.rows import Row, mappings
from tests.law.strategies import SYMBOLS, VALUES, rules
from xieguan.law.evaluate import bind
from xieguan.law.expression import parse
from xieguan.law.query import MOST, Tally, compile_query, outcome, tally, unpack

RULES = 5000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 400
ROWS = mappings()


def read(text):
    return bind(parse(text, SYMBOLS).tree, VALUES)


def annotated(database, expression):
    return list(
        Row.objects.using(database).order_by("pk").annotate(it=expression).values_list("it", flat=True)
    )


@settings(max_examples=RULES)
@given(rule=rules)
def test_a_condition_is_true_false_or_unknown_on_the_same_rows(database, rule):
    node = read(rule)
    assert_same(database, ROWS, truths(node, ROWS), annotated(database, compile_query(node)))


@settings(max_examples=RULES)
@given(when=rules, require=rules)
def test_a_rule_says_the_same_word_of_every_row(database, when, require):
    applies, holds = read(when), read(require)
    assert_same(database, ROWS, words(applies, holds, ROWS), annotated(database, outcome(applies, holds)))


@settings(max_examples=RULES // 5)
@given(when=rules, require=rules)
def test_a_tally_counts_what_the_words_say(database, when, require):
    applies, holds = read(when), read(require)
    said = Counter(words(applies, holds, ROWS))
    counted = Row.objects.using(database).aggregate(rows=Count("*"), packed=tally(applies, holds))
    assert unpack(**counted) == Tally(said["met"], said["fail"], said["unknown"], said[None])


@settings(max_examples=RULES // 5)
@given(rule=rules)
def test_a_filter_keeps_the_rows_where_the_condition_is_true(database, rule):
    node = read(rule)
    kept = Row.objects.using(database).filter(compile_query(node)).values_list("pk", flat=True)
    assert sorted(kept) == [at for at, truth in enumerate(truths(node, ROWS)) if truth is True]


def test_a_rule_without_when_applies_to_every_row(database):
    require = read("i >= 18")
    assert_same(database, ROWS, words(None, require, ROWS), annotated(database, outcome(None, require)))


def test_a_tally_of_no_rows_is_zero(database):
    nobody = Row.objects.using(database).filter(pk=-1)
    assert unpack(**nobody.aggregate(rows=Count("*"), packed=tally(None, read("b")))) == Tally(0, 0, 0, 0)


def test_a_tally_too_big_for_its_lanes_is_refused_rather_than_wrong():
    every_row_unknown = MOST * 2**21
    assert unpack(MOST, every_row_unknown) == Tally(0, 0, MOST, 0)
    with pytest.raises(OverflowError):
        unpack(MOST + 1, 0)
