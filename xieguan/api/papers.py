"""The papers of a record, as files."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query

from xieguan.api.auth import caller
from xieguan.people.papers.making import FORMS, make

router = Router(tags=["papers"])
FILE = {"schema": {"type": "string", "format": "binary"}}
ANSWERS = {
    200: {"description": "OK", "content": {media_type: FILE for media_type, _setting in FORMS.values()}}
}
Form: Any = Query("pdf", alias="as")


@router.get("/{name}/{public}", summary="A paper of a record", openapi_extra={"responses": ANSWERS})
def paper(
    request: HttpRequest,
    name: str,
    public: str,
    form: Literal["pdf", "docx"] = Form,
    on: date | None = None,
) -> HttpResponse:
    """As PDF or as Word, of a day. What holds personal data leaves a line on the trail, with the file's hash."""
    made = make(name, public, form=form, by=caller(request), on=on or timezone.localdate())
    return HttpResponse(made.content, content_type=made.media_type)
