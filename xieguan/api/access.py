"""Accounts and grants, and who the caller is."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from xieguan.api import schemas, shapes
from xieguan.api.auth import caller
from xieguan.api.organisations import Limit, below
from xieguan.api.paging import page
from xieguan.people import reads
from xieguan.people.models import Organisation
from xieguan.people.scope import reach

router = Router(tags=["access"])


@router.get("/me", response=schemas.Me, summary="Who you are here")
def me(request: HttpRequest) -> dict[str, Any]:
    """The user of the token, and what it reaches today."""
    user = caller(request)
    grants = reach(user, timezone.localdate()).grants
    paths = {path for _role, path in grants}
    names = dict(Organisation.objects.filter(path__in=paths).values_list("path", "public"))
    # a token narrowed to a part of the tree may end at a path that is nobody's any more
    held = [{"role": role.value, "organisation": names[path]} for role, path in grants if path in names]
    return {"id": user.public, "name": user.name, "reaches": held}


@router.get("/users", response=schemas.Page[schemas.User], summary="The accounts you reach")
def users(request: HttpRequest, cursor: str = "", limit: int = Limit) -> dict[str, Any]:
    """For administrators and leaders."""
    rows = reads.rows("users.see", caller(request)).select_related("home")
    return page(rows, shapes.user, cursor, limit)


@router.get("/grants", response=schemas.Page[schemas.Grant], summary="The grants you reach")
def grants(
    request: HttpRequest, organisation: str = "", cursor: str = "", limit: int = Limit
) -> dict[str, Any]:
    """Who may do what where, those that have ended included."""
    rows = reads.rows("grants.see", caller(request)).select_related("user", "organisation")
    return page(below(rows, organisation, request, "organisation__path"), shapes.grant, cursor, limit)
