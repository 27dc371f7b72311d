"""Scenes played in a process of their own: `child.py SCENE …`. Each says a line when it has begun."""

import resource
import sys
import threading
import time
from datetime import date, timedelta
from itertools import count

import django

django.setup()

from django.db import DatabaseError, connection, transaction  # noqa: E402

from tests.people.cast import assemble, id_number, li_lei  # noqa: E402
from xieguan.desk import jobs, trail  # noqa: E402
from xieguan.desk.models import Entry, Job  # noqa: E402
from xieguan.desk.trouble import sentence  # noqa: E402
from xieguan.desk.worker import work  # noqa: E402
from xieguan.people.models import Engagement  # noqa: E402


def say(*words: object) -> None:
    print(*words, flush=True)


def number(serial: int) -> str:
    return id_number(date(1960, 1, 1) + timedelta(days=serial // 900), serial % 900)


def people(first: str, how_many: str) -> None:
    """Somebody is taken on again and again, each time by an act; now and then the trail is sealed."""
    cast = assemble()
    longest = 0.0
    for serial in range(int(first), int(first) + int(how_many)):
        began = time.monotonic()
        li_lei(cast, name=f"演示{serial}", id_number=number(serial))
        longest = max(longest, time.monotonic() - began)
        if serial % 20 == 0:
            trail.seal()
        if serial == int(first) + 5:
            say("begun")
    say(f"{longest:.3f}")


def tally() -> None:
    """How many people there are, and how many acts of taking on the trail knows: they must be the same."""
    say(Engagement.objects.count(), Entry.objects.filter(act="engagements.open", kind="act").count())


def crowded(room: str) -> None:
    """Files may grow no further: acts go on until one is refused."""
    cast = assemble()
    li_lei(cast)
    limit = max(entry.stat().st_size for entry in data().glob("xieguan.sqlite3*")) + int(room)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    _until_full(cast)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    li_lei(cast, id_number=number(60_000))
    say("went on")


def full_disk() -> None:
    """The disk itself is full: acts go on until one is refused; then there is room again."""
    cast = assemble()
    (data() / "ballast").write_bytes(b"x" * 1_000_000)
    _until_full(cast)
    (data() / "ballast").unlink()
    li_lei(cast, id_number=number(60_000))
    say("went on")


def _until_full(cast: object) -> None:
    for serial in count(100):
        try:
            li_lei(cast, name="演示" * 30, id_number=number(serial))
        except (DatabaseError, OSError) as error:
            say(sentence(error))
            return


def data():
    from django.conf import settings

    return settings.DATA


@jobs.job("steps")
def steps(arguments, held):
    """Writes one entry a step, with the step's progress."""
    say("begun")
    for step in range(held.done, arguments["steps"]):
        with transaction.atomic():
            trail.write(kind="act", act=f"step.{held.pk}.{step}", actor="worker", outcome="done")
            held.progress(step + 1, arguments["steps"])
        time.sleep(arguments["pause"])
    return {"steps": arguments["steps"]}


def queue(how_many: str, how_long: str, pause: str) -> None:
    with transaction.atomic():
        for _number in range(int(how_many)):
            jobs.queue("steps", {"steps": int(how_long), "pause": float(pause)}, owner="", organisation="")


def worker(lease: str) -> None:
    jobs.LEASE = timedelta(seconds=float(lease))
    jobs.known()
    work(threading.Event(), once=True)


def counted() -> None:
    """Each step once, and every job done: states, steps written, different steps written."""
    written = list(Entry.objects.filter(act__startswith="step.").values_list("act", flat=True))
    states = "".join(sorted(set(Job.objects.filter(name="steps").values_list("state", flat=True))))
    say(states, len(written), len(set(written)))


def whole() -> None:
    """SQLite's own opinion of its file."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        say(cursor.fetchone()[0])


if __name__ == "__main__":
    scenes = {
        entry.__name__: entry for entry in (people, tally, crowded, full_disk, queue, worker, counted, whole)
    }
    scenes[sys.argv[1]](*sys.argv[2:])
