"""What is decided on an import: write it, undo it, remove it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from xieguan.desk.papers import DamagedPaper
from xieguan.people.imports import job
from xieguan.people.imports.starting import start
from xieguan.people.models import Import
from xieguan.people.outcomes import Invalid, Refused, Stale
from xieguan.roster import UnusableFile
from xieguan.web.pages import page, user_of
from xieguan.words import _


@page(acts=True)
@require_POST
def commit(request: HttpRequest, public: str) -> HttpResponse:
    """Write it, or go on writing it, and make it count."""
    rename = request.POST.get("rename") == "true"
    says = _("Imported. This is what the law says of these people.")
    return _decided(request, public, lambda **who: start(public, rename=rename, **who), says)


@page(acts=True)
@require_POST
def undo(request: HttpRequest, public: str) -> HttpResponse:
    """Undo it: nothing of it counts any more."""
    return _decided(request, public, lambda **who: job.undo(public, **who), _("The import has been undone."))


@page(acts=True)
@require_POST
def remove(request: HttpRequest, public: str) -> HttpResponse:
    """Remove one that was never finished."""
    return _decided(
        request, public, lambda **who: job.remove(public, **who), _("The import has been removed.")
    )


def _decided(request: HttpRequest, public: str, act: Callable[..., Import], says: str) -> HttpResponse:
    who: dict[str, Any] = {"by": user_of(request), "on": _today()}
    try:
        taken = act(**who)
    except (Invalid, Refused, Stale, UnusableFile, DamagedPaper) as error:
        messages.error(request, _sentence(error))
    else:
        if taken.state in (Import.State.FINISHED, Import.State.UNDONE, Import.State.REMOVED):
            messages.success(request, says)
        if taken.state == Import.State.REMOVED:
            return redirect("imports")
    return redirect("import", public)


def _today() -> date:
    return localdate()


def _sentence(error: Exception) -> str:
    if isinstance(error, Invalid):
        return " ".join(say for says in error.errors.values() for say in says)
    return str(error)
