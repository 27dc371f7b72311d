"""A number of the law is data: with another number the examples that rest on it come out otherwise, and no others."""

from dataclasses import replace

import pytest

from xieguan.law.examples import outcome_of
from xieguan.law.objects import Pack
from xieguan.law.pack import packs

CHANGED = [
    ("cn-sx-2022-180", "min_prejob_workdays", 14, {"prejob-workdays"}),
    ("cn-sx-2022-180", "min_prejob_workdays", 16, {"prejob-workdays"}),
    ("cn-sx-2022-180", "max_first_hire_age", 45, {"first-hire-age"}),
    ("cn-sx-2022-180", "min_notice_workdays", 4, {"step-public-notice"}),
    ("cn-js-haian-2022-7", "min_public_notice_workdays", 8, {"publicly-noticed"}),
]


def contradicted(pack: Pack) -> set[str]:
    """The rules of which an example comes out otherwise than it says."""
    return {
        rule.id
        for rule in pack.rules
        for example in rule.examples
        if outcome_of(pack, rule, example) != example.outcome
    }


@pytest.mark.parametrize(("name", "parameter", "value", "rules"), CHANGED)
def test_another_number_contradicts_the_examples_that_rest_on_it(
    name: str, parameter: str, value: int, rules: set[str]
) -> None:
    pack = next(one for one in packs() if one.id == name)
    changed = {**pack.parameters, parameter: replace(pack.parameters[parameter], value=value)}
    assert contradicted(pack) == set()
    assert contradicted(replace(pack, parameters=changed)) == rules
