"""Every field that is kept, and what it may tell of a human being: `privacy.toml`, held against the tables."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from django.apps import apps
from django.db.models import Model

from xieguan.people.reads import READS

CLASSES = ("public", "internal", "personal", "sensitive")
GUARDS = ("encrypted", "keyed-hash", "hash", "scope")
TERMS = ("erased", "account", "always", "rebuilt", "short")
VIEWERS = ("nobody", "own", "everybody")
ALL = "*"


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept in one table: why, how long, who sees it, and of which class each field is."""

    table: str
    why: Mapping[str, str]
    kept: str
    seen: tuple[str, ...]
    fields: Mapping[str, str]
    rest: str
    guarded: Mapping[str, str]
    reason: Mapping[str, str]

    def class_of(self, field: str) -> str:
        """The class of a field; empty where nobody has classed it."""
        return self.fields.get(field, self.rest)

    def guard_of(self, field: str) -> str:
        """How a sensitive field is guarded at rest."""
        return self.guarded.get(field, self.guarded.get(ALL, ""))


@cache
def holdings() -> dict[str, Held]:
    """Everything that is declared, by table."""
    text = (resources.files("xieguan.people") / "privacy.toml").read_text("utf-8")
    return {table: _held(table, entry) for table, entry in tomllib.loads(text).items()}


def _held(table: str, entry: Mapping[str, Any]) -> Held:
    fields = {name: kind for kind in CLASSES for name in entry.get(kind, ())}
    return Held(
        table=table,
        why=entry["why"],
        kept=entry["kept"],
        seen=tuple(entry["seen"]),
        fields=fields,
        rest=entry.get("rest", ""),
        guarded=entry.get("guarded", {}),
        reason=entry.get("reason", {}),
    )


def tables() -> dict[str, type[Model]]:
    """Every table there is."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in models if model._meta.managed}


def problems() -> Iterator[str]:
    """What is not classed, classed and not there, or sensitive and unguarded; nothing while all is well."""
    there, declared = tables(), holdings()
    yield from (
        f"{name}: the table is not in privacy.toml" for name in sorted(there.keys() - declared.keys())
    )
    yield from (f"{name}: there is no such table" for name in sorted(declared.keys() - there.keys()))
    for name in sorted(there.keys() & declared.keys()):
        yield from (f"{name}{say}" for say in _wrong(declared[name], _fields(there[name])))


def _fields(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields]


def _wrong(held: Held, fields: list[str]) -> Iterator[str]:
    yield from (f".{field}: not classed" for field in fields if held.class_of(field) not in CLASSES)
    yield from (f".{field}: there is no such field" for field in held.fields if field not in fields)
    if held.kept not in TERMS or not set(held.seen) <= {*READS, *VIEWERS}:
        yield ": says not how long it is kept, or who sees it, in the words there are"
    for field in fields:
        if held.class_of(field) != "sensitive":
            continue
        if held.guard_of(field) not in GUARDS or (held.guard_of(field) == "scope" and not held.reason):
            yield f".{field}: sensitive, and nothing says how it is guarded at rest"
