"""An office's own roster spreadsheet, read into facts. Pure Python, no database (docs/reading-rosters.md)."""

from xieguan.roster.mapping import RosterMapping, load_mapping, mapping_data, mapping_of
from xieguan.roster.model import Column, Rejected, Roster, Row, UnusableFile, Warning
from xieguan.roster.read import Stream, read_roster, streamed

__all__ = [
    "Column",
    "Rejected",
    "Roster",
    "RosterMapping",
    "Row",
    "Stream",
    "UnusableFile",
    "Warning",
    "load_mapping",
    "mapping_data",
    "mapping_of",
    "read_roster",
    "streamed",
]
