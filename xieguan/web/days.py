"""Days as forms send them and as people read them."""

from datetime import date, timedelta

from xieguan.people.outcomes import Invalid
from xieguan.words import _


def day_in(text: str, field: str) -> date | None:
    """The day in a field; None where it is blank. Raises Invalid naming the field."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Invalid({field: [_("a day is written like 2026-03-05")]}) from None


def last_day(until: date) -> date:
    """The last day of a window: windows are half-open, and people read the last day that still counts."""
    return until - timedelta(days=1)
