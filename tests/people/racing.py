"""Races against a database of their own, a connection for each thread: `python -m tests.people.racing`.

It prints what came of them as JSON. A test database cannot be used: its transaction hides what others do, and the trail
lets nobody empty it afterwards.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.backends.signals import connection_created  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.people.cast import DAY, Cast, assemble, id_number, li_lei, office  # noqa: E402
from tests.people.subjects import exemption  # noqa: E402
from xieguan.desk import trail  # noqa: E402
from xieguan.desk.models import Entry  # noqa: E402
from xieguan.people import attempts  # noqa: E402
from xieguan.people.invariants import breaches  # noqa: E402
from xieguan.people.models import Engagement, Exemption, Organisation, Person  # noqa: E402
from xieguan.people.models.organisation import Kind  # noqa: E402
from xieguan.people.perform import perform  # noqa: E402
from xieguan.people.registry import act  # noqa: E402
from xieguan.people.roles import Role  # noqa: E402

Work = Callable[[int], Any]


@connection_created.connect
def hurry(connection: Any, **_signal: Any) -> None:
    """What is tried here is who comes first, not what a power cut leaves: no waiting for the disk."""
    postgres = ("SET synchronous_commit = off", "SET deadlock_timeout = '50ms'")
    with connection.cursor() as cursor:
        for statement in postgres if connection.vendor == "postgresql" else ("PRAGMA synchronous = OFF",):
            cursor.execute(statement)


def race(works: list[Work], rounds: int = 1) -> list[list[Any]]:
    """Let every work run at the same moment, round by round; what each answered or raised, by round."""
    barrier = threading.Barrier(len(works))
    answers: list[list[Any]] = [[None] * len(works) for _round in range(rounds)]

    def run(lane: int) -> None:
        try:
            for number in range(rounds):
                barrier.wait(60)
                answers[number][lane] = _answer(works[lane], number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(lane,)) for lane in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _answer(work: Work, number: int) -> Any:
    try:
        return work(number)
    except Exception as error:  # noqa: BLE001  whatever it is, the test must see it
        return type(error).__name__


def one_key(cast: Cast) -> dict[str, Any]:
    """Twenty calls with one key at once."""
    data = {"name": "李雷", "id_number": id_number(), "mode": "direct", "hired_on": "2023-03-01"}

    def call(_number: int) -> Any:
        done = perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY, key="once")
        return [done.subject, done.version, done.entry]

    [answers] = race([call] * 20)
    entries = Entry.objects.filter(act="engagements.open", key="once", kind="act").count()
    return {"answers": answers, "engagements": Engagement.objects.count(), "entries": entries}


def stale(cast: Cast, rounds: int = 1000) -> dict[str, Any]:
    """Two calls with the version that both have seen, again and again."""
    unit = office(cast.county, "零", Kind.UNIT, "140199")
    perform("organisations.rename", unit.public, {"name": "起"}, by=cast.system, on=DAY, version=0)

    def renamer(lane: int) -> Work:
        def work(number: int) -> Any:
            name = f"{number}-{lane}"
            perform(
                "organisations.rename",
                unit.public,
                {"name": name},
                by=cast.system,
                on=DAY,
                version=number + 1,
            )
            return name

        return work

    answers = race([renamer(0), renamer(1)], rounds)
    winners = [answer for pair in answers for answer in pair if answer != "Stale"]
    kept = Entry.objects.filter(act="organisations.rename", kind="act", subject=unit.public).order_by("id")
    details = list(kept.values_list("detail", flat=True))
    unit.refresh_from_db()
    return {
        "odd": [pair for pair in answers if pair.count("Stale") != 1],
        "winners": winners == [detail["is"]["name"] for detail in details[1:]],
        "chained": all(b["was"] == a["is"] for a, b in pairwise(details)),
        "version": unit.version,
        "refusals": Entry.objects.filter(subject=unit.public, outcome="stale").count(),
    }


def checkers(cast: Cast, rounds: int = 30) -> dict[str, Any]:
    """The maker, and two others who may decide, decide at once."""
    asked = [exemption(cast.county) for _round in range(rounds)]
    Exemption.objects.update(asked_by=cast.leader)

    def decider(who: Any, verb: str, data: dict[str, str]) -> Work:
        return lambda number: bool(perform(f"exemptions.{verb}", asked[number].public, data, by=who, on=DAY))

    from tests.people.cast import user

    third = user("third", "张局", Role.LEADER, cast.province)
    answers = race(
        [
            decider(cast.leader, "approve", {}),
            decider(cast.second_leader, "approve", {}),
            decider(third, "decline", {"reason": "不"}),
        ],
        rounds,
    )
    makers = [maker for maker, _second, _third in answers]
    others = [sorted(map(str, pair)) for _maker, *pair in answers]
    return {"makers": makers, "others": others}


def one_person(cast: Cast, rounds: int = 20) -> dict[str, Any]:
    """Clerks of two offices record the same person at once, and one of them twice."""

    def opener(where: Organisation, who: Any) -> Work:
        def work(number: int) -> Any:
            data = {
                "name": "李雷",
                "id_number": id_number(serial=500 + number),
                "mode": "direct",
                "hired_on": "2023-03-01",
            }
            return bool(perform("engagements.open", where.public, data, by=who, on=DAY))

        return work

    before = Person.objects.count()
    works = [
        opener(cast.county, cast.clerk),
        opener(cast.county, cast.clerk),
        opener(cast.elsewhere, cast.stranger),
    ]
    answers = race(works, rounds)
    return {
        "people": Person.objects.count() - before,
        "answers": [[str(one) for one in row] for row in answers],
    }


def knots(cast: Cast, rounds: int = 5) -> dict[str, Any]:
    """Two moves at once that would together tie a knot into the tree, and one who founds below meanwhile."""
    pairs = [
        (office(cast.city, f"甲{number}", Kind.UNIT, "14"), office(cast.city, f"乙{number}", Kind.UNIT, "14"))
        for number in range(rounds)
    ]

    def mover(which: int) -> Work:
        def work(number: int) -> Any:
            one, other = pairs[number][which], pairs[number][1 - which]
            data = {"parent": other.public}
            return bool(perform("organisations.move", one.public, data, by=cast.system, on=DAY))

        return work

    def founder(number: int) -> Any:
        data = {"name": "新", "kind": "unit", "region": "14"}
        return bool(perform("organisations.establish", pairs[number][0].public, data, by=cast.system, on=DAY))

    answers = race([mover(0), mover(1), founder], rounds)
    return {"answers": [[str(one) for one in row] for row in answers]}


@act("exits.keep", of=Engagement, by=[Role.CLERK], facts=["kept_despite_ground"])
def keep(engagement: Engagement, *, kept_despite_ground: bool = False) -> None:
    """Keep somebody on: an act of a later stage that a *should* gates."""


def one_use(cast: Cast, rounds: int = 20) -> dict[str, Any]:
    """Two acts want the same exception at once."""
    data = {"kept_despite_ground": True}
    asking = {
        "act": "exits.keep",
        "pack": "cn-sx-2022-180",
        "rule": "kept-on-with-a-reason",
        "reason": "理由",
    }
    subjects = [li_lei(cast, id_number=id_number(serial=700 + number)) for number in range(rounds)]
    for subject in subjects:
        given = {**asking, "record": subject, "data": data}
        asked = perform("exemptions.ask", cast.county.public, given, by=cast.clerk, on=DAY)
        perform("exemptions.approve", asked.subject, by=cast.leader, on=DAY)

    def work(number: int) -> Any:
        return bool(perform("exits.keep", subjects[number], data, by=cast.clerk, on=DAY))

    return {"answers": [sorted(str(one) for one in row) for row in race([work, work], rounds)]}


def guesses(cast: Cast) -> dict[str, Any]:
    """Twenty guesses at one password at once."""

    def guess(lane: int) -> Work:
        def work(_number: int) -> Any:
            return attempts.begin(cast.clerk.username, f"10.0.0.{lane}", timezone.now()).state

        return work

    return {"answers": race([guess(lane) for lane in range(20)])[0]}


def main() -> int:
    """Run them all on the database of the environment, which must be empty and migrated."""
    cast = assemble()
    came = {}
    for work in (one_key, stale, checkers, one_person, knots, one_use, guesses):
        start = time.monotonic()
        came[work.__name__] = work(cast)
        print(f"{work.__name__}: {time.monotonic() - start:.1f} s", file=sys.stderr)
    trail.seal()
    broken = [[breach.invariant.name, [list(map(str, row)) for row in breach.rows]] for breach in breaches()]
    json.dump({**came, "broken": broken, "faults": len(trail.verify().faults)}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
