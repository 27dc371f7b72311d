"""The audit of a spreadsheet: a roster and the law of a day in, findings out. No database."""

from xieguan.audit.run import Audit, Finding, NotAsked, Tally, audit

__all__ = ["Audit", "Finding", "NotAsked", "Tally", "audit"]
