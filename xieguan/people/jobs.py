"""The long work of this floor."""

from datetime import date
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from xieguan.desk import papers, sweeping
from xieguan.desk.jobs import Held, JobFailed, job
from xieguan.desk.nightly import nightly
from xieguan.desk.papers import DamagedPaper
from xieguan.people import attempts, sheet
from xieguan.people.exporting.export import Wanted, exported
from xieguan.people.imports.job import resume
from xieguan.people.looking import proving
from xieguan.people.outcomes import ActError
from xieguan.people.tokens import asker
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
    try:
        done = resume(
            arguments["import"],
            by=asker(arguments, timezone.now()),
            on=date.fromisoformat(arguments["on"]),
            rename=bool(arguments.get("rename")),
            progress=held.progress,
        )
    except (ActError, UnusableFile, DamagedPaper) as error:
        raise JobFailed(str(error)) from error
    return {"import": done.public, "state": done.state, "counts": done.counts}


@job("sign_ins.tidy")
def tidy_sign_ins(_arguments: dict[str, Any], _held: Held) -> dict[str, Any]:
    """Forget sessions that are over and attempts that can lock nobody any more; the trail keeps what happened."""
    call_command("clearsessions")
    return {"attempts": attempts.forget(timezone.now())}


nightly("sign_ins.tidy")


@job("papers.sweep")
def sweep_papers(_arguments: dict[str, Any], _held: Held) -> dict[str, Any]:
    """Remove files that no paper holds: of acts that did not happen, of exports a day after they were made."""
    return {"files": sweeping.sweep()}


nightly("papers.sweep")


@job("roster.export")
def export_roster(arguments: dict[str, Any], held: Held) -> dict[str, Any]:
    """Write a large roster for whoever asked, and keep it for a day; only he fetches it."""
    wanted = Wanted(arguments["query"], tuple(arguments["columns"]), tuple(arguments["people"]))
    on = timezone.localdate()
    try:
        with exported(wanted, by=asker(arguments, timezone.now()), on=on, said=held.progress) as (
            path,
            count,
        ):
            return {"paper": papers.keep(path), "people": count, "on": on.isoformat()}
    except ActError as error:
        raise JobFailed(str(error)) from error


@job("trail.verify")
def prove_trail(_arguments: dict[str, Any], _held: Held) -> dict[str, Any]:
    """Hold the whole trail against its seals."""
    return proving.proof()


@job("trail.export")
def export_trail(arguments: dict[str, Any], _held: Held) -> dict[str, Any]:
    """Write the whole trail to a file that is kept."""
    return proving.export(arguments["organisation"])
