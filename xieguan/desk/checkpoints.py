"""Seals written down a second time, in a file beside the database: it contradicts a trail that was rewritten whole."""

import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

from xieguan.desk.models import Seal
from xieguan.desk.proof import Fault
from xieguan.words import _

TAIL = 4096  # bytes from the end that surely hold the last line


def checkpoints_file() -> Path:
    """Where the seals are written down."""
    return Path(settings.DATA) / "checkpoints.jsonl"


def write_checkpoints() -> None:
    """Write down the seals that the file has not got, also those that a crash kept from it."""
    path = checkpoints_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for sealed in Seal.objects.filter(last__gt=_last(file)).order_by("last"):
            line = {
                "last": sealed.last,
                "count": sealed.count,
                "digest": sealed.digest,
                "signature": sealed.signature,
            }
            file.write(json.dumps(line).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _last(file: BinaryIO) -> int:
    """The last entry the file knows of; half a line that a crash left at its end is cut off."""
    end = file.seek(0, os.SEEK_END)
    start = file.seek(max(0, end - TAIL))
    tail = file.read()
    whole = tail[: tail.rfind(b"\n") + 1]
    file.truncate(start + len(whole))
    read = [line for line in map(_checkpoint, whole.decode(errors="replace").splitlines()) if line]
    return int(read[-1]["last"]) if read else 0


def last_checkpoint() -> int:
    """The last entry that the file knows of; 0 where there is none. Reads the end of the file only."""
    path = checkpoints_file()
    if not path.exists():
        return 0
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - TAIL))
        lines = file.read().decode(errors="replace").splitlines()
    return max((int(line["last"]) for line in map(_checkpoint, lines) if line), default=0)


def _checkpoints() -> Iterator[dict[str, Any] | None]:
    """The lines of the file; None for one that cannot be read."""
    path = checkpoints_file()
    if path.exists():
        with path.open(encoding="utf-8", errors="replace") as file:
            yield from map(_checkpoint, file)


def _checkpoint(line: str) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read if isinstance(read, dict) and {"last", "count", "digest"} <= read.keys() else None


def missing_checkpoints(seals: list[Seal]) -> Iterator[Fault]:
    """Every checkpoint on file must still be a seal of the database: this is how a cut-off end is found."""
    known = {sealed.digest for sealed in seals}
    empty = True
    for line in _checkpoints():
        empty = False
        if line is None:
            yield Fault(0, 0, _("the checkpoint file has a line that cannot be read"))
        elif line["digest"] not in known:
            first = line["last"] - line["count"] + 1
            yield Fault(first, line["last"], _("a sealed part of the trail is gone"))
    if seals and empty:
        yield Fault(seals[0].first, seals[-1].last, _("the checkpoint file is missing"))
