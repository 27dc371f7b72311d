"""The mapping file: where an office says what its own columns and words mean."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xieguan.law.facts import Fact, vocabulary
from xieguan.roster.catalogue import catalogue
from xieguan.roster.headings import squeezed
from xieguan.roster.model import UnusableFile, letter
from xieguan.roster.source import shown
from xieguan.words import _

KEYS = ("sheet", "header_row", "year", "columns", "ignore", "values")


@dataclass(frozen=True, slots=True)
class RosterMapping:
    """An office's own answers.

    `columns` maps a fact or known column to a heading or a column letter; `values` maps, for a fact, a text in a cell
    to True, False, or the key of a level or choice; `ignore` lists headings that do not matter.
    """

    sheet: str | None = None
    header_row: int | None = None
    year: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    ignore: frozenset[str] = frozenset()
    values: Mapping[str, Mapping[str, bool | str]] = field(default_factory=dict)

    def means(self, key: str, index: int, heading: str) -> bool:
        """Whether the file names this column for a fact: by its heading, else by its letter."""
        said = self.columns.get(key)
        return said is not None and (
            squeezed(said) == squeezed(heading) or said.strip().upper() == letter(index)
        )


def load_mapping(path: str | Path) -> RosterMapping:
    """Read a mapping file (docs/reading-rosters.md). Raises UnusableFile naming the key that is wrong."""
    return mapping_of(mapping_data(path))


def mapping_data(path: str | Path) -> dict[str, Any]:
    """A mapping file as plain data. Raises UnusableFile where it cannot be read at all."""
    file = Path(path)
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnusableFile(
            _("The mapping file {file} cannot be read: {error}").format(file=shown(file), error=error)
        ) from error


def mapping_of(data: Mapping[str, Any]) -> RosterMapping:
    """A mapping from plain data as the file holds it. Raises UnusableFile naming the key that is wrong."""
    for key in data:
        _expect(key in KEYS, key, _("one of {keys}").format(keys=", ".join(KEYS)))
    return RosterMapping(
        sheet=_typed(data, "sheet", str, _("the name of a sheet")),
        header_row=_typed(data, "header_row", int, _("a row number")),
        year=_typed(data, "year", int, _("a year")),
        columns=_columns(data.get("columns", {})),
        ignore=_ignore(data.get("ignore", [])),
        values=_values(data.get("values", {})),
    )


def _expect(holds: bool, key: str, expected: str) -> None:
    if not holds:
        raise UnusableFile(_("Mapping file, {key}: expected {expected}.").format(key=key, expected=expected))


def _typed(data: Mapping[str, Any], key: str, kind: type, expected: str) -> Any:
    value = data.get(key)
    _expect(value is None or type(value) is kind, key, expected)
    return value


def _columns(table: Any) -> dict[str, str]:
    _expect(isinstance(table, dict), "columns", _("a table of facts"))
    known = catalogue().plain | vocabulary().facts.keys()
    for key, heading in table.items():
        _expect(key in known, f"columns.{key}", _("a fact or a known column"))
        _expect(isinstance(heading, str), f"columns.{key}", _("a heading or a column letter"))
    return dict(table)


def _ignore(entries: Any) -> frozenset[str]:
    listed = isinstance(entries, list) and all(isinstance(entry, str) for entry in entries)
    _expect(listed, "ignore", _("a list of headings"))
    return frozenset(squeezed(entry) for entry in entries)


def _values(table: Any) -> dict[str, dict[str, bool | str]]:
    _expect(isinstance(table, dict), "values", _("a table of facts"))
    found: dict[str, dict[str, bool | str]] = {}
    for name, words in table.items():
        fact = vocabulary().facts.get(name)
        _expect(fact is not None and isinstance(words, dict), f"values.{name}", _("a table for a fact"))
        if fact is not None:
            found[name] = {squeezed(word) or word: _meaning(fact, word, said) for word, said in words.items()}
    return found


def _meaning(fact: Fact, word: str, said: Any) -> bool | str:
    key = f"values.{fact.name}.{word}"
    if fact.type == "bool":
        _expect(isinstance(said, bool), key, _("true or false"))
    else:
        keys = [level.key for level in (fact.scale.levels if fact.scale else fact.choices)]
        _expect(bool(keys), key, _("a fact with yes or no, levels or choices"))
        _expect(said in keys, key, _("one of {keys}").format(keys=", ".join(keys)))
    return bool(said) if isinstance(said, bool) else str(said)
