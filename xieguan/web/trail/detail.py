"""The detail of an entry in words: what was kept under names of programs, as an auditor reads it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xieguan.people import labels
from xieguan.people.looking.called import Packs, pack_words, parameter_words
from xieguan.people.roles import Role
from xieguan.words import _

OPAQUE = re.compile(r"[a-z0-9]{14}")
KINDS = {"mode": "Mode", "kind": "Kind", "reason": "Ground", "enforcement_field": "enforcement_field"}


def mentioned(detail: Any) -> Iterator[str]:
    """Every text in a detail that looks like the id of a record."""
    if isinstance(detail, Mapping):
        for inner in detail.values():
            yield from mentioned(inner)
    elif isinstance(detail, list):
        for inner in detail:
            yield from mentioned(inner)
    elif isinstance(detail, str) and OPAQUE.fullmatch(detail):
        yield detail


@dataclass(frozen=True, slots=True)
class Reading:
    """What ids and packs are called, for one entry."""

    names: Mapping[str, str]
    packs: Packs

    def words(self, detail: Any, key: str = "") -> Any:
        """The same with words for keys, ids and codes: mappings and lists stay what they are, the rest is text."""
        if isinstance(detail, Mapping):
            return {self._key(name): self.words(inner, name) for name, inner in detail.items()}
        if isinstance(detail, list):
            return [self.words(inner, key) for inner in detail]
        if isinstance(detail, bool):
            return _("yes") if detail else _("no")
        return self._text(key, detail) if isinstance(detail, str) else detail

    def _key(self, name: str) -> str:
        said = labels.detail_words(name)
        return parameter_words(name, self.packs) if said == name else said

    def _text(self, key: str, text: str) -> str:
        if key in ("role", "roles"):
            return str(Role(text).label) if text in Role.values else labels.choice("role", text)
        if key == "act":
            return labels.act_words(text)
        if key == "pack":
            return pack_words(text, self.packs)
        if key == "by":
            return " + ".join(labels.choice("by", labels.choice("factor", one)) for one in text.split("+"))
        if key == "of" and "/" in text:
            kind, _slash, public = text.partition("/")
            return f"{labels.record_words(kind)} {self.names.get(public, public)}"
        return self.names.get(text, labels.choice(KINDS.get(key, key), text))
