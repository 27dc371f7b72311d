"""Tells a short demo into a folder, with all the same code, and prints what came of it: `FOLDER DAY`."""

import json
import os
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from xieguan.demo import directory

SIZE = 0.02


def told(day: date) -> dict[str, Any]:
    from django.test import Client

    from xieguan.demo import telling
    from xieguan.demo.story import PASSWORD
    from xieguan.desk import trail
    from xieguan.desk.doctor import examine
    from xieguan.desk.models import Entry
    from xieguan.people.models import Grant, Import, Standing, User

    telling.tell(day, size=SIZE)
    proof = trail.verify()
    return {
        "trail": Counter("/".join(entry) for entry in Entry.objects.values_list("kind", "outcome")),
        "acts": Counter(Entry.objects.filter(kind="act").values_list("act", flat=True)),
        "faults": len(proof.faults),
        "unsealed": proof.unsealed,
        "imports": Counter(Import.objects.values_list("state", flat=True)),
        "offices": list(Standing.objects.values_list("name", "region", "kind")),
        "roles": Counter(Grant.objects.values_list("role", flat=True)),
        "signs_in": [
            Client().login(username=name, password=PASSWORD) for name in ("sx-clerk", "ha-leader", "system")
        ],
        "one_time": User.objects.filter(one_time=True).count(),
        "doctor": [finding.say for finding in examine() if finding.state == "bad"],
        "laws": laws(day),
        "tallies": tallied(day),
    }


def laws(day: date) -> dict[str, dict[str, Any]]:
    from xieguan.people.laws import laws_of
    from xieguan.people.models import Standing

    found = Standing.objects.exclude(kind="firm").select_related("organisation")
    return {
        standing.name: {
            law.pack.id: [law.state, law.parameters.get("min_prejob_workdays")]
            for law in laws_of(standing.organisation, day)
        }
        for standing in found
    }


def tallied(day: date) -> dict[str, dict[str, list[int]]]:
    """Every rule over each of the two places."""
    from xieguan.people.laws import laws_of
    from xieguan.people.models import Standing
    from xieguan.people.tally import rows_of, tallies

    found: dict[str, dict[str, list[int]]] = {}
    for region in ("14", "320685"):
        place = Standing.objects.filter(region=region).exclude(kind="firm").earliest("pk").organisation
        for law in laws_of(place, day):
            for rule, counts in tallies(law, rows_of([place.path])).items():
                count = counts[None]
                found.setdefault(law.pack.id, {})[f"{region}/{rule}"] = [
                    count.met, count.fail, count.unknown, count.pending,
                ]  # fmt: skip
    return found


if __name__ == "__main__":
    folder, day = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    directory.begin(folder)
    os.environ["XIEGUAN_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xieguan.settings")
    import django

    django.setup()
    print(json.dumps(told(day), ensure_ascii=False))
    directory.finish(folder, day)
