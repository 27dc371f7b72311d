"""columns.toml, read once: which heading answers which fact, and which words fill its cells."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from xieguan.roster.headings import forms, squeezed

LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Answer:
    """What a heading answers: a fact or another known column.

    `rank` is its place among the synonyms, the best first; `words` names the yes/no words of its cells; `parts` are the
    pieces of a bar it asks, empty for whatever is no bar.
    """

    key: str
    rank: int
    words: str = "yes-no"
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Synonyms of headings and of values."""

    answers: Mapping[str, tuple[Answer, ...]]
    facts: frozenset[str]
    plain: frozenset[str]
    bars: Mapping[str, frozenset[str]]
    parts: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Mapping[str, bool]]
    levels: Mapping[str, Mapping[str, str]]
    choices: Mapping[str, Mapping[str, str]]
    blank: frozenset[str]
    others: tuple[str, ...]
    keep: tuple[str, ...]
    keep_exactly: tuple[str, ...]

    def find(self, heading: str) -> tuple[Answer, ...]:
        """What a heading answers; nothing where nobody knows it."""
        if not heading or len(heading) > LONGEST_HEADING:
            return ()
        tried = (self.answers.get(form) for form in forms(heading, self.keep, self.keep_exactly))
        return next((answers for answers in tried if answers), ())

    def default(self, key: str, found: tuple[Answer, ...]) -> Answer:
        """How to read a column that a mapping file gives to a fact: as its heading says, else as the whole fact."""
        own = [answer for answer in found if answer.key == key]
        known = [a for answers in self.answers.values() for a in answers if a.key == key]
        words = known[0].words if known and key not in self.bars else "yes-no"
        return own[0] if own else Answer(key, 0, words, self.bars.get(key, frozenset()))


@cache
def catalogue() -> Catalogue:
    """The synonyms that ship with the product."""
    return read_catalogue((resources.files("xieguan.roster") / "columns.toml").read_text("utf-8"))


def read_catalogue(text: str) -> Catalogue:
    """Read columns.toml. Raises KeyError or ValueError: the file is ours, and a test reads it."""
    data = tomllib.loads(text)
    bars = {key: frozenset(entry["parts"]) for key, entry in data["bar"].items()}
    return Catalogue(
        answers=_answers(data, bars),
        facts=frozenset(data["fact"]) | frozenset(bars),
        plain=frozenset(data["column"]),
        bars=bars,
        parts=data["part"],
        words={name: _yes_no(entry) for name, entry in data["words"].items()},
        levels={name: _inverse(entry) for name, entry in data["levels"].items()},
        choices={name: _inverse(entry) for name, entry in data["choices"].items()},
        blank=frozenset(data["blank"]),
        others=tuple(data["others"]["headings"]),
        keep=tuple(data["brackets"]["keep"]),
        keep_exactly=tuple(data["brackets"]["keep_exactly"]),
    )


def _answers(data: Mapping[str, Any], bars: Mapping[str, frozenset[str]]) -> dict[str, tuple[Answer, ...]]:
    found: dict[str, tuple[Answer, ...]] = {}
    for kind in ("column", "fact"):
        for key, entry in data[kind].items():
            for rank, heading in enumerate(entry["headings"]):
                _add(found, heading, (Answer(key, rank, entry.get("words", "yes-no")),))
    for asks in data["asks"]:
        parts = frozenset(asks["parts"])
        wanted = [key for key, whole in bars.items() if whole & parts]
        for rank, heading in enumerate(asks["headings"]):
            _add(
                found, heading, tuple(Answer(key, rank, asks.get("words", "yes-no"), parts) for key in wanted)
            )
    return found


def _add(found: dict[str, tuple[Answer, ...]], heading: str, answers: tuple[Answer, ...]) -> None:
    if squeezed(heading) in found:
        raise ValueError(f"columns.toml: {heading} stands twice")
    found[squeezed(heading)] = answers


def _yes_no(entry: Mapping[str, list[str]]) -> dict[str, bool]:
    return dict.fromkeys(entry["yes"], True) | dict.fromkeys(entry["no"], False)


def _inverse(entry: Mapping[str, list[str]]) -> dict[str, str]:
    return {squeezed(word): key for key, words in entry.items() for word in words}
