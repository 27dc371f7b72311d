"""Pages of a list: a cursor instead of a number, so that a page costs the same however far down it lies."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

from xieguan.people.outcomes import Invalid
from xieguan.words import _

LIMIT, MOST = 50, 200


def page(
    rows: QuerySet[Any],
    shape: Callable[[Any], dict[str, Any]],
    cursor: str,
    limit: int = LIMIT,
    by: str = "public",
) -> dict[str, Any]:
    """One page in order of recording, and the cursor of the next. Raises Invalid for a cursor that leads nowhere.

    `by` is the path to the opaque id of a row, which is what a cursor is.
    """
    found = list(_after(rows, cursor, by).order_by("pk")[: limit + 1])
    shown = found[:limit]
    more = len(found) > limit
    return {"items": [shape(row) for row in shown], "next": _name(shown[-1], by) if more else None}


def _after(rows: QuerySet[Any], cursor: str, by: str) -> QuerySet[Any]:
    if not cursor:
        return rows
    # looked up among the rows in scope: a cursor tells nobody whether a record exists elsewhere
    last = rows.filter(**{by: cursor}).values_list("pk", flat=True).first() if cursor.isalnum() else None
    if last is None:
        raise Invalid({"cursor": [_("this cursor does not belong to this list")]})
    return rows.filter(pk__gt=last)


def _name(row: Any, by: str) -> str:
    return str(attrgetter(by.replace("__", "."))(row))
