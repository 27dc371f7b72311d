"""Why a rule is not met: only the conditions to blame, in words."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from xieguan.law.explain import blame
from xieguan.law.expression import parse
from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law, judge_rule, stand
from xieguan.law.nodes import And, Name, Node, Not, Or, Value
from xieguan.law.objects import BUILT_IN, Rule
from xieguan.law.pack import find, load, packs
from xieguan.law.phrases import Phrases
from xieguan.words import speaking


def shanxi() -> Law:
    return stand(load(find("cn-sx-2022-180")), date(2023, 12, 31))[-1]


def blamed(rule_id: str, row: Mapping[str, Value]) -> list[tuple[str, bool]]:
    law = shanxi()
    rule = next(rule for rule in law.pack.rules if rule.id == rule_id)
    with speaking("en"):
        return [(entry.required, entry.missing) for entry in blame(judge_rule(law, rule, row))]


NEW: dict[str, Value] = {"hired_on": date(2023, 3, 1)}


def test_a_bound_is_named_with_its_unit() -> None:
    assert blamed("prejob-workdays", {**NEW, "prejob_workdays": 14}) == [
        ("pre-job training ≥ 15 working days", False)
    ]


def test_a_level_is_named_by_its_label_and_every_way_out_is_shown() -> None:
    found = blamed("education", {**NEW, "education": 2, "veteran": False})

    assert [required for required, _missing in found] == [
        "education ≥ junior college",
        "veteran",
        "education ≥ senior high or technical secondary school",
    ]


def test_only_what_stands_in_the_way_is_blamed() -> None:
    found = blamed("education", {**NEW, "education": 2, "veteran": True})

    assert ("veteran", False) not in found


def test_an_unknown_is_marked_as_missing() -> None:
    assert blamed("prejob-workdays", NEW) == [("pre-job training ≥ 15 working days", True)]


def test_a_bar_is_blamed_as_what_must_not_be() -> None:
    [(required, missing)] = blamed("bar-crime", {**NEW, "bar_crime": True})

    assert required == "no conviction, and no criminal suspicion open"
    assert not missing


@pytest.mark.parametrize(
    ("rule", "row", "says"),
    [
        ("badge-unique", {"badge_number_shared": True}, "胸号未与他人重复"),
        ("bar-crime", {**NEW, "bar_crime": True}, "未受过刑事处罚，也没有尚未了结的犯罪嫌疑"),
        ("good-conduct", {**NEW, "political_review_passed": False}, "政治审查合格"),
    ],
)
def test_a_yes_or_no_says_the_fact_itself(rule: str, row: Mapping[str, Value], says: str) -> None:
    law = shanxi()
    ruling = judge_rule(law, next(one for one in law.pack.rules if one.id == rule), row)

    assert says in [entry.required for entry in blame(ruling)]


def test_every_fact_a_rule_may_want_not_to_be_has_its_own_words_for_that() -> None:
    wanted = {name for pack in packs() for rule in pack.rules for name in denied(rule)}
    facts = [vocabulary().fact(name) for name in wanted if name.rpartition(".")[2] in vocabulary().facts]

    assert [fact.name for fact in facts if fact.absent is None] == []
    assert len(facts) > 30


def denied(rule: Rule) -> Iterator[str]:
    """The yes/no facts whose absence a rule asks for or supposes."""
    pending: list[tuple[Node, bool]] = [(rule.require.tree, True)]
    pending += [(rule.when.tree, True)] if rule.when else []
    while pending:
        node, wanted = pending.pop()
        if isinstance(node, Not):
            pending.append((node.part, not wanted))
        elif isinstance(node, Name) and not wanted:
            yield node.name
        elif isinstance(node, And | Or):
            pending += [(part, wanted) for part in node.parts]


def sentence(condition: str) -> str:
    law = shanxi()
    symbols = vocabulary().symbols() | {name: known.symbol for name, known in law.pack.parameters.items()}
    return Phrases(law).sentence(parse(condition, symbols | dict(BUILT_IN)).tree)


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("prejob_workdays >= min_prejob_workdays", "岗前培训工作日 ≥ 15个工作日"),
        ("not badge_number_shared", "胸号未与他人重复"),
        ("not uniform_issued", "“已配发统一服装”不成立"),
        ("fit_in_body and fit_in_mind", "体检合格，且心理状况合格"),
        ("not (fit_in_body and fit_in_mind)", "“体检合格”不成立，或“心理状况合格”不成立"),
        (
            "education >= min_education or (veteran and education >= min_education_veteran)",
            "文化程度 ≥ 大专，或（退役军人，且文化程度 ≥ 高中（含中专））",
        ),
    ],
)
def test_a_condition_reads_as_a_sentence(condition: str, says: str) -> None:
    assert sentence(condition) == says


def test_every_condition_of_every_pack_reads_without_a_name_of_the_program() -> None:
    for pack in packs():
        law = stand(pack, pack.first_day)[-1]
        for rule in pack.rules:
            for condition in (rule.when, rule.require):
                said = Phrases(law).sentence(condition.tree) if condition else ""
                assert "_" not in said, rule.id


def test_a_met_rule_has_nothing_to_blame() -> None:
    assert blamed("prejob-workdays", {**NEW, "prejob_workdays": 15}) == []
