"""The vocabulary: every word a pack may use, complete in both languages and consistent in itself."""

from collections import Counter

import pytest

from xieguan.law.facts import read_vocabulary, vocabulary
from xieguan.law.pack import packs

FACTS = """
[subject.engagement]
zh = "聘用"
en = "engagement"
links = []
[scale]
[fact.age]
of = ["engagement"]
type = "int"
none = "unknown"
class = "personal"
zh = "年龄"
en = "age"
"""
ACTS = """
[role.clerk]
zh = "经办"
en = "clerk"
[act."a.b"]
of = "engagement"
inputs = []
zh = "甲"
en = "a"
[paper.p]
zh = "乙"
en = "p"
"""


def test_the_shipped_vocabulary_reads() -> None:
    words = vocabulary()

    assert words.facts["education"].symbol.type == "scale:education"
    assert words.acts["credentials.issue"].of == "engagement"


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('type = "int"', 'type = "float"'),
        ('none = "unknown"', 'none = "no"'),
        ('class = "personal"', 'class = "secret"'),
        ('of = ["engagement"]', 'of = ["ship"]'),
        ('of = ["engagement"]', "of = []"),
        ('en = "age"', 'en = "age"\nunitt = 1'),
    ],
)
def test_a_fact_that_is_badly_declared_is_refused(good: str, bad: str) -> None:
    with pytest.raises(ValueError, match=r"facts\.toml: age"):
        read_vocabulary(FACTS.replace(good, bad), ACTS)


def test_an_act_that_states_an_unknown_fact_is_refused() -> None:
    with pytest.raises(ValueError, match=r"acts\.toml: a\.b"):
        read_vocabulary(FACTS, ACTS.replace("inputs = []", 'inputs = ["agee"]'))


def test_every_act_belongs_to_a_stage_of_life() -> None:
    stages = {
        "planning", "recruitment", "contracts", "training", "credentials", "kit", "duty", "appraisal", "pay",
        "conduct", "injury", "exits", "filing", "institutions",
    }  # fmt: skip

    assert {name.partition(".")[0] for name in vocabulary().acts} <= stages


def test_labels_tell_facts_of_one_subject_apart() -> None:
    labels = Counter((kind, fact.label["zh"]) for fact in vocabulary().facts.values() for kind in fact.of)

    assert [label for label, count in labels.items() if count > 1] == []


def test_a_fact_can_be_reached_by_a_dot_only_where_a_subject_links_to_its_kind() -> None:
    symbols = vocabulary().symbols()

    assert "engagement.education" in symbols
    assert "assignment.task_kind" not in symbols


def test_every_fact_is_asked_by_some_rule() -> None:
    asked = {name.rpartition(".")[2] for pack in packs() for rule in pack.rules for name in rule.facts}
    stated = {fact for act in vocabulary().acts.values() for fact in act.inputs}
    derived = {"born_on", "first_hired_on"}  # a spreadsheet's ages are counted from these

    assert vocabulary().facts.keys() - asked - stated - derived == set()
