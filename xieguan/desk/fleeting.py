"""Files that exist only while they are worked on. On Linux only memory holds them, so that nobody who is killed leaves
one behind; elsewhere a folder that is removed afterwards does.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def fleeting(content: bytes = b"", *, name: str = "file") -> Iterator[Path]:
    """A path to a file with this content, for readers that want a path; the file is gone when the block ends."""
    if not hasattr(os, "memfd_create"):
        with tempfile.TemporaryDirectory(prefix="xieguan-") as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            yield path
        return
    handle = os.memfd_create(name)
    try:
        with open(handle, "wb", closefd=False) as file:
            file.write(content)
        yield Path(f"/proc/{os.getpid()}/fd/{handle}")
    finally:
        os.close(handle)
