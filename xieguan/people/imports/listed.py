"""A list of imports with the names of their offices and of whoever handed them in, in two queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from xieguan.people.models import Import, Standing
from xieguan.people.models.organisation import in_force


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list."""

    taken: Import
    office: str
    by: str


def listed(imports: QuerySet[Import], before: str, most: int, on: date) -> list[Listed]:
    """The newest imports, those older than `before` (a public id) where one is given. Removed ones are not listed."""
    name = Standing.objects.filter(in_force(on), organisation=OuterRef("organisation")).values("name")[:1]
    rows = imports.exclude(state=Import.State.REMOVED).annotate(office=Subquery(name), by=F("made_by__name"))
    if last := (imports.filter(public=before).first() if before.isalnum() else None):
        rows = rows.filter(pk__lt=last.pk)
    return [Listed(row, row.office or "", row.by) for row in rows.order_by("-pk")[:most]]
