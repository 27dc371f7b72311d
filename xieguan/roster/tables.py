"""Tables smaller than a roster, and how an answer about a ground is worded in one: out of columns.toml, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from xieguan.roster.cells import plain


@dataclass(frozen=True, slots=True)
class Tables:
    """`columns`: headings by table and key, the best first. `unverified`, `words`: how a ground is answered."""

    columns: Mapping[str, Mapping[str, tuple[str, ...]]]
    unverified: frozenset[str]
    words: Mapping[str, str]

    def words_of(self, ground: str) -> str:
        """The table of words in which a ground is answered."""
        return self.words.get(ground) or ("yes-no" if ground.startswith("bar_") else "passed")


@cache
def tables() -> Tables:
    """Those that ship with the product."""
    data = tomllib.loads((resources.files("xieguan.roster") / "columns.toml").read_text("utf-8"))
    columns = {
        name: {key: tuple(headings) for key, headings in entry.items()}
        for name, entry in data["table"].items()
    }
    unverified = frozenset(plain(word).lower() for word in data["answered"]["unverified"])
    return Tables(columns, unverified, data["answered"]["words"])
