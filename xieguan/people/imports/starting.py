"""A roster written from a page: a small one at once, a large one by a worker while the page shows how far it is."""

from datetime import date
from typing import Any

from django.db import transaction

from xieguan.desk import jobs
from xieguan.desk.models import Job
from xieguan.people.imports import job
from xieguan.people.imports.allowed import must_be_allowed
from xieguan.people.imports.opened import opened
from xieguan.people.models import Import, User
from xieguan.people.tokens import asked_by

SMALL = 2000  # rows: written in about a second, which nobody need wait for a worker for
JOB = "imports.commit"
ACTIVE = (Job.State.WAITING, Job.State.RUNNING)


def start(public: str, *, by: User, on: date, rename: bool = False) -> Import:
    """Write and commit an import, or ask a worker to. Raises what `imports.commit` raises, UnusableFile, DamagedPaper.

    Asked twice it is done once: while a job for it waits or runs there is no second.
    """
    must_be_allowed(JOB, public, by=by, on=on)
    taken = Import.objects.select_related("organisation").get(public=public)
    if active_job(taken) is not None:
        return taken
    if rows_about(taken) <= SMALL:
        return job.resume(public, by=by, on=on, rename=rename)
    ask(public, by=by, on=on, rename=rename)
    return taken


def ask(public: str, *, by: User, on: date, rename: bool = False) -> Job:
    """Ask a worker to write and commit an import; where one was asked already, that job. Raises as `start` does."""
    must_be_allowed(JOB, public, by=by, on=on)
    with transaction.atomic():
        taken = Import.objects.select_for_update().get(public=public)  # of two at once one queues
        arguments = {"import": public, **asked_by(by), "on": on.isoformat(), "rename": rename}
        return active_job(taken) or jobs.queue(
            JOB, arguments, owner=by.public, organisation=taken.organisation.public
        )


def rows_about(taken: Import) -> int:
    """About how many rows its sheet has. Raises UnusableFile, DamagedPaper."""
    if taken.total is not None:
        return int(taken.total)
    with opened(taken) as stream:
        return stream.height


def latest_job(taken: Import) -> Job | None:
    """The last job that was asked to write an import; None where none was."""
    asked: dict[str, Any] = {"name": JOB, "arguments__import": taken.public}
    return Job.objects.filter(**asked).order_by("-pk").first()


def active_job(taken: Import) -> Job | None:
    """The job that waits or runs for an import; None where none does."""
    found = latest_job(taken)
    return found if found is not None and found.state in ACTIVE else None
