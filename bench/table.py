"""What a benchmark found: a small table on the screen, and the same as JSON."""

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Line:
    """One way of doing one piece of work; `beside` names the line it is compared with."""

    work: str
    way: str
    seconds: float
    rows: int
    beside: str
    megabytes: float | None = None


def show(title: str, lines: list[Line]) -> None:
    """Print the lines of one benchmark with their ratios, and keep them in results/."""
    print(f"\n{title}  ({machine()})")
    print(f"  {'':58}{'time':>12}{'rows/s':>14}{'ratio':>8}")
    for work in dict.fromkeys(line.work for line in lines):
        print(f"  {work}")
        for line in (line for line in lines if line.work == work):
            memory = "" if line.megabytes is None else f"  peak {line.megabytes:,.0f} MB"
            print(f"    {line.way:56}{_time(line.seconds):>12}{line.rows / line.seconds:>14,.0f}", end="")
            print(
                f"{ratio(line, lines):>8.2f} × {line.beside}{memory}" if line.beside != line.way else memory
            )
    _keep(title, lines)


def ratio(line: Line, lines: list[Line]) -> float:
    """How many times the baseline's time per row this line took."""
    base = next(other for other in lines if other.work == line.work and other.way == line.beside)
    return line.seconds / line.rows / (base.seconds / base.rows)


def machine() -> str:
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"


def _time(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:,.2f} {unit}"
    return f"{seconds * 1e6:,.1f} µs"


def _keep(title: str, lines: list[Line]) -> None:
    RESULTS.mkdir(exist_ok=True)
    found = [{**asdict(line), "ratio": ratio(line, lines)} for line in lines]
    name = title.partition(":")[0].lower()
    text = json.dumps({"machine": machine(), "lines": found}, ensure_ascii=False, indent=1)
    (RESULTS / f"{name}.json").write_text(text + "\n")
