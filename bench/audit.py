"""The audit of a large roster, beside a bare read of the same file."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.one_audit import WAYS
from bench.roster import write_roster
from bench.table import Line, show

MOST = 199_000  # the reader takes no longer roster
ROUNDS = 3


def main(number: int) -> None:
    """Measure a roster of `number` people."""
    number = min(number, MOST)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "roster.xlsx"
        write_roster(number, file)
        show("Audit: a roster by one law", lines(file, number))


def lines(file: Path, number: int) -> list[Line]:
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _round in range(ROUNDS):
        for way, done in runs.items():
            done.append(run(way, file))
    work = f"{number:,} people in {file.stat().st_size / 2**20:.1f} MB of .xlsx"
    return [line(work, way, done, number) for way, done in runs.items()]


def line(work: str, way: str, runs: list[dict[str, float]], number: int) -> Line:
    assert all(run["rows"] == number for run in runs), runs
    seconds, peak = min(run["seconds"] for run in runs), max(run["megabytes"] for run in runs)
    return Line(work, way, seconds, number, next(iter(WAYS)), peak)


def run(way: str, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.one_audit", way, str(file)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found
