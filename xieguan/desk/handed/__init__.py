"""Documents that people hand in: which files are taken, by their content, and what they are called here."""

from xieguan.desk.handed.kinds import MOST_BYTES, TAKEN, Kind, NotTaken, recognised
from xieguan.desk.handed.naming import named

__all__ = ["MOST_BYTES", "TAKEN", "Kind", "NotTaken", "named", "recognised"]
