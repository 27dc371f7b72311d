"""An import killed at random moments, again and again: `importing.py PEOPLE KILLS SEED` prints what it saw as JSON.

Each writer is a process of its own, forked off after Django is set up, so that a kill costs no start. Whatever it was
doing, resuming or removing, the next process goes on with the same import.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import django

django.setup()

from django.db import connections  # noqa: E402
from django.db.models import Count  # noqa: E402

from tests.people.cast import DAY, Cast, assemble, id_number  # noqa: E402
from tests.people.rosters import person, roster  # noqa: E402
from xieguan.desk import turns  # noqa: E402
from xieguan.people.imports import job, settling, upload  # noqa: E402
from xieguan.people.models import Engagement, Import, Person, SheetRow, Statement  # noqa: E402
from xieguan.people.sheet import differences  # noqa: E402

job.BATCH, turns.LOOK = 25, 0
settling.FEW = 100  # the sheet of those known before follows in batches, which can be killed too
STATES = Import.State
LONGEST = 1.3  # of an undisturbed run: some kills come too late


def rows(count: int, education: str) -> bytes:
    born = [date(1985 + serial // 300 % 15, 1 + serial % 12, 1 + serial % 28) for serial in range(count)]
    people = [
        person(serial % 1000, 姓名=f"示例{serial}", 身份证号=id_number(born[serial], serial % 1000), 学历=education,
               胸号=f"XG01{serial:04}")
        for serial in range(count)
    ]  # fmt: skip
    return roster(*people)


def forked(work: Callable[[], object], seconds: float | None) -> bool:
    """Do some work in a process of its own and kill it after a while; whether it came to its end."""
    connections.close_all()
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    return os.WIFEXITED(os.waitpid(pid, 0)[1])


class Story:
    """One office, one import at a time, and everything that must hold whenever somebody looks."""

    def __init__(self, count: int, seed: int) -> None:
        self.count, self.chance = count, random.Random(seed)
        self.cast: Cast = assemble()
        self.seen: Counter[str] = Counter()
        self.before = self.tables()
        self.run_time = 0.0

    def take_in(self, content: bytes, as_of: date) -> Import:
        return upload.take_in(
            content, "r.csv", organisation=self.cast.county.public, by=self.cast.clerk, on=DAY, as_of=as_of
        )

    def resume(self, taken: Import) -> object:
        return job.resume(taken.public, by=self.cast.clerk, on=DAY)

    def remove(self, taken: Import) -> object:
        return job.remove(taken.public, by=self.cast.clerk, on=DAY)

    def measure(self, taken: Import) -> None:
        """How long an import takes when nobody disturbs it; then it is as if it had never been."""
        began = time.monotonic()
        assert forked(lambda: self.resume(taken), None)
        self.run_time = time.monotonic() - began
        taken.refresh_from_db()
        assert taken.state == STATES.FINISHED, taken.state

    def disturb(self, taken: Import, kills: int, visible: int) -> int:
        """Resume it until it is finished, or, now and then, remove it; killed at random. How many kills were needed."""
        for kill in range(1, kills + 1):
            work = (
                self.remove if taken.state == STATES.REMOVING or self.chance.random() < 0.2 else self.resume
            )
            if taken.state == STATES.FINISHED:
                work = self.resume
            forked(lambda work=work: work(taken), self.chance.uniform(0, self.run_time * LONGEST))
            taken.refresh_from_db()
            self.look(taken, visible)
            if (taken.state == STATES.FINISHED and taken.settled) or taken.state == STATES.REMOVED:
                return kill
        return kills

    def look(self, taken: Import, visible: int) -> None:
        """Nothing half, nothing twice."""
        self.seen[taken.state] += 1
        seen = Engagement.objects.visible().count()
        finished = taken.state == STATES.FINISHED
        assert seen == (self.count if finished else visible), (taken.state, seen)
        assert Statement.objects.filter(source__state="finished").exists() == (finished or visible > 0)
        assert SheetRow.objects.exclude(path="").count() == seen
        twice = (
            Engagement.objects.filter(undone=False)
            .values("person")
            .annotate(times=Count("pk"))
            .filter(times__gt=1)
        )
        assert not twice.exists()
        assert Person.objects.count() <= self.count
        if taken.state == STATES.WRITING and not visible:
            assert Engagement.objects.filter(imported_by=taken).count() == taken.done

    def tables(self) -> list[int]:
        return [model.objects.count() for model in (Person, Engagement, Statement, SheetRow)]

    def end(self, taken: Import, visible: int) -> None:
        """One command, and all is well."""
        if taken.state == STATES.REMOVING:
            self.remove(taken)
        elif taken.state != STATES.REMOVED:
            self.resume(taken)
        taken.refresh_from_db()
        self.look(taken, visible)
        assert not list(differences(DAY))


def main(count: int, kills: int, seed: int) -> dict[str, Any]:
    story = Story(count, seed)
    first, second = rows(count, "大专"), rows(count, "本科")
    story.measure(story.take_in(first, date(2023, 5, 30)))
    assert forked(
        lambda: job.undo(Import.objects.get(state="finished").public, by=story.cast.clerk, on=DAY), None
    )
    done = 0
    goal = kills // 2
    while done < goal:  # of people nobody knows
        taken = story.take_in(first, date(2023, 5, 31))
        done += story.disturb(taken, goal - done, visible=0)
        if taken.state == STATES.FINISHED and done < goal:
            assert forked(lambda taken=taken: job.undo(taken.public, by=story.cast.clerk, on=DAY), None)
    story.end(taken, visible=0)
    assert forked(lambda: story.resume(story.take_in(first, date(2023, 5, 29))), None)
    goal = kills
    while done < goal:  # of people on record
        taken = story.take_in(second, DAY)
        done += story.disturb(taken, goal - done, visible=count)
        if taken.state == STATES.FINISHED and done < goal:
            assert forked(lambda taken=taken: job.undo(taken.public, by=story.cast.clerk, on=DAY), None)
    story.end(taken, visible=count)
    return {"kills": done, "seconds": story.run_time, "seen": dict(story.seen)}


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:]))))
