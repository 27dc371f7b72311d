"""Engagements and persons, with facts and verdicts."""

from datetime import date
from typing import Any, Literal

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.params.functions import Query

from xieguan.api import schemas, shapes
from xieguan.api.acts import read_object
from xieguan.api.auth import caller
from xieguan.api.organisations import Limit, below
from xieguan.api.paging import page
from xieguan.people import reads, reveal
from xieguan.people.outcomes import Invalid
from xieguan.people.suppliers import facts_of
from xieguan.people.verdicts import verdict_of
from xieguan.words import _

engagements = Router(tags=["engagements"])
persons = Router(tags=["persons"])
Status = Literal["", "in-office", "left"]
Text: Any = Query("", max_length=80)


@engagements.get("", response=schemas.Page[schemas.Engagement], summary="The engagements you reach")
def listing(
    request: HttpRequest,
    organisation: str = "",
    status: Status = "",
    mode: str = "",
    name: str = Text,
    cursor: str = "",
    limit: int = Limit,
) -> dict[str, Any]:
    """Those of an organisation and all below it; `name` is the beginning of a name or of its pinyin."""
    rows = reads.rows("engagements.see", caller(request)).select_related("person", "organisation", "firm")
    rows = below(rows, organisation, request, "organisation__path")
    if status:
        left = Q(left_on__isnull=False, left_on__lte=timezone.localdate())
        rows = rows.filter(left if status == "left" else ~left)
    if mode:
        rows = rows.filter(mode=mode)
    if name:
        rows = rows.filter(_called(name, "person__"))
    return page(rows, shapes.engagement, cursor, limit)


def _called(name: str, prefix: str = "") -> Q:
    if not name.isprintable():
        raise Invalid({"name": [_("there are characters in it that cannot be printed")]})
    return Q(**{f"{prefix}name__startswith": name}) | Q(**{f"{prefix}pinyin__startswith": name.lower()})


@engagements.get("/{public}", response=schemas.EngagementWithFacts, summary="One engagement, with its facts")
def one(request: HttpRequest, public: str, on: date | None = None) -> dict[str, Any]:
    """What is known of it on a day, today if none is given."""
    found = reads.one("engagements.see", public, caller(request))
    day = on or timezone.localdate()
    facts = shapes.facts(facts_of("engagement", found.pk, day))
    return {**shapes.engagement(found), "on": day.isoformat(), "facts": facts}


@engagements.get("/{public}/verdict", response=schemas.Verdict, summary="What the law says of it")
def verdict(request: HttpRequest, public: str, act: str = "", on: date | None = None) -> dict[str, Any]:
    """Of the person as he is, or of an `act` that would be done to him; by the law of a day."""
    found = reads.one("engagements.see", public, caller(request))
    return shapes.verdict(verdict_of(found, on or timezone.localdate(), act))


@persons.get("", response=schemas.Page[schemas.Person], summary="The persons you reach")
def persons_listing(
    request: HttpRequest, name: str = Text, cursor: str = "", limit: int = Limit
) -> dict[str, Any]:
    """`name` is the beginning of a name or of its pinyin. There is no search by ID number in an address."""
    rows = reads.rows("persons.see", caller(request)).prefetch_related("former_names")
    return page(rows.filter(_called(name)) if name else rows, shapes.person, cursor, limit)


@persons.get("/{public}", response=schemas.Person, summary="One person")
def person(request: HttpRequest, public: str) -> dict[str, Any]:
    """A person, without the ID number."""
    return shapes.person(reads.one("persons.see", public, caller(request)))


@persons.post("/{public}/reveal", response=schemas.Revealed, summary="The full ID number, for a purpose",
              openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": {
                  "type": "object", "required": ["purpose"],
                  "properties": {"purpose": {"type": "string", "maxLength": 400}}}}}}})  # fmt: skip
def show_number(request: HttpRequest, public: str) -> dict[str, Any]:
    """Who has seen it, and what for, is on the trail before it is shown."""
    purpose = read_object(request).get("purpose", "")
    if not isinstance(purpose, str):
        raise Invalid({"purpose": [_("say what the full number is needed for, in one line")]})
    return {"id_number": reveal.reveal(public, purpose=purpose, by=caller(request), on=timezone.localdate())}
