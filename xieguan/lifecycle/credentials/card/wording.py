"""What a card is called and what it says it is not, by the regulation that binds the office."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from xieguan.law.judge import Law
from xieguan.words import pick

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one regulation's card."""

    title: str
    notice: str


def wording(laws: Iterable[Law]) -> Wording:
    """The words of the first of these laws that has any; a child pack's are its parent's."""
    known = _known()
    names = (name for law in laws for name in _line(law.pack) if name in known)
    entry = known[next(names, OTHER)]
    return Wording(pick(entry["title"]), pick(entry["notice"]))


def _line(pack: Any) -> Iterable[str]:
    while pack is not None:
        yield pack.id
        pack = pack.parent


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "wording.toml").read_text("utf-8"))
