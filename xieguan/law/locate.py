"""Where a key stands in a TOML file. `tomllib` keeps no places, and an error without one sends a reader searching.

Covers the TOML people write in packs: tables, arrays of tables, dotted keys, inline tables on one line, multi-line
strings. A key it cannot find gets the place of its table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=\s*""")
INLINE = re.compile(r"""([\w-]+)\s*=\s*""")
PART = re.compile(r"""\"([^\"]*)\"|'([^']*)'|([\w-]+)""")


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1, of a value; `quote` is the length of its opening quote."""

    line: int
    column: int
    quote: int = 0


@dataclass
class Places:
    """The places of one file's keys."""

    found: dict[Path, Place] = field(default_factory=dict)

    def of(self, path: Path) -> Place:
        """The place of a value, or of the nearest table around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.found:
                return self.found[path[:length]]
        return Place(1, 1)


def locate(text: str) -> Places:
    """Find every key of a TOML text. Never raises: a text that is no TOML simply yields fewer places."""
    places = Places()
    table: Path = ()
    counts: dict[Path, int] = {}
    for number, line in _lines(text):
        if header := HEADER.match(line):
            table = _enter(header, counts)
            places.found.setdefault(table, Place(number, line.index("[") + 1))
        elif key := KEY.match(line):
            path = (*table, *_parts(key.group(1)))
            places.found[path] = Place(number, key.end() + 1, _quote(line[key.end() :]))
            _inline(places, path, number, line, key.end())
    return places


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without the inner lines of multi-line strings."""
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        if inside:
            if inside in line:
                inside = ""
            continue
        yield number, line
        for quote in ('"""', "'''"):
            if line.count(quote) % 2:
                inside = quote


def _enter(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path of a table header; inside an array of tables it belongs to the array's latest entry."""
    path: Path = ()
    parts = _parts(header.group(2))
    for position, part in enumerate(parts):
        path = (*path, part)
        if header.group(1) == "[[" and position == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _parts(key: str) -> list[str]:
    return [next(group for group in match if group) for match in PART.findall(key)]


def _quote(value: str) -> int:
    if value.startswith(('"""', "'''")):
        return 3
    return 1 if value.startswith(('"', "'")) else 0


def _inline(places: Places, path: Path, number: int, line: str, start: int) -> None:
    if line[start:].startswith("{"):
        for match in INLINE.finditer(line, start):
            places.found.setdefault(
                (*path, match.group(1)), Place(number, match.end() + 1, _quote(line[match.end() :]))
            )
