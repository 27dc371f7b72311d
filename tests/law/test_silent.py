"""Facts nobody keeps records of: that nothing is recorded of them is no breach, and no fulfilment either."""

from dataclasses import replace
from datetime import date

import pytest

from xieguan.law.judge import judge_rule, stack
from xieguan.law.pack import packs

SIGNED = "undertaking_signed_on"
ON = date(2023, 12, 31)


def word(signed: date | None, silent: frozenset[str]) -> str:
    pack = next(pack for pack in packs() if pack.id == "cn-sx-2022-180")
    rule = next(rule for rule in pack.rules if rule.id == "undertaking-signed")
    law = stack(pack, [], ON, silent=silent)[0]
    return judge_rule(law, rule, {"hired_on": date(2023, 3, 1), SIGNED: signed}).outcome


@pytest.mark.parametrize(
    ("signed", "silent", "outcome"),
    [
        (None, frozenset(), "fail"),
        (None, frozenset({SIGNED}), "unknown"),
        (date(2023, 3, 2), frozenset(), "met"),
        (date(2023, 3, 2), frozenset({SIGNED}), "met"),
    ],
)
def test_what_nobody_keeps_is_unknown_and_what_an_office_keeps_is_missing(signed, silent, outcome) -> None:
    assert word(signed, silent) == outcome


def test_whether_a_rule_applies_is_asked_as_it_is_written() -> None:
    pack = next(pack for pack in packs() if pack.id == "cn-sx-2022-180")
    rule = next(rule for rule in pack.rules if rule.id == "relation-ended")
    law = stack(pack, [], ON, silent=frozenset({"left_on", "relation_ended_on"}))[0]

    assert judge_rule(law, rule, {"left_on": None}).outcome == "not-applicable"
    assert judge_rule(replace(law), rule, {"left_on": date(2023, 5, 1)}).outcome == "unknown"
