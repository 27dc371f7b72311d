"""One way of reading one roster, in a process of its own so that its memory can be told: `WAY FILE` prints JSON."""

import json
import resource
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from python_calamine import CalamineWorkbook

from xieguan.audit import audit
from xieguan.audit.as_json import as_json
from xieguan.law.judge import stand
from xieguan.law.pack import find, load
from xieguan.roster import read_roster

LAW, ON = "cn-sx-2022-180", date(2023, 12, 31)


def bare(file: Path) -> int:
    return len(CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()) - 1


def read(file: Path) -> int:
    return len(read_roster(file, on=ON).rows)


def judged(file: Path) -> int:
    return len(audit(read_roster(file, on=ON), stand(load(find(LAW)), ON), ON).roster.rows)


def written(file: Path) -> int:
    found = audit(read_roster(file, on=ON), stand(load(find(LAW)), ON), ON)
    return len(found.roster.rows) if json.dumps(as_json(found), ensure_ascii=False) else 0


WAYS: dict[str, Callable[[Path], int]] = {
    "python-calamine alone": bare,
    "roster read into facts": read,
    "audit": judged,
    "audit, answered in JSON": written,
}


def megabytes() -> float:
    """The most memory this process ever held; the parser's own process is capped by the reader at 512 MB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # macOS counts bytes
    return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024


def main(way: str, file: str) -> None:
    load(find(LAW))  # once for a process, and not what is measured
    start = perf_counter()
    rows = WAYS[way](Path(file))
    seconds = perf_counter() - start
    print(json.dumps({"rows": rows, "seconds": seconds, "megabytes": megabytes()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
