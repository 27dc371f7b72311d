"""What an audit must find in a roster, kept beside it as JSON."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Cells = dict[str, Any]


@dataclass
class Fault:
    """What is wrong with one person's row: the cells that show it, and what the audit must say."""

    cells: Cells
    article: str | None = None
    item: str | None = None
    outcome: str = "fail"
    force: str = "must"
    rejected: bool = False
    why: str = ""


@dataclass
class Truth:
    """What is known of a roster because we wrote it."""

    file: str
    sheet: str | None
    law: str
    on: str
    rows: int = 0
    rejected: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    clean: list[int] = field(default_factory=list)

    def note(self, row: int, fault: Fault | None) -> None:
        """Remember one data row."""
        self.rows += 1
        if fault is None or not (fault.rejected or fault.article):
            self.clean.append(row)
        elif fault.rejected:
            self.rejected.append({"row": row, "why": fault.why})
        else:
            self.findings.append(
                {
                    "row": row,
                    "article": fault.article,
                    "item": fault.item,
                    "outcome": fault.outcome,
                    "force": fault.force,
                    "why": fault.why,
                }
            )

    def write(self, folder: Path) -> None:
        """Write it beside the roster."""
        path = (folder / self.file).with_suffix(".truth.json")
        path.write_text(json.dumps(vars(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
