"""The limited process that opens an office's file and hands its cells over as JSON lines.

First line: the sheets, each with its first rows. Then it waits for the name of a sheet and streams that sheet's rows in
batches; the last line says that it came to the end. A refusal is one line with a code.
"""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from xieguan.roster.sandbox import limits
from xieguan.roster.sandbox.archive import inspect
from xieguan.roster.sandbox.cells import Wire
from xieguan.roster.sandbox.delimited import Delimited
from xieguan.roster.sandbox.refusal import Refusal
from xieguan.roster.sandbox.workbook import Workbook

BATCH = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Book(Protocol):
    """What the child asks of a file, whatever its kind."""

    names: list[str]
    hidden_sheets: set[str]
    hidden_columns: dict[str, set[int]]

    def height(self, _name: str) -> int: ...
    def rows(self, _name: str) -> Iterator[list[Wire]]: ...
    def merged(self, _name: str) -> list[tuple[int, int, int, int]] | None: ...


class TextBook:
    """Delimited text seen as a workbook with one sheet that has no name."""

    def __init__(self, data: bytes) -> None:
        self.names = [""]
        self.hidden_sheets: set[str] = set()
        self.hidden_columns: dict[str, set[int]] = {}
        self._table = Delimited(data)

    def height(self, _name: str) -> int:
        return self._table.height

    def rows(self, _name: str) -> Iterator[list[Wire]]:
        return self._table.rows()

    def merged(self, _name: str) -> None:
        return None


def main() -> None:
    """Serve one file: argv is the path and, if the user named one, the sheet. Never ends in a traceback."""
    try:
        limits.confine()
        serve(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
    except Refusal as refusal:
        say({"refused": refusal.code, "details": refusal.details})
    except MemoryError:
        say({"refused": "memory", "details": {}})
    except BaseException:  # noqa: BLE001 — the parser's own panics are BaseExceptions
        say({"refused": "damaged", "details": {}})


def serve(path: str, wanted: str | None) -> None:
    """Hand over the sheets' first rows, then the rows of the sheet the parent chooses."""
    book = open_book(Path(path).read_bytes())
    names = [wanted] if wanted in book.names else book.names[: limits.SHEETS]
    say({"names": book.names, "sheets": [preview(book, name) for name in names]})
    chosen = json.loads(sys.stdin.readline() or "null")
    if chosen in book.names:
        if book.height(chosen) > limits.ROWS:
            sum(1 for _row in numbered(book, chosen))  # refuse what is too long before anybody works on it
        stream(book, chosen)
        say({"end": True})


def open_book(data: bytes) -> Book:
    """Find out by its first bytes what a file is, never by its name. Raises Refusal."""
    if not data.strip():
        raise Refusal("empty")
    if data[:2] == b"PK":
        return Workbook(data, inspect(data))
    if data[:8] == _OLE:
        _check_ole(data)
        return Workbook(data, None)
    if data[:4] == b"%PDF":
        raise Refusal("pdf")
    return TextBook(data)


def _check_ole(data: bytes) -> None:
    for word, code in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "word"),
        ("_VBA_PROJECT", "macros"),
    ):
        if word.encode("utf-16-le") in data:
            raise Refusal(code)


def preview(book: Book, name: str) -> dict[str, Any]:
    """A sheet's name and first rows: enough to find the header."""
    return {
        "name": name,
        "hidden": name in book.hidden_sheets,
        "rows": list(islice(numbered(book, name), limits.PREVIEW_ROWS)),
        "merged": book.merged(name),
        "hidden_columns": sorted(book.hidden_columns.get(name, ())),
        "height": book.height(name),
    }


def numbered(book: Book, name: str) -> Iterator[tuple[int, list[Wire]]]:
    """The rows that hold anything, with their numbers. Raises Refusal where there are too many."""
    filled = 0
    for number, cells in enumerate(book.rows(name), 1):
        if cells:
            filled += 1
            if filled > limits.ROWS:
                raise Refusal("rows", most=limits.ROWS)
            yield number, cells


def stream(book: Book, name: str) -> None:
    """All rows of a sheet, in batches."""
    rows = numbered(book, name)
    while batch := list(islice(rows, BATCH)):
        say(batch)


def say(message: object) -> None:
    """One JSON line to the parent."""
    line = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
