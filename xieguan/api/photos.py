"""Somebody's photo, handed in and fetched."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Router
from ninja.files import UploadedFile

from xieguan.api import schemas
from xieguan.api.auth import caller
from xieguan.desk import papers
from xieguan.lifecycle.credentials.acts.photos import MEDIA_TYPES
from xieguan.lifecycle.credentials.photo import limits
from xieguan.lifecycle.credentials.photo.examined import sentence
from xieguan.lifecycle.credentials.photo.taking import take_in
from xieguan.lifecycle.models import Photo
from xieguan.people import reads
from xieguan.people.outcomes import Invalid, NotFound
from xieguan.words import _

router = Router(tags=["engagements"])
FILE = {"schema": {"type": "string", "format": "binary"}}
ANSWERS = {200: {"description": "OK", "content": dict.fromkeys(MEDIA_TYPES.values(), FILE)}}


@router.get("/{public}/photo", summary="Somebody's photo", openapi_extra={"responses": ANSWERS})
def photo(request: HttpRequest, public: str) -> HttpResponse:
    """The file as it is kept."""
    engagement = reads.one("engagements.see", public, caller(request))
    found = Photo.objects.filter(engagement=engagement).first()
    if found is None:
        raise NotFound(_("there is no such record"))
    return HttpResponse(papers.kept(found.file).read_bytes(), content_type=MEDIA_TYPES[found.kind])


@router.post("/{public}/photo", response=schemas.Done, summary="Hand in somebody's photo")
def hand_in(request: HttpRequest, public: str, file: File[UploadedFile]) -> dict[str, Any]:
    """JPEG or PNG, upright. What the camera wrote into the file is removed from it."""
    if (file.size or 0) > limits.FILE_BYTES:
        raise Invalid({"file": [sentence("too-large")]})
    return asdict(take_in(file.read(), public, by=caller(request), on=timezone.localdate()))
