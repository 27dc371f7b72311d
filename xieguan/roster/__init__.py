"""An office's own roster spreadsheet, read into facts. Pure Python, no database (docs/reading-rosters.md)."""

from xieguan.roster.mapping import RosterMapping, load_mapping
from xieguan.roster.model import Column, Rejected, Roster, Row, UnusableFile, Warning
from xieguan.roster.read import read_roster

__all__ = [
    "Column",
    "Rejected",
    "Roster",
    "RosterMapping",
    "Row",
    "UnusableFile",
    "Warning",
    "load_mapping",
    "read_roster",
]
