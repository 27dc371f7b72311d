"""An export is a read of personal data: it stands on the trail before anybody gets it, or nobody does."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from xieguan.desk import trail
from xieguan.people import reads
from xieguan.people.exporting import sheet
from xieguan.people.exporting.columns import chosen
from xieguan.people.listing import choice, filters
from xieguan.people.listing.choice import Choice
from xieguan.people.models import Engagement, Standing, User
from xieguan.people.models.organisation import in_force
from xieguan.people.scope import within

NAME = "roster.export"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants exported: filters as an address holds them, column keys, or single people by public id."""

    query: dict[str, str]
    columns: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def choose(wanted: Wanted, *, by: User, on: date) -> Choice:
    """Whom it would hold. Raises Denied."""
    where = reads.reaching("engagements.see", by)
    found = choice.choose(filters.read(wanted.query), where, on)
    if not wanted.people:
        return found
    pks = within(Engagement, where).filter(public__in=wanted.people).values_list("pk", flat=True)
    return Choice(found.filters, found.paths, found.asks & Q(pk__in=list(pks)))


@contextmanager
def exported(wanted: Wanted, *, by: User, on: date, said: sheet.Progress) -> Iterator[tuple[Path, int]]:
    """The file, while the caller needs it, and how many people it holds: handed out once its entry is committed.

    Must not be called inside a transaction that could still be rolled back.
    """
    columns = chosen(wanted.columns)
    head = sheet.Head(_office(by, on), on, by.name, bool(getattr(settings, "DEMO", False)))
    with tempfile.TemporaryDirectory(prefix="xieguan-") as folder:
        path = Path(folder) / "roster.xlsx"
        count = sheet.write(path, choose(wanted, by=by, on=on), columns, head, said)
        _note(wanted, [column.key for column in columns], count, by, on)
        yield path, count


def _office(by: User, on: date) -> str:
    standing = Standing.objects.filter(in_force(on), organisation=by.home_id).first()
    return standing.name if standing else ""


def _note(wanted: Wanted, columns: Sequence[str], count: int, by: User, on: date) -> None:
    # what was searched for may be a name, and nobody can take a name off the trail again
    asked = {name: "*" if name == "q" else value for name, value in wanted.query.items()}
    detail = {"filter": asked, "people": count, "columns": list(columns), "selected": len(wanted.people)}
    trail.shown(
        act=NAME,
        actor=by.public,
        subject=("user", by.public),
        organisation=by.home.public if by.home else "",
        on=on,
        detail=detail,
    )
