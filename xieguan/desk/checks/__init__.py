"""What the doctor looks at on this floor."""

from xieguan.desk.checks import database, machine, record

__all__ = ["database", "machine", "record"]
