"""Why a rule is not met: only the conditions to blame, in words."""

from collections.abc import Mapping
from datetime import date

from xieguan.law.explain import blame
from xieguan.law.judge import judge_rule, stand
from xieguan.law.nodes import Value
from xieguan.law.pack import find, load
from xieguan.words import speaking


def blamed(rule_id: str, row: Mapping[str, Value]) -> list[tuple[str, bool]]:
    law = stand(load(find("cn-sx-2022-180")), date(2023, 12, 31))[-1]
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
        "veteran: yes",
        "education ≥ senior high or technical secondary school",
    ]


def test_only_what_stands_in_the_way_is_blamed() -> None:
    found = blamed("education", {**NEW, "education": 2, "veteran": True})

    assert ("veteran: yes", False) not in found


def test_an_unknown_is_marked_as_missing() -> None:
    assert blamed("prejob-workdays", NEW) == [("pre-job training ≥ 15 working days", True)]


def test_a_bar_is_blamed_as_what_must_not_be() -> None:
    [(required, missing)] = blamed("bar-crime", {**NEW, "bar_crime": True})

    assert required.endswith(": no")
    assert not missing


def test_a_met_rule_has_nothing_to_blame() -> None:
    assert blamed("prejob-workdays", {**NEW, "prejob_workdays": 15}) == []
