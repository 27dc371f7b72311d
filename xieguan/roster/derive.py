"""Facts that follow from others: birth from the ID number, ages, shared badges, the year of annual columns."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from xieguan.law.nodes import Value
from xieguan.roster.model import Row

# A derived fact and the facts it needs; the reader knows the ones that come from cells.
FROM_FACTS = {
    "age_at_hire": ("born_on", "hired_on"),
    "first_hire_age": ("born_on", "first_hired_on"),
    "first_hire_on_birthday": ("born_on", "first_hired_on"),
    "badge_number_shared": ("badge_number",),
    "appraisals_in_year": ("appraisal_result",),
}

Facts = dict[str, Value]


def whole_years(born: date, on: date) -> int:
    """Age by comparing year, month and day; born on 29 February, one grows older on 1 March in common years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_birthday(born: date, on: date) -> bool:
    """Whether a day is the birthday; for 29 February it is 1 March in common years."""
    if (born.month, born.day) == (2, 29) and not _is_leap(on.year):
        return (on.month, on.day) == (3, 1)
    return (on.month, on.day) == (born.month, born.day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def add_ages(facts: Facts) -> bool:
    """Fill in what follows from dates. False where a person would have been hired before birth: ages stay unknown."""
    born, hired, first = facts.get("born_on"), facts.get("hired_on"), facts.get("first_hired_on")
    possible = True
    if "age_at_hire" in facts and isinstance(born, date) and isinstance(hired, date):
        facts["age_at_hire"] = whole_years(born, hired) if born <= hired else None
        possible = born <= hired
    if "first_hire_age" in facts and isinstance(born, date) and isinstance(first, date):
        facts["first_hire_age"] = whole_years(born, first) if born <= first else None
        facts["first_hire_on_birthday"] = is_birthday(born, first) if born <= first else None
        possible = possible and born <= first
    return possible


def mark_shared_badges(rows: Iterable[Row]) -> dict[int, list[int]]:
    """Say of every judged row with a badge whether another judged row bears the same.

    Gives the numbers of the other rows, by row number, for those that share.
    """
    rows = [row for row in rows if "badge_number_shared" in row.facts]
    bearers: dict[object, list[int]] = defaultdict(list)
    for row in rows:
        bearers[row.facts["badge_number"]].append(row.number)
    for row in rows:
        badge = row.facts["badge_number"]
        row.facts["badge_number_shared"] = None if badge is None else len(bearers[badge]) > 1
    shared = [row for row in rows if row.facts["badge_number_shared"]]
    return {
        row.number: [other for other in bearers[row.facts["badge_number"]] if other != row.number]
        for row in shared
    }
