"""The papers of a record as files."""
