"""Pages of the roster by keyset, as quick for a million people as for a thousand.

What is few is gathered whole and sorted here, which also tells how many there are. What is more is walked along the
index of its order from where the last page ended; whatever came or left meanwhile, nobody is shown twice or left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from xieguan.people.listing.choice import Choice
from xieguan.people.listing.counting import Count, capped
from xieguan.people.listing.cursor import Cursor, Key

SIZE = 50
FEW = 1000  # gathered: sorting them takes less time than asking twice
CAP = 10_000  # nobody counts further
FIELDS = {"name": "spelling", "badge": "badge_number", "hired": "hired_on"}

Row = tuple[int, Key]


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page by key, the way to the next and the one before, and how many there are where it is known."""

    pks: list[int]
    after: Cursor | None
    before: Cursor | None
    count: Count | None


def page(choice: Choice, at: Cursor | None = None, size: int = SIZE) -> Page:
    """One page of what was chosen: the first, or the one the cursor leads to."""
    few = list(choice.rows().values_list("pk", _field(choice))[: FEW + 1])
    if len(few) <= FEW:
        found = _from(sorted(few, key=_rank(choice), reverse=choice.filters.down), choice, at)
        return _page(found, at, size, Count(len(few)))
    found = list(_walk(choice, at, size + 1))
    return _page(found, at, size, None if at else capped([choice.rows()], CAP)[0])


def _field(choice: Choice) -> str:
    return FIELDS[choice.filters.sort]


def _rank(choice: Choice) -> Any:
    """The order of rows; who has nothing to be sorted by comes last, whichever way."""
    least: Any = date.min if choice.filters.sort == "hired" else ""
    last = not choice.filters.down
    return lambda row: ((row[1] is None) is last, row[1] if row[1] is not None else least, row[0])


def _from(rows: list[Row], choice: Choice, at: Cursor | None) -> list[Row]:
    """The rows that follow a place, in the direction it says; going back, the nearest comes first."""
    if at is None:
        return rows
    rank = _rank(choice)
    here = rank((at.pk, at.key))
    if at.forward is choice.filters.down:
        beyond = [row for row in rows if rank(row) < here]
    else:
        beyond = [row for row in rows if rank(row) > here]
    return beyond if at.forward else beyond[::-1]


def _walk(choice: Choice, at: Cursor | None, wanted: int) -> Iterator[Row]:
    """The rows that follow a place along the index: those with something to be sorted by, and then the others."""
    forward = at is None or at.forward
    down = choice.filters.down is forward
    field = _field(choice)
    left = wanted
    for nothing in _parts(choice, at, forward=forward):
        rows = choice.rows(indexed=False)
        if field != "spelling":
            rows = rows.filter(**{f"{field}__isnull": nothing})
        if at and (at.key is None) is nothing:
            rows = rows.filter(_beyond(field, at, down=down))
        order = [field, "pk"] if not nothing else ["pk"]
        rows = rows.order_by(*(f"-{name}" if down else name for name in order))
        found = list(rows.values_list("pk", field)[:left])
        yield from found
        left -= len(found)
        if left <= 0:
            return


def _parts(choice: Choice, at: Cursor | None, *, forward: bool) -> list[bool]:
    """Which parts remain: first those with a key (False), at the end those without (True); backwards likewise."""
    if choice.filters.sort == "name":
        return [False]
    every = [False, True] if forward else [True, False]
    return every[every.index(at.key is None) :] if at else every


def _beyond(field: str, at: Cursor, *, down: bool) -> Q:
    """Past a place. The plain bound comes first: by it the index is entered."""
    past = Q(pk__lt=at.pk) if down else Q(pk__gt=at.pk)
    if at.key is None:
        return past
    sign = "lt" if down else "gt"
    return Q(**{f"{field}__{sign}e": at.key}) & (Q(**{f"{field}__{sign}": at.key}) | past)


def _page(found: list[Row], at: Cursor | None, size: int, count: Count | None) -> Page:
    """Cut a page from the rows that follow a place, and say what lies on both sides of it."""
    forward = at is None or at.forward
    shown, more = found[:size], len(found) > size
    if not forward:
        shown.reverse()
    ahead = more if forward else True
    behind = at is not None if forward else more
    first, last = (shown[0], shown[-1]) if shown else (None, None)
    return Page(
        pks=[pk for pk, _key in shown],
        after=Cursor(last[1], last[0], forward=True) if last and ahead else None,
        before=Cursor(first[1], first[0], forward=False) if first and behind else None,
        count=count,
    )
