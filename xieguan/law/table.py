"""Reading a pack's TOML tables: every wrong key or value becomes a Problem with its place, and reading goes on."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xieguan.law.facts import Bilingual
from xieguan.law.locate import Places, locate
from xieguan.law.objects import Problem
from xieguan.words import _

Key = tuple[str | int, ...]


@dataclass
class File:
    """One TOML file of a pack, where its keys stand, and the list that collects what is wrong."""

    path: Path
    problems: list[Problem]
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    places: Places = field(default_factory=Places)

    def read(self) -> "Table":
        """Parse the file. What is no TOML or no UTF-8 is a problem, and the table is empty."""
        try:
            self.text = self.path.read_text("utf-8")
            self.data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            line, column = _toml_place(error)
            self.add(line, column, _("this is not valid TOML: {error}").format(error=error))
        except (OSError, UnicodeDecodeError) as error:
            self.add(1, 1, _("the file cannot be read as UTF-8 text: {error}").format(error=error))
        self.places = locate(self.text)
        return Table(self, self.data, ())

    def add(self, line: int, column: int, say: str) -> None:
        name = f"{self.path.parent.name}/{self.path.name}"
        self.problems.append(Problem(name, line, column, say))


def _toml_place(error: tomllib.TOMLDecodeError) -> tuple[int, int]:
    import re  # only needed to word an error

    place = re.search(r"line (\d+), column (\d+)", str(error))
    return (int(place[1]), int(place[2])) if place else (1, 1)


@dataclass(frozen=True)
class Table:
    """A table of a file, read key by key."""

    file: File
    data: Mapping[str, Any]
    path: Key

    def problem(self, key: str | None, say: str) -> None:
        """Report something wrong at a key, or at the table itself."""
        place = self.file.places.of((*self.path, *key.split(".")) if key else self.path)
        self.file.add(place.line, place.column, say)

    def only(self, allowed: Iterable[str]) -> None:
        """Report keys that mean nothing here: a slip of the pen must not be silently ignored."""
        for key in self.data.keys() - set(allowed):
            self.problem(
                key,
                _('"{key}" means nothing here; known are: {known}').format(
                    key=key, known=" ".join(sorted(allowed))
                ),
            )

    def has(self, key: str) -> bool:
        return key in self.data

    def _value(self, key: str, kind: type, wanted: str, *, required: bool) -> Any:
        value = self.data.get(key)
        if value is None:
            if required:
                self.problem(None, _('"{key}" is missing').format(key=key))
        elif type(value) is not kind:
            self.problem(
                key,
                _('"{key}" should be {wanted}, found {found!r}').format(key=key, wanted=wanted, found=value),
            )
        else:
            return value
        return None

    def text(self, key: str, *, required: bool = True, blank: bool = False) -> str:
        value = self._value(key, str, _("a text"), required=required)
        if value is not None and not value.strip() and not blank:
            self.problem(key, _('"{key}" is empty').format(key=key))
        return value or ""

    def integer(self, key: str, *, required: bool = True) -> int | None:
        value: int | None = self._value(key, int, _("a whole number"), required=required)
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self._value(key, bool, "true / false", required=False)
        return default if value is None else bool(value)

    def day(self, key: str, *, required: bool = True) -> date | None:
        value: date | None = self._value(key, date, _("a date such as 2022-10-08"), required=required)
        return None if isinstance(value, datetime) else value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts; an absent one is empty."""
        value = self._value(key, list, _("a list of texts"), required=False) or []
        if not all(isinstance(entry, str) for entry in value):
            self.problem(
                key,
                _('"{key}" should be {wanted}, found {found!r}').format(
                    key=key, wanted=_("a list of texts"), found=value
                ),
            )
            return ()
        return tuple(value)

    def bilingual(self, key: str, *, required: bool = True) -> Bilingual:
        """A pair of sayings, `.zh` and `.en`, both of them there."""
        table = self._value(key, dict, _("a pair {key}.zh and {key}.en").format(key=key), required=required)
        return self.child(key, table).pair() if table is not None else {"zh": "", "en": ""}

    def pair(self) -> Bilingual:
        """The `zh` and `en` of this very table."""
        for tongue in ("zh", "en"):
            if not isinstance(self.data.get(tongue), str) or not self.data[tongue].strip():
                name = ".".join(str(part) for part in self.path if isinstance(part, str))
                self.problem(
                    None, _('the words in "{tongue}" are missing: {name}').format(tongue=tongue, name=name)
                )
        return {tongue: str(self.data.get(tongue, "")) for tongue in ("zh", "en")}

    def choice(self, key: str, options: Iterable[str], *, required: bool = True) -> str:
        value = self.text(key, required=required)
        if value and value not in options:
            self.problem(
                key,
                _('"{value}" is not known; choose one of: {options}').format(
                    value=value, options=" ".join(options)
                ),
            )
        return value

    def known(self, key: str, words: Iterable[str], kind: str) -> tuple[str, ...]:
        """A list of texts that must all be declared words of a kind."""
        listed = self.words(key)
        for word in listed:
            if word not in words:
                self.problem(key, undeclared(word, words, kind))
        return listed

    def child(self, key: str, data: Mapping[str, Any]) -> "Table":
        return Table(self.file, data, (*self.path, key))

    def table(self, key: str, *, required: bool = False) -> "Table | None":
        value = self._value(key, dict, _("a table"), required=required)
        return None if value is None else self.child(key, value)

    def tables(self, key: str) -> list["Table"]:
        """An array of tables; an absent one is empty."""
        entries = (
            self._value(
                key, list, _("a list of tables, each headed [[{key}]]").format(key=key), required=False
            )
            or []
        )
        if not all(isinstance(entry, dict) for entry in entries):
            self.problem(
                key,
                _('"{key}" should be {wanted}, found {found!r}').format(
                    key=key, wanted=_("a table"), found=entries
                ),
            )
            return []
        return [Table(self.file, entry, (*self.path, key, index)) for index, entry in enumerate(entries)]


def undeclared(word: str, words: Iterable[str], kind: str) -> str:
    """The sentence for a word nobody declared, with the nearest one that is."""
    from difflib import get_close_matches  # only needed to word an error

    near = get_close_matches(word, list(words), n=1)
    if near:
        return _('"{word}" is not a declared {kind}; did you mean "{near}"?').format(
            word=word, kind=kind, near=near[0]
        )
    return _('"{word}" is not a declared {kind}').format(word=word, kind=kind)
