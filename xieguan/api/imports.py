"""Rosters by the API: handed in, shown against the record, written and committed."""

from datetime import date
from pathlib import PurePath
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router
from ninja.files import UploadedFile

from xieguan.api import schemas, shapes
from xieguan.api.auth import caller
from xieguan.api.organisations import Limit, below
from xieguan.api.paging import page
from xieguan.people import reads
from xieguan.people.imports import starting
from xieguan.people.imports.preview import Preview, preview
from xieguan.people.imports.upload import take_in
from xieguan.people.models import Import
from xieguan.people.outcomes import Invalid
from xieguan.words import _

router = Router(tags=["imports"])
READ = "imports.see"
LARGEST = 50 * 1024 * 1024  # bytes; the reader has limits of its own for what is packed inside


@router.get("", response=schemas.Page[schemas.Import], summary="The imports you reach")
def listing(
    request: HttpRequest, organisation: str = "", cursor: str = "", limit: int = Limit
) -> dict[str, Any]:
    """Those of an organisation and all below it."""
    rows = reads.rows(READ, caller(request)).select_related("organisation")
    rows = below(rows, organisation, request, "organisation__path")
    return page(rows, shapes.taken_in, cursor, limit)


@router.post("", response=schemas.Import, summary="Hand in a roster")
def hand_in(
    request: HttpRequest,
    organisation: Form[str],
    file: File[UploadedFile],
    as_of: Form[date | None] = None,
    sheet: Form[str] = "",
) -> dict[str, Any]:
    """Keep a file (.xlsx, .xls, .ods, .csv) and read its headings. Nothing of it counts before it is committed."""
    if (file.size or 0) > LARGEST:
        say = _("a roster has at most {size} MB").format(size=LARGEST // 1024**2)
        raise Invalid({"file": [say]})
    taken = take_in(
        file.read(),
        PurePath(file.name or "roster").name,
        organisation=organisation,
        by=caller(request),
        on=timezone.localdate(),
        as_of=as_of,
        sheet=sheet,
    )
    return shapes.taken_in(taken)


@router.get("/{public}", response=schemas.Import, summary="One import")
def one(request: HttpRequest, public: str) -> dict[str, Any]:
    """How far it is, and what it counted."""
    return shapes.taken_in(reads.one(READ, public, caller(request)))


@router.get("/{public}/preview", response=schemas.Preview, summary="What it would change")
def shown(request: HttpRequest, public: str) -> dict[str, Any]:
    """The roster held against the record; nothing is written."""
    taken: Import = reads.one(READ, public, caller(request))
    return _preview(preview(taken))


def _preview(found: Preview) -> dict[str, Any]:
    return {
        "counts": found.counts,
        "columns": {fact: column.heading for fact, column in found.roster.columns.items()},
        "rejected": [{"row": one.row, "say": one.say} for one in found.rejected],
        "left_out": [{"row": one.row, "say": one.say} for one in found.left_out],
        "warnings": [{"row": one.row, "say": one.say} for one in found.warnings],
    }


@router.post("/{public}/write", response={202: schemas.Queued}, summary="Write and commit it")
def write(request: HttpRequest, public: str, *, rename: bool = False) -> tuple[int, dict[str, Any]]:
    """Ask a worker to write the import and commit it; `GET` the import to see how far it is."""
    user, today = caller(request), timezone.localdate()
    queued = starting.ask(public, by=user, on=today, rename=rename)
    return 202, {"import": public, "job": queued.pk}
