"""Files that nobody holds: of an act that did not happen after all, of an export that has been fetched. They go.

Whoever keeps a file writes it anew, so its time is that of the last keeping: what is older than a day no act that still
runs has kept.
"""

import time
from datetime import timedelta
from itertools import islice
from pathlib import Path

from xieguan.desk.models import Paper
from xieguan.desk.papers import folder

TERM = timedelta(days=1)
AT_ONCE = 500  # files asked about in one query


def sweep() -> int:
    """Remove them; how many."""
    old = iter([path for path in folder().rglob("*") if path.is_file() and _is_old(path)])
    removed = 0
    while some := list(islice(old, AT_ONCE)):
        held = _held([path.name for path in some])
        removed += sum(1 for path in some if path.name not in held and _removed(path))
    return removed


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > TERM.total_seconds()
    except FileNotFoundError:  # erased meanwhile
        return False


def _held(digests: list[str]) -> set[str]:
    papers = Paper.objects.filter(digest__in=digests, erased_at__isnull=True)
    return set(papers.values_list("digest", flat=True))


def _removed(path: Path) -> bool:
    """Put aside first: what somebody keeps anew at this moment is put back, or lies in its place already."""
    aside = path.with_name(f".{path.name}.half")
    path.replace(aside)
    if not _is_old(aside):
        aside.replace(path)
        return False
    aside.unlink()
    return True
