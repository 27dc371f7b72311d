"""The import of a large roster on SQLite, beside bare `bulk_create` of the same people, engagements and statements."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.one_import import WAYS
from bench.roster import write_roster
from bench.table import Line, show

MOST = 199_000  # the reader takes no longer roster
BUDGET = "budget: 3,000 rows/s, 300 MB, nobody waits more than 1 s"


def main(number: int) -> None:
    """Measure a roster of `number` people."""
    number = min(number, MOST)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "roster.xlsx"
        write_roster(number, file, badges_of_many_cities=True)
        work = f"{number:,} people, read, written and on the sheet ({BUDGET})"
        runs = {way: run(way, file, Path(folder) / name) for name, way in enumerate_ways()}
    show("Import: a roster into the record", [line(work, way, found) for way, found in runs.items()])
    print(f"    another writer waited at most {runs[IMPORT]['waited']:.2f} s")


IMPORT = list(WAYS)[-1]


def enumerate_ways() -> list[tuple[str, str]]:
    return [(f"data-{number}", way) for number, way in enumerate(WAYS)]


def line(work: str, way: str, found: dict[str, float]) -> Line:
    return Line(work, way, found["seconds"], int(found["rows"]), next(iter(WAYS)), found["megabytes"])


def run(way: str, file: Path, data: Path) -> dict[str, float]:
    """One way, in a process and a data directory of its own."""
    data.mkdir()
    env = {**os.environ, "XIEGUAN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "xieguan.settings"}
    env.pop("XIEGUAN_DATABASE", None)
    command = [sys.executable, "-m", "bench.one_import", way, str(file)]
    done = subprocess.run(command, env=env, check=True, capture_output=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
