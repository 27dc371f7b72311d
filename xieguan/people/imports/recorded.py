"""What is on record of some engagements on a day, to hold a roster against."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from xieguan.law.nodes import Value
from xieguan.people.imports.entries import FIRM
from xieguan.people.models import Statement
from xieguan.people.suppliers import STATED, SUPPLIERS, live


def recorded(engagements: Sequence[int], facts: frozenset[str], on: date) -> dict[int, dict[str, Value]]:
    """The facts of engagements on a day: computed or kept by the office, else as last stated."""
    found: dict[int, dict[str, Value]] = defaultdict(dict)
    native = facts & (SUPPLIERS["engagement"].keys() - STATED)
    columns = {f"fact_{name}": name for name in native}
    for row in live("engagement", on, native).filter(pk__in=engagements).values("pk", *columns):
        found[row["pk"]] = {name: row[column] for column, name in columns.items()}
    said = Statement.objects.filter(
        engagement__in=engagements,
        source__state="finished",
        as_of__lte=on,
        fact__in=(facts & STATED) | {FIRM},
    ).order_by("as_of", "pk")
    for pk, fact, *values in said.values_list("engagement_id", "fact", "truth", "number", "day", "text"):
        found[pk][fact] = next((value for value in values if value is not None), None)
    return found
