"""A file written beside its place and moved there whole: whoever is killed half-way leaves what was there before."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Where to write; after the block it is in its place, on the disk, and readable by its owner only."""
    half = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.half")
    try:
        os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield half
        _sync(half)
        half.replace(path)
        _sync(path.parent)
    finally:
        half.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
