"""The long work of this floor."""

from datetime import date
from typing import Any

from django.utils import timezone

from xieguan.desk.jobs import Held, JobFailed, job
from xieguan.desk.nightly import nightly
from xieguan.desk.papers import DamagedPaper
from xieguan.people import sheet
from xieguan.people.imports.job import resume
from xieguan.people.looking import proving
from xieguan.people.models import User
from xieguan.people.outcomes import ActError
from xieguan.roster import UnusableFile


@job("sheet.rebuild")
def rebuild_sheet(arguments: dict[str, Any], _held: Held) -> dict[str, Any]:
    """Build the sheet for a day: age and windows move without anybody writing anything."""
    day = max(
        date.fromisoformat(arguments["day"]), timezone.localdate()
    )  # late work must not take the sheet back
    return {"built": sheet.rebuild(day)}


nightly("sheet.rebuild")


@job("imports.commit")
def commit_import(arguments: dict[str, Any], held: Held) -> dict[str, Any]:
    """Write an import and commit it, in the name of whoever asked; broken off, it goes on after its last batch."""
    user = User.objects.get(public=arguments["by"])
    try:
        done = resume(
            arguments["import"],
            by=user,
            on=date.fromisoformat(arguments["on"]),
            rename=bool(arguments.get("rename")),
            progress=held.progress,
        )
    except (ActError, UnusableFile, DamagedPaper) as error:
        raise JobFailed(str(error)) from error
    return {"import": done.public, "state": done.state, "counts": done.counts}


@job("trail.verify")
def prove_trail(_arguments: dict[str, Any], _held: Held) -> dict[str, Any]:
    """Hold the whole trail against its seals."""
    return proving.proof()


@job("trail.export")
def export_trail(arguments: dict[str, Any], _held: Held) -> dict[str, Any]:
    """Write the whole trail to a file that is kept."""
    return proving.export(arguments["organisation"])
