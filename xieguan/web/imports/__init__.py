"""Rosters taken into the record: file, columns, comparison, writing, findings."""
