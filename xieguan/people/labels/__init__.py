"""What people call acts, their inputs and choices: one place for pages, API and command line, in both languages.

Each floor keeps its words as `*.toml` in a folder and adds that folder here. An input that is a fact of the law is
called as in `law/facts.toml`, an act that packs know as in `law/acts.toml`, unless it is called otherwise here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.utils.functional import Promise

from xieguan.law.facts import vocabulary
from xieguan.words import pick

Weight = Literal["adds", "changes", "ends"]
FOLDERS: list[Path] = [Path(__file__).parent]
TABLES = ("act", "input", "choice", "detail", "record")


@dataclass(frozen=True, slots=True)
class Label:
    """What an input is called, and what helps to fill it in."""

    words: str
    help: str = ""


def add(folder: Path) -> None:
    """Add the words of another floor."""
    FOLDERS.append(folder)
    _tables.cache_clear()


def act_words(name: str) -> str:
    """What an act is called, as a button says it; its bare name where nobody has said."""
    entry, known = _act(name), vocabulary().acts.get(name)
    said = pick(entry) if "zh" in entry else pick(known.label) if known else ""
    return said[:1].upper() + said[1:] or name


def weight(name: str) -> Weight:
    """What an act does to its subject: adds something to it, changes it, or ends something."""
    found: Weight = _act(name).get("weight", "changes")
    return found


def has_own_place(name: str) -> bool:
    """Whether an act is offered on a page of its own, and not in the menu of each of its subjects."""
    return "place" in _act(name)


def consequence(name: str) -> str:
    """What will happen, for the confirmation of an act that ends something."""
    says = _act(name).get("says")
    return pick(says) if says else ""


def input_label(act: str, field: str) -> Label:
    """What an input of an act is called: there, as a fact of the law, or anywhere."""
    entry = _act(act).get("input", {}).get(field)
    if entry is None and field in vocabulary().facts and field not in _tables()["input"]:
        return Label(pick(vocabulary().facts[field].label))
    entry = entry or _tables()["input"].get(field)
    if entry is None:
        return Label(field)
    return Label(pick(entry), pick(entry["help"]) if "help" in entry else "")


def is_labelled(act: str, field: str) -> bool:
    """Whether somebody has said what an input is called."""
    tables = _tables()
    return field in _act(act).get("input", {}) or field in tables["input"] or field in vocabulary().facts


def choice_words(value: Enum) -> str:
    """What one choice of an enumeration is called."""
    label = getattr(value, "label", None)
    return str(label) if isinstance(label, Promise) else choice(type(value).__name__, str(value.value))


def choice(kind: str, value: str) -> str:
    """What a choice of a kind is called; as it is stored where nobody has said."""
    entry = _tables()["choice"].get(kind, {}).get(value)
    return pick(entry) if entry else value


def choices(kind: str) -> dict[str, str]:
    """All choices of a kind, by what is stored."""
    return {value: pick(entry) for value, entry in _tables()["choice"].get(kind, {}).items()}


def detail_words(key: str) -> str:
    """What a key in the detail of an entry of the trail is called; the key itself where nobody has said."""
    entry = _tables()["detail"].get(key) or _tables()["input"].get(key)
    if entry is None and key in vocabulary().facts:
        entry = vocabulary().facts[key].label
    return pick(entry) if entry else key


def record_words(kind: str) -> str:
    """What a kind of record is called."""
    entry = _tables()["record"].get(kind)
    return pick(entry) if entry else kind


def known_acts() -> dict[str, str]:
    """Everything the trail may name, acts and looks alike, with its words."""
    return {name: act_words(name) for name in _tables()["act"]}


def _act(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _tables()["act"].get(name, {})
    return found


@cache
def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.toml")):
            for table, entries in tomllib.loads(path.read_text("utf-8")).items():
                twice = tables[table].keys() & entries.keys()
                if twice:
                    raise ValueError(f"{path.name}: {', '.join(sorted(twice))} is called twice")
                tables[table] |= entries
    return tables
