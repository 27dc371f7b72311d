"""The worker: does jobs, sends messages, seals the trail, asks for the night's work. Run as many as you like."""

import logging
import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from django.db import DatabaseError, OperationalError, connection

from xieguan.desk import held, jobs, nightly, outbox, trail
from xieguan.desk.jobs import Gone, Held, JobFailed, Stopping
from xieguan.desk.models import Job
from xieguan.words import _

POLL = 1.0  # seconds between two looks when there is nothing to do
TIDY = 60.0  # seconds between two seals
RENEWALS = 4  # to a lease: three may fail

log = logging.getLogger(__name__)


def work(stopping: threading.Event, *, once: bool = False) -> None:
    """Work until told to stop; with `once`, until there is nothing left to do."""
    tidied = float("-inf")
    while not stopping.is_set():
        busy = False
        try:
            if monotonic() - tidied >= TIDY:
                tidied = monotonic()
                tidy()
            busy = outbox.send_one() | run_one(stopping)
        except (DatabaseError, OSError):
            log.exception("the database or the disk does not answer; trying again")
            with suppress(DatabaseError):
                connection.close()
            if once:
                raise
        if not busy:
            if once:
                return
            stopping.wait(POLL)


def tidy() -> None:
    """Close what has been written on the trail, ask for what is due each night, let go of what was held for a while."""
    nightly.ask()
    held.sweep()
    with suppress(OperationalError):  # writers are busy: the next time
        trail.seal()


def run_one(stopping: threading.Event | None = None) -> bool:
    """Do one job; False where none waits."""
    taken = jobs.claim(f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}")
    if taken is None:
        return False
    held = Held(taken, stopping)
    if taken.state == Job.State.RUNNING:
        with _renewing(held):
            _run(taken, held)
    return True


def _run(taken: Job, held: Held) -> None:
    try:
        result = jobs.known()[taken.name](taken.arguments, held)
    except Gone:
        log.info("job %s is no longer ours", taken.pk)
    except Stopping:
        held.release()
    except JobFailed as error:
        held.fail(str(error))
    except OperationalError:  # a full disk, a lost server: nothing is wrong with the work itself
        with suppress(DatabaseError):
            held.release()
        raise
    except Exception:
        log.exception("job %s (%s) failed", taken.pk, taken.name)
        held.fail(_("the work failed; the log says why under job {number}").format(number=taken.pk))
    else:
        held.finish(result)


@contextmanager
def _renewing(held: Held) -> Iterator[None]:
    """Renew the lease from beside the work, however long one of its steps takes."""
    over = threading.Event()
    beside = threading.Thread(target=_renew, args=(held, over), daemon=True)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join()


def _renew(held: Held, over: threading.Event) -> None:
    every = jobs.LEASE.total_seconds() / RENEWALS
    try:
        while not over.wait(every):
            with suppress(DatabaseError):
                if not held.renew():
                    return
    finally:
        connection.close()  # this thread's own
