"""What is counted for whoever watches the office: requests by route, acts by name. No label is anybody's name.

Several processes share their counts by files in one folder (`PROMETHEUS_MULTIPROC_DIR`), which must be known before
prometheus_client is first imported: so the counters are imported late. An import happens once, whoever asks for it.
"""

import os
from contextlib import suppress
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


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


def request(route: str, method: str, status: int, seconds: float) -> None:
    """Count a request."""
    from xieguan.web.counters import REQUESTS

    REQUESTS.labels(route, method if method in METHODS else "other", str(status)).observe(seconds)


def entry(kind: str, act: str, outcome: str) -> None:
    """Count what has been put on the trail."""
    from xieguan.web.counters import ACTS

    ACTS.labels(kind, act, outcome).inc()
