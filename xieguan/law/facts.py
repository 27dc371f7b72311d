"""The vocabulary: subjects, scales, facts, acts, papers and roles. Packs, suppliers and screens use no other words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from xieguan.law.expression import Symbol

Bilingual = Mapping[str, str]  # {"zh": …, "en": …}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale or a choice of a fact: the key stands in packs and JSON, the label on screens."""

    key: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing the law judges, and the kinds a rule about it may reach."""

    name: str
    label: Bilingual
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels from low to high; a fact on a scale holds the rank, counted from 1."""

    name: str
    label: Bilingual
    levels: tuple[Level, ...]

    def rank(self, key: str) -> int:
        """The rank of a level. Raises KeyError for a key that is not on the scale."""
        for rank, level in enumerate(self.levels, 1):
            if level.key == key:
                return rank
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Fact:
    """One question the law asks of a subject.

    `none` says what "nothing recorded" means in the office's own records: unknown, zero or no. A blank spreadsheet cell
    is always unknown. `absent` says of a yes/no fact that it is not so, in a whole clause (胸号未与他人重复).
    """

    name: str
    of: tuple[str, ...]
    type: str
    none: str
    privacy: str
    label: Bilingual
    unit: Bilingual | None = None
    scale: Scale | None = None
    choices: tuple[Level, ...] = ()
    absent: Bilingual | None = None

    @property
    def symbol(self) -> Symbol:
        kind = f"scale:{self.scale.name}" if self.scale else self.type
        return Symbol(kind, frozenset(choice.key for choice in self.choices) if self.choices else None)


@dataclass(frozen=True, slots=True)
class Act:
    """An act a pack may gate, open or name as a fix: the subject kind it is done to, and what it states itself."""

    name: str
    of: str
    inputs: tuple[str, ...]
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word a pack may use."""

    subjects: Mapping[str, Subject]
    scales: Mapping[str, Scale]
    facts: Mapping[str, Fact]
    acts: Mapping[str, Act]
    papers: Mapping[str, Bilingual]
    roles: Mapping[str, Bilingual]

    def fact(self, name: str) -> Fact:
        """The fact behind a plain or a linked name (`engagement.education`)."""
        return self.facts[name.rpartition(".")[2]]

    def symbols(self) -> dict[str, Symbol]:
        """What a rule may name: each fact plainly, and as `kind.fact` for each kind that some subject links to."""
        symbols = {name: fact.symbol for name, fact in self.facts.items()}
        linked = {link for subject in self.subjects.values() for link in subject.links}
        for fact in self.facts.values():
            for kind in linked.intersection(fact.of):
                symbols[f"{kind}.{fact.name}"] = fact.symbol
        return symbols


@cache
def vocabulary() -> Vocabulary:
    """The words that ship with the product."""
    here = resources.files("xieguan.law")
    return read_vocabulary((here / "facts.toml").read_text("utf-8"), (here / "acts.toml").read_text("utf-8"))


def read_vocabulary(facts: str, acts: str) -> Vocabulary:
    """Read the two vocabulary files. Raises KeyError or ValueError: they are ours, and a test reads them."""
    words, doings = tomllib.loads(facts), tomllib.loads(acts)
    scales = {
        name: Scale(name, _label(entry), _levels(entry["levels"])) for name, entry in words["scale"].items()
    }
    subjects = {
        name: Subject(name, _label(entry), tuple(entry["links"])) for name, entry in words["subject"].items()
    }
    return Vocabulary(
        subjects=subjects,
        scales=scales,
        facts={name: _fact(name, entry, scales, subjects) for name, entry in words["fact"].items()},
        acts={name: _act(name, entry, words["fact"], subjects) for name, entry in doings["act"].items()},
        papers={f"paper.{name}": _label(entry) for name, entry in doings["paper"].items()},
        roles={name: _label(entry) for name, entry in doings["role"].items()},
    )


def _label(entry: Mapping[str, Any]) -> Bilingual:
    return {"zh": entry["zh"], "en": entry["en"]}


def _levels(entries: list[dict[str, str]]) -> tuple[Level, ...]:
    return tuple(Level(entry["key"], _label(entry)) for entry in entries)


def _fact(
    name: str, entry: dict[str, Any], scales: Mapping[str, Scale], subjects: Mapping[str, Subject]
) -> Fact:
    known = {"of", "type", "none", "class", "zh", "en", "unit", "scale", "choices", "absent"}
    if entry.keys() - known or set(entry["of"]) - subjects.keys() or not entry["of"]:
        raise ValueError(f"facts.toml: {name}: {entry.keys() - known or entry['of']}")
    allowed = {"int": ("unknown", "zero"), "bool": ("unknown", "no")}.get(entry["type"], ("unknown",))
    if entry["type"] not in ("bool", "int", "date", "text") or entry["none"] not in allowed:
        raise ValueError(f"facts.toml: {name}: type {entry['type']}, none {entry['none']}")
    if "absent" in entry and entry["type"] != "bool":
        raise ValueError(f"facts.toml: {name}: absent")
    if entry["class"] not in ("public", "internal", "personal", "sensitive"):
        raise ValueError(f"facts.toml: {name}: class {entry['class']}")
    return Fact(
        name=name,
        of=tuple(entry["of"]),
        type=entry["type"],
        none=entry["none"],
        privacy=entry["class"],
        label=_label(entry),
        unit=_label(entry["unit"]) if "unit" in entry else None,
        scale=scales[entry["scale"]] if "scale" in entry else None,
        choices=_levels(entry.get("choices", [])),
        absent=_label(entry["absent"]) if "absent" in entry else None,
    )


def _act(name: str, entry: dict[str, Any], facts: Mapping[str, Any], subjects: Mapping[str, Subject]) -> Act:
    if entry["of"] not in subjects or set(entry["inputs"]) - facts.keys():
        raise ValueError(f"acts.toml: {name}: {entry['of']}, {set(entry['inputs']) - facts.keys()}")
    return Act(name, entry["of"], tuple(entry["inputs"]), _label(entry))
