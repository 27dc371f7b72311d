"""The audit as `--json` prints it."""

from typing import Any

from xieguan.audit.run import Audit, Finding, NotAsked
from xieguan.law.facts import vocabulary
from xieguan.law.objects import Rule
from xieguan.law.wording import plain


def as_json(audit: Audit) -> dict[str, Any]:
    """The audit as plain data. Articles and items are digit strings, `item` null where a rule has none."""
    roster = audit.roster
    return {
        "file": roster.file,
        "sheet": roster.sheet,
        "header_row": roster.header_row,
        "law": [{"pack": law.pack.id, "state": law.state} for law in audit.laws],
        "on": audit.on.isoformat(),
        "rows": roster.people,
        "rejected": [
            {
                "row": entry.row,
                "column": entry.column,
                "found": entry.found,
                "expected": entry.expected,
                "say": entry.say,
            }
            for entry in roster.rejected
        ],
        "warnings": [
            {"row": entry.row, "column": entry.column, "say": entry.say} for entry in audit.warnings
        ],
        "findings": [_finding(finding) for finding in audit.findings],
        "columns": {fact: column.heading for fact, column in roster.columns.items()},
        "not_asked": [_not_asked(entry) for entry in audit.not_asked],
    }


def _place(rule: Rule) -> dict[str, str | None]:
    return {"article": str(rule.article), "item": None if rule.item is None else str(rule.item)}


def _finding(finding: Finding) -> dict[str, Any]:
    ruling = finding.ruling
    return {
        "row": finding.row.number,
        "name": finding.row.name,
        "pack": ruling.law.pack.id,
        "rule": ruling.rule.id,
        **_place(ruling.rule),
        "force": ruling.force,
        "outcome": ruling.outcome,
        "facts": {name: plain(value, vocabulary().fact(name)) for name, value in ruling.facts.items()},
        "say": ruling.say(),
    }


def _not_asked(entry: NotAsked) -> dict[str, Any]:
    return {
        "pack": entry.law.pack.id,
        "rule": entry.rule.id,
        **_place(entry.rule),
        "missing": list(entry.missing),
    }
