"""The day a roster speaks of: as its title says, else the end of the year it names, else the day it is taken in."""

import re
import unicodedata
from datetime import date

from xieguan.roster import Roster
from xieguan.roster.headings import year_in
from xieguan.roster.years import ANNUAL

_DAY = re.compile(r"(20\d\d)[年.\-/](\d{1,2})[月.\-/](\d{1,2})")


def day_of(roster: Roster, on: date) -> date:
    """The roster's day, never later than `on`: nobody can state what has not been yet."""
    return min(_titled(roster.title) or _year_end(roster) or on, on)


def _titled(title: str) -> date | None:
    found = _DAY.search(re.sub(r"\s", "", unicodedata.normalize("NFKC", title)))
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _year_end(roster: Roster) -> date | None:
    columns = [
        roster.columns[key].heading for keys in ANNUAL.values() for key in keys if key in roster.columns
    ]
    named = [year for year in map(year_in, (roster.title, *columns)) if year]
    return date(max(named), 12, 31) if named else None
