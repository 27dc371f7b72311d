"""What is counted for whoever watches the office: requests by route, acts by name. No label is anybody's name.

Several processes share their counts by files in one folder (`PROMETHEUS_MULTIPROC_DIR`), which must be known before
prometheus_client is first imported: so it is imported here alone, and late.
"""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client import Counter, Histogram

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


def share(folder: Path) -> None:
    """Share counts with the other processes of this machine. What dead ones have left is taken away."""
    if VARIABLE in os.environ:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in folder.glob("*_*.db"):
        if not _alive(file.stem.rpartition("_")[2]):
            file.unlink(missing_ok=True)
    os.environ[VARIABLE] = str(folder)


def _alive(pid: str) -> bool:
    with suppress(PermissionError):  # it lives, as somebody else
        try:
            os.kill(int(pid), 0)
        except (ProcessLookupError, ValueError):
            return False
    return True


@cache
def _requests() -> "Histogram":
    from prometheus_client import Histogram

    return Histogram(
        "xieguan_request_seconds",
        "Requests answered, by route",
        ["route", "method", "status"],
        buckets=BUCKETS,
    )


@cache
def _acts() -> "Counter":
    from prometheus_client import Counter

    return Counter("xieguan_acts", "Entries of the trail, by act and outcome", ["kind", "act", "outcome"])


def request(route: str, method: str, status: int, seconds: float) -> None:
    """Count a request."""
    _requests().labels(route, method if method in METHODS else "other", str(status)).observe(seconds)


def entry(kind: str, act: str, outcome: str) -> None:
    """Count what has been put on the trail."""
    _acts().labels(kind, act, outcome).inc()
