"""The grounds somebody is screened on: those that the rules of his place ask of whoever is hired, and none by heart."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from xieguan.law.facts import Fact, vocabulary
from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation
from xieguan.words import pick

HIRE, CHECK, STEP = "recruitment.hire", "recruitment.record_check", "recruitment.record_step"
ASKED_OF_APPLICANTS = frozenset({"resigned_while_case_pending"})  # and of nobody who works here already
MEDICAL = ("fit_in_body", "fit_in_mind", "able_to_work")
DERIVED = frozenset({"first_hire_on_birthday", "political_review_passed"})  # of dates, and of a step


def _is_checked(fact: Fact) -> bool:
    """Whether a fact of entry is something that is looked into: yes or no, or a level."""
    of_entry = {"application", "engagement"} <= set(fact.of) or fact.name in ASKED_OF_APPLICANTS
    return of_entry and fact.name not in DERIVED and (fact.type == "bool" or fact.scale is not None)


@cache
def checked_facts() -> tuple[str, ...]:
    """Every fact that a check can answer, in the order of the vocabulary."""
    return tuple(name for name, fact in vocabulary().facts.items() if _is_checked(fact))


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: the fact it is, and the rule that asks it. `excludes`: it is a bar, which must not hold."""

    fact: Fact
    law: Law
    rule: Rule

    @property
    def name(self) -> str:
        """The fact's name."""
        return self.fact.name

    @property
    def excludes(self) -> bool:
        """Whether it keeps somebody out where it holds."""
        return self.name.startswith("bar_") or self.name in ASKED_OF_APPLICANTS


def grounds_of(office: Organisation, on: date) -> list[Ground]:
    """What the laws of an office ask of whoever is hired that day, each ground once, in the order of the articles."""
    found: dict[str, Ground] = {}
    for law in laws_of(office, on):
        for rule in law.pack.rules:
            for name in _asked(rule):
                found.setdefault(name, Ground(vocabulary().facts[name], law, rule))
    return list(found.values())


def _asked(rule: Rule) -> Iterator[str]:
    if HIRE in rule.gates and rule.fix in (CHECK, STEP):
        yield from (name for name in checked_facts() if name in rule.facts)


def needing_reasons(office: Organisation, on: date) -> frozenset[str]:
    """The grounds of which a rule wants the reasons written down once they hold."""
    rules = (rule for law in laws_of(office, on) for rule in law.pack.rules if CHECK in rule.gates)
    return frozenset(name for rule in rules for name in rule.facts if name in checked_facts())


@cache
def _priorities() -> Mapping[str, Any]:
    table: dict[str, Any] = tomllib.loads((Path(__file__).parent / "priority.toml").read_text("utf-8"))
    return table


@dataclass(frozen=True, slots=True)
class Priority:
    """A ground of priority among equals, and the pack and article that name it."""

    key: str
    pack: str
    article: int
    item: int | None
    label: Mapping[str, str]

    @property
    def words(self) -> str:
        """What it is called."""
        return pick(self.label)


def priorities_of(office: Organisation, on: date) -> dict[str, Priority]:
    """The grounds of priority that the laws of an office name, by key."""
    return {
        key: Priority(key, law.pack.id, table["article"], table.get("item"), label)
        for law in laws_of(office, on)
        if (table := _priorities().get(law.pack.id))
        for key, label in table["ground"].items()
    }
