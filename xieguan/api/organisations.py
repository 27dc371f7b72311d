"""Organisations, and which law binds them."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query

from xieguan.api import shapes
from xieguan.api.auth import caller
from xieguan.api.paging import LIMIT, MOST, page
from xieguan.api.schemas import Organisation as Out
from xieguan.api.schemas import Pack, Page
from xieguan.people import reads
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation, Standing

router = Router(tags=["organisations"])
Limit: Any = Query(LIMIT, ge=1, le=MOST)
READ = "organisations.see"


def _with_standing(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    standings = Standing.objects.select_related("parent")
    return rows.prefetch_related(Prefetch("standings", standings))


@router.get("", response=Page[Out], summary="The organisations you reach")
def listing(
    request: HttpRequest, within: str = "", kind: str = "", cursor: str = "", limit: int = Limit
) -> dict[str, Any]:
    """Those below `within`, itself included; of one `kind`."""
    rows = below(reads.rows(READ, caller(request)), within, request)
    if kind:
        rows = rows.filter(standings__kind=kind, standings__until_on__isnull=True)
    return page(_with_standing(rows), shapes.organisation, cursor, limit)


def below(rows: QuerySet[Any], within: str, request: HttpRequest, path: str = "path") -> QuerySet[Any]:
    """The rows of an organisation and all below it. Raises NotFound for one the user does not reach."""
    if not within:
        return rows
    top = reads.one(READ, within, caller(request))
    return rows.filter(**{f"{path}__startswith": top.path})


@router.get("/{public}", response=Out, summary="One organisation")
def one(request: HttpRequest, public: str) -> dict[str, Any]:
    """An organisation as it stands now."""
    return shapes.organisation(reads.one(READ, public, caller(request)))


@router.get("/{public}/laws", response=list[Pack], summary="The law that binds it")
def laws(request: HttpRequest, public: str, on: date | None = None) -> list[dict[str, Any]]:
    """The regulations that apply to an organisation, in the state they have on a day."""
    found = laws_of(reads.one(READ, public, caller(request)), on or timezone.localdate())
    return [{"id": law.pack.id, "state": law.state} for law in found]
