"""Files that nobody holds: of an act that did not happen after all, of an export that has been fetched. They go.

Whoever keeps a file writes it anew, so its time is that of the last keeping: what is older than a day no act that still
runs has kept.
"""

import time
from datetime import timedelta
from pathlib import Path

from xieguan.desk.models import Paper
from xieguan.desk.papers import folder

TERM = timedelta(days=1)


def sweep() -> int:
    """Remove them; how many."""
    found = [path for path in folder().rglob("*") if path.is_file()]
    return sum(1 for path in found if _is_old(path) and not _is_held(path) and _removed(path))


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > TERM.total_seconds()
    except FileNotFoundError:  # erased meanwhile
        return False


def _is_held(path: Path) -> bool:
    return Paper.objects.filter(digest=path.name, erased_at__isnull=True).exists()


def _removed(path: Path) -> bool:
    """Put aside first: what somebody keeps anew at this moment is put back, or lies in its place already."""
    aside = path.with_name(f".{path.name}.half")
    path.replace(aside)
    if not _is_old(aside):
        aside.replace(path)
        return False
    aside.unlink()
    return True
