"""Acts that tell somebody outside, and a worker that does so: `telling.py acts|worker LOG`."""

import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import django

django.setup()

from tests.people.cast import DAY, Cast, assemble, li_lei  # noqa: E402
from xieguan.desk import outbox  # noqa: E402
from xieguan.desk.models import Entry  # noqa: E402
from xieguan.desk.worker import work  # noqa: E402
from xieguan.people.models import Engagement  # noqa: E402
from xieguan.people.notes import Effect  # noqa: E402
from xieguan.people.perform import perform  # noqa: E402
from xieguan.people.registry import ACTS  # noqa: E402

RENAME = "persons.rename"


def acts(_log: str) -> None:
    """Somebody is renamed again and again, and each time the register of residents is told."""
    plain = ACTS[RENAME].body
    ACTS[RENAME] = replace(
        ACTS[RENAME], body=lambda *a, **k: replace(plain(*a, **k), effects=(Effect("told"),))
    )
    cast: Cast = assemble()
    human = Engagement.objects.get(public=li_lei(cast)).person.public
    for number in range(100_000):
        perform(RENAME, human, {"name": f"演示{number}", "reason": "更正"}, by=cast.clerk, on=DAY)
        if number == 5:
            print("begun", flush=True)


def worker(log: str) -> None:
    work(threading.Event(), once=True)


def entries(_log: str) -> None:
    print(*Entry.objects.filter(act=RENAME, kind="act").values_list("id", flat=True))


def told(_number: int, body: dict[str, Any]) -> None:
    with Path(sys.argv[2]).open("a") as log:
        log.write(f"{body['entry']}\n")


outbox.sends("told")(told)

if __name__ == "__main__":
    {"acts": acts, "worker": worker, "entries": entries}[sys.argv[1]](sys.argv[2])
