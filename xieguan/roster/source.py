"""The parent's side of the child process: start it, choose a sheet, take its rows, give up in time."""

import json
import os
import select
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieguan.roster.model import UnusableFile
from xieguan.roster.refusals import sentence
from xieguan.words import _

# The child may use nine seconds of processor time (`limits.py`), which on an idle machine is what ends a hostile file.
# We wait longer than that for a busy machine; the time we take ourselves does not count.
SECONDS = 30.0
LINE_BYTES = 64 << 20
FILE_BYTES = 50 << 20

Cell = str | int | float
Numbered = tuple[int, list[Cell]]

# The child runs isolated (-I), so it has to be told where this package and its parser live.
_START = "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); from xieguan.roster.child import main; main()"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name ("" for text), whether it is hidden, its first filled rows with their numbers from 1, merged cells
    as (first row, first column, last row, last column) from 0 or None where unknown, hidden columns, number of rows.
    """

    name: str
    hidden: bool
    rows: tuple[Numbered, ...]
    merged: tuple[tuple[int, int, int, int], ...] | None
    hidden_columns: frozenset[int]
    height: int


class Source:
    """An opened file. Every way it can go wrong ends in UnusableFile."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._patience = SECONDS
        self._buffer = bytearray()
        first = self._message()
        try:
            self.names: tuple[str, ...] = tuple(first["names"])
            self.sheets = tuple(_sheet(entry) for entry in first["sheets"])
        except (TypeError, KeyError, ValueError) as error:
            raise UnusableFile(sentence("damaged")) from error

    def rows(self, sheet: Sheet) -> Iterator[Numbered]:
        """Every filled row of a sheet with its number; to be asked once."""
        assert self._process.stdin  # noqa: S101 — opened as a pipe below
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(sheet.name).encode() + b"\n")
            self._process.stdin.flush()
        while True:
            batch = self._message()
            if isinstance(batch, dict):
                return
            yield from _numbered(batch)

    def _message(self) -> Any:
        line = self._line()
        try:
            message = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnusableFile(sentence("damaged")) from error
        if isinstance(message, dict) and "refused" in message:
            raise UnusableFile(sentence(str(message["refused"]), message.get("details") or {}))
        return message

    def _line(self) -> bytes:
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > LINE_BYTES:
                raise UnusableFile(sentence("damaged"))
            self._more()
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line

    def _more(self) -> None:
        assert self._process.stdout  # noqa: S101 — opened as a pipe below
        started = time.monotonic()
        ready, _w, _x = select.select([self._process.stdout], [], [], max(self._patience, 0))
        self._patience -= time.monotonic() - started
        if not ready:
            raise UnusableFile(sentence("slow"))
        piece = os.read(self._process.stdout.fileno(), 1 << 20)
        if not piece:
            raise UnusableFile(sentence(self._death()))
        self._buffer += piece

    def _death(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(1)
            return "slow" if code in (-24, -9) else "memory" if code == -6 else "damaged"
        return "damaged"


@contextmanager
def opened(path: Path, sheet: str | None) -> Iterator[Source]:
    """Open a file in the child process; the child is gone when the block ends. Raises UnusableFile."""
    _check(path)
    argv = [sys.executable, "-I", "-c", _START, json.dumps(_import_path()), os.path.abspath(path)]  # noqa: PTH100
    process = subprocess.Popen(
        argv + ([sheet] if sheet is not None else []),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tempfile.gettempdir(),
        env={"LC_ALL": "C.UTF-8"},
    )
    try:
        yield Source(process)
    finally:
        process.kill()
        process.communicate()


def _import_path() -> list[str]:
    return [entry for entry in dict.fromkeys([str(Path(__file__).parents[2]), *sys.path]) if entry]


def _check(path: Path) -> None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnusableFile(_("{file} is not a file: name a spreadsheet file.").format(file=shown(path)))
        with path.open("rb"):
            pass
    except FileNotFoundError as error:
        raise UnusableFile(_("There is no file {file}.").format(file=shown(path))) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnusableFile(
            _("{file} cannot be opened: {reason}.").format(file=shown(path), reason=reason)
        ) from error
    if status.st_size > FILE_BYTES:
        raise UnusableFile(sentence("file-size", {"megabytes": FILE_BYTES >> 20}))


def shown(path: Path) -> str:
    """A file's name as it can be printed, whatever bytes it holds."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def _sheet(entry: dict[str, Any]) -> Sheet:
    merged = entry["merged"]
    return Sheet(
        name=str(entry["name"]),
        hidden=bool(entry["hidden"]),
        rows=tuple(_numbered(entry["rows"])),
        merged=None if merged is None else tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in merged),
        hidden_columns=frozenset(entry["hidden_columns"]),
        height=int(entry["height"]),
    )


def _numbered(batch: Any) -> list[Numbered]:
    try:
        return [(number, cells) for number, cells in batch]
    except (TypeError, ValueError) as error:
        raise UnusableFile(sentence("damaged")) from error
