"""Long work, done by workers: queued in the caller's transaction, held by a lease, resumed when its worker dies.

Later floors declare what can be done, in a module `jobs` of their app:

    @job("imports.commit")
    def commit(arguments: dict[str, Any], held: Held) -> dict[str, Any]:
        for batch in …:
            with transaction.atomic():
                …
                held.progress(done, total)

A job must be able to begin again where it stopped: it may be broken off anywhere. `held.progress` belongs inside the
transaction of each step. It raises Gone where the job was cancelled or has passed to another worker, and the step that
no longer counts is rolled back with it.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from xieguan.desk.models import Job
from xieguan.words import _

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 5
State = Job.State


class JobFailed(Exception):
    """The work cannot be done; the message is the sentence for whoever asked for it."""


class Gone(Exception):
    """The job is no longer this worker's: cancelled, or its lease passed and another has it."""


class Stopping(Exception):
    """The worker has been told to stop; the job goes back, to be taken up again."""


Body = Callable[[dict[str, Any], "Held"], dict[str, Any] | None]
JOBS: dict[str, Body] = {}


def job(name: str) -> Callable[[Body], Body]:
    """Declare the work that goes by a name."""

    def declare(body: Body) -> Body:
        if JOBS.setdefault(name, body) is not body:
            raise ValueError(f"two jobs are called {name}")
        return body

    return declare


def known() -> dict[str, Body]:
    """Every job of every floor."""
    _discover()
    return JOBS


@cache
def _discover() -> None:
    autodiscover_modules("jobs")


def queue(name: str, arguments: dict[str, Any], *, owner: str, organisation: str) -> Job:
    """Ask for work. It begins after the caller's transaction has committed, and not at all if that is rolled back."""
    if name not in known():
        raise ValueError(f"no job is called {name}")
    return Job.objects.create(
        name=name, arguments=arguments, owner=owner, organisation=organisation, queued_at=timezone.now()
    )


def cancel(pk: int) -> bool:
    """Call a job off, whether it waits or runs; False if it has ended already. What it has committed stays."""
    running = Job.objects.filter(pk=pk, state__in=(State.WAITING, State.RUNNING))
    return bool(running.update(state=State.CANCELLED, ended_at=Now()))


def claim(worker: str) -> Job | None:
    """Take the oldest job that waits, or whose worker has let its lease pass. No two workers get the same."""
    if not _free().exists():  # asked without a lock: most of the time there is nothing
        return None
    with transaction.atomic():
        free = _free().order_by("pk")
        if connection.features.has_select_for_update_skip_locked:
            free = free.select_for_update(skip_locked=True)  # elsewhere there is one writer at a time
        taken = free.first()
        if taken is None:
            return None
        _take(taken, worker)
    return Job.objects.get(pk=taken.pk)


def _free() -> QuerySet[Job]:
    lapsed = Q(state=State.RUNNING, leased_until__lt=Now())
    return Job.objects.filter(Q(state=State.WAITING) | lapsed, name__in=known())


def _take(taken: Job, worker: str) -> None:
    these = Job.objects.filter(pk=taken.pk)
    if taken.attempts >= MOST_ATTEMPTS:
        says = _("the work was broken off {count} times without getting on").format(count=taken.attempts)
        these.update(state=State.FAILED, error=says, ended_at=Now())
        return
    these.update(
        state=State.RUNNING,
        worker=worker,
        leased_until=Now() + LEASE,
        started_at=taken.started_at or Now(),
        attempts=F("attempts") + 1,
    )


class Held:
    """A job in a worker's hands. What it says is heard only as long as the job is his."""

    def __init__(self, taken: Job, stopping: threading.Event | None = None) -> None:
        self.pk, self.worker, self.stopping = taken.pk, taken.worker, stopping
        self.done = taken.done  # where whoever had it before had got to

    @property
    def _mine(self) -> QuerySet[Job]:
        return Job.objects.filter(pk=self.pk, worker=self.worker, state=State.RUNNING)

    def progress(self, done: int, total: int | None = None) -> None:
        """Say how far the work is. Raises Gone, or Stopping."""
        if self.stopping is not None and self.stopping.is_set():
            raise Stopping
        attempts = Case(
            When(done__lt=done, then=Value(0)), default=F("attempts"), output_field=IntegerField()
        )
        if not self._mine.update(done=done, total=total, leased_until=Now() + LEASE, attempts=attempts):
            raise Gone
        self.done = done

    def renew(self) -> bool:
        """Hold on to it for another while; False if it is gone."""
        return bool(self._mine.update(leased_until=Now() + LEASE))

    def release(self) -> None:
        """Give it back, to be taken up again."""
        self._mine.update(state=State.WAITING, leased_until=None)

    def finish(self, result: dict[str, Any] | None) -> bool:
        """The work is done; False if it was called off meanwhile."""
        return bool(self._mine.update(state=State.DONE, result=result, ended_at=Now()))

    def fail(self, says: str) -> None:
        """The work cannot be done."""
        self._mine.update(state=State.FAILED, error=says[:1000], ended_at=Now())
