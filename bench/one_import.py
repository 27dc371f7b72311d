"""One way of writing one roster into an empty office: `WAY FILE` prints JSON. A second writer times its waits."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

ON, BATCH = date(2023, 12, 31), 1000


def bare(file: Path, cast: Any) -> float:
    """The models' own `bulk_create`, of rows that lie ready: no matching, no sheet, no trail, nothing invisible."""
    from django.db import transaction

    from xieguan.people.models import Engagement, Import, Person, Statement

    taken = Import.objects.create(
        organisation=cast.county, file="0" * 64, file_name="bare", as_of=ON, made_by=cast.clerk, made_at=_now(),
        state="finished",
    )  # fmt: skip
    people, engagements, statements = _objects(file, taken)
    start = perf_counter()
    for model, rows in ((Person, people), (Engagement, engagements), (Statement, statements)):
        source = iter(rows)
        while batch := list(islice(source, BATCH)):
            with transaction.atomic():
                model.objects.bulk_create(batch)
    return perf_counter() - start


def _objects(file: Path, taken: Any) -> tuple[list[Any], list[Any], list[Any]]:
    from xieguan.people.imports.entries import COLUMN, Entries
    from xieguan.people.models import Engagement, Person, Statement
    from xieguan.roster import read_roster

    roster = read_roster(file, on=ON)
    entries = Entries(roster.facts)
    people, engagements, statements = [], [], []
    for number, row in enumerate(roster.rows, 1):
        facts = row.facts
        people.append(
            Person(id=number, name=row.name, pinyin="", id_number=b"x" * 51, id_index=f"{number:064}",
                   born_on=facts["born_on"], sex="male")
        )  # fmt: skip
        engagements.append(
            Engagement(id=number, person_id=number, organisation=taken.organisation, mode=facts["hiring_mode"],
                       hired_on=facts["hired_on"], first_hired_on=facts["first_hired_on"], imported_by=taken)
        )  # fmt: skip
        statements += [
            Statement(engagement_id=number, fact=fact, as_of=ON, source=taken, **{COLUMN[fact]: value})
            for fact, value in entries.states(row)
        ]
    return people, engagements, statements


def imported(file: Path, cast: Any) -> float:
    """The whole way: kept, read, matched, encrypted, written invisibly, committed, on the sheet and on the trail."""
    from xieguan.people.imports import job, upload

    start = perf_counter()
    taken = upload.take_in(file, file.name, organisation=cast.county.public, by=cast.clerk, on=ON, as_of=ON)
    done = job.resume(taken.public, by=cast.clerk, on=ON)
    assert done.settled, done.state
    return perf_counter() - start


WAYS: dict[str, Callable[[Path, Any], float]] = {
    "bulk_create of rows that lie ready": bare,
    "import: read, encrypted, matched, on the sheet, committed": imported,
}


def waiting() -> None:
    """Another writer: once in a while a small write, until its input ends. Prints the longest wait."""
    import select

    import django

    django.setup()
    from xieguan.desk.models import CalendarDay

    longest = 0.0
    print("begun", flush=True)
    while not select.select([sys.stdin], [], [], 0.02)[0]:
        start = perf_counter()
        CalendarDay.objects.update_or_create(day=ON, defaults={"worked": True})
        longest = max(longest, perf_counter() - start)
    print(longest)


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()


def main(way: str, file: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from bench.one_audit import megabytes
    from tests.people.cast import assemble

    call_command("migrate", verbosity=0)
    cast = assemble()
    command = [sys.executable, "-m", "bench.one_import", "--waiting"]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout
    other.stdout.readline()
    seconds = WAYS[way](Path(file), cast)
    waited = float(other.communicate("\n")[0])
    from xieguan.people.models import Engagement

    rows = Engagement.objects.visible().count()
    print(json.dumps({"rows": rows, "seconds": seconds, "megabytes": megabytes(), "waited": waited}))


if __name__ == "__main__":
    waiting() if sys.argv[1:] == ["--waiting"] else main(*sys.argv[1:])
