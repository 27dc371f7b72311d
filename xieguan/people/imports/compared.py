"""A preview made fit to be shown: changes person by person, values in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from xieguan.law.facts import vocabulary
from xieguan.law.nodes import Value
from xieguan.law.wording import shown
from xieguan.people.imports.difference import Change
from xieguan.people.imports.preview import Preview, preview
from xieguan.people.models import Import
from xieguan.words import _

MOST = 200  # people shown of each kind


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that would change: the fact, old and new in words, and whether it counts."""

    fact: str
    old: str
    new: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody of whom the roster says something else than the record."""

    row: int
    name: str
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A roster held against the record, the first of each kind in full."""

    preview: Preview
    changed: tuple[Changed, ...]
    renamed: tuple[Changed, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many of each."""
        return self.preview.counts

    @property
    def is_empty(self) -> bool:
        """Whether importing would bring nobody and change nothing."""
        return not (self.preview.new or self.preview.changed)


def compared(taken: Import) -> Compared:
    """Hold an import's roster against the record. Raises UnusableFile or DamagedPaper."""
    found = preview(taken)
    facts = [change for change in found.changed if change.fact != "name"]
    names = [change for change in found.changed if change.fact == "name"]
    return Compared(found, tuple(_people(facts))[:MOST], tuple(_people(names))[:MOST])


def _people(changes: Iterable[Change]) -> Iterator[Changed]:
    for (row, name), moved in groupby(changes, key=lambda change: (change.row, change.name)):
        yield Changed(row, name, tuple(map(_moved, moved)))


def _moved(change: Change) -> Moved:
    return Moved(change.fact, _value(change.fact, change.old), _value(change.fact, change.new), change.counts)


def _value(name: str, value: Value) -> str:
    if value is None:
        return _("nothing recorded")
    fact = vocabulary().facts.get(name)
    return shown(value, fact) if fact else str(value)
