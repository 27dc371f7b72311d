"""From the records that wait to one line: how many, a few by name, and where to go."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from xieguan.people.inboxes.todo import Cite, Link, Waiting
from xieguan.words import _

SAMPLES = 3


def line(
    rows: QuerySet[Any],
    *,
    name: Callable[[Any], str],
    link: Callable[[Any], Link],
    several: Link | None = None,
    due: str = "",
    cite: Callable[[Any], Cite | None] = lambda _record: None,
    people: bool = False,
) -> Waiting | None:
    """Two queries at most. `link` is for the record due first; `several`, if given, where there are more.

    `people` says that the names are somebody's: Chinese counts people otherwise than things.
    """
    first = list(rows.order_by(*filter(None, (due, "pk")))[: SAMPLES + 1])
    if not first:
        return None
    count = len(first) if len(first) <= SAMPLES else rows.count()
    names = _(", ").join(name(record) for record in first[:SAMPLES])
    says = and_more(names, count - SAMPLES, people=people)
    return Waiting(
        count=count,
        link=several if several and count > 1 else link(first[0]),
        due=getattr(first[0], due) if due else None,
        says=says,
        cite=cite(first[0]),
    )


def and_more(names: str, more: int, *, people: bool = False) -> str:
    """Some names, and how many there are besides."""
    if more <= 0:
        return names
    say = _("{names} and {n} more people") if people else _("{names} and {n} more")
    return say.format(names=names, n=more)
