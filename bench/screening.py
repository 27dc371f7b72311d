"""`python -m bench.screening [--rows N]`: a campaign screened by the Shanxi rules on entry, beside the same by hand.

By hand: the applications and their checks by two plain queries, grouped and judged in Python with the rules written
out. Both must count alike before anything is timed.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from time import perf_counter
from typing import Any

from bench.office import founded
from bench.table import Line, show

SET, ALONE, BARE = "screened, all at once", "screened one by one", "two plain queries, the rules by hand"
ROUNDS, FEW = 3, 100
BARS = (
    "bar_crime",
    "bar_detention_or_drugs",
    "bar_dismissed_for_breach",
    "bar_illegal_organisation",
    "bar_serious_bad_credit",
    "bar_dismissed_as_auxiliary",
    "bar_other_unsuitable",
)
OTHERS = ("fit_in_body", "fit_in_mind", "able_to_work", "education", "veteran")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.screening")
    parser.add_argument("--rows", type=int, default=10_000)
    rows = parser.parse_args().rows
    with founded() as cast:
        from tests.people.cast import DAY

        held = filled(cast, rows)
        wanted, found = by_hand(held), Counter(one.outcome for one in screened(held, DAY))
        assert found == wanted, (found, wanted)
        few = held.applications.order_by("pk")[:FEW]
        times = {
            BARE: best(lambda: by_hand(held)) / rows,
            SET: best(lambda: Counter(one.outcome for one in screened(held, DAY))) / rows,
            ALONE: best(lambda: [hireable(one, DAY) for one in few]) / FEW,
        }
    work = f"{rows:,} applicants, {len(BARS) + len(OTHERS) + 1} grounds each"
    show(
        "Screening: a campaign by the rules on entry",
        [Line(work, way, t, 1, BARE) for way, t in times.items()],
    )
    print(f"    {dict(wanted)}; all at once: {times[SET] * rows:.2f} s")


def screened(held: Any, on: date) -> Iterable[Any]:
    from xieguan.lifecycle.recruitment import screened as stage

    return stage.screened(held, on)


def hireable(one: Any, on: date) -> Any:
    from xieguan.lifecycle.recruitment import screened as stage

    return stage.hireable(one, on)


def best(run: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)


def filled(cast: Any, rows: int) -> Any:
    """A campaign whose applicants have been looked into; every seventh answer is missing, every ninth a hit."""
    from django.utils import timezone

    from tests.lifecycle.recruitment.recruiting import campaign
    from xieguan.lifecycle.models import Application, Check, Step

    held, now = campaign(cast, mode="dispatch"), timezone.now()
    by = {"recorded_at": now, "recorded_by": cast.clerk}
    post = held.plan.versions.get().posts.get()
    Application.objects.bulk_create(
        (
            Application(
                campaign=held, plan=held.plan, organisation=held.organisation, post=post, serial=at + 1, name="李雷",
                pinyin="lilei ll", id_number=b"", id_index=f"{at:064}", born_on=date(1975 + at % 30, 5, 17),
                sex="male", applied_on=held.opens_on, **by,
            )
            for at in range(rows)
        ),
        500,
    )  # fmt: skip
    keys = list(held.applications.order_by("pk").values_list("pk", flat=True))
    checks = (
        Check(
            application_id=pk, ground=ground, checked_on=held.closes_on, verified_by="局", **by,
            **_outcome(ground, at, number),
        )
        for at, pk in enumerate(keys)
        for number, ground in enumerate((*BARS, *OTHERS))
        if (at + number) % 97
    )  # fmt: skip
    while batch := list(islice(checks, 5000)):
        Check.objects.bulk_create(batch, 500)
    Step.objects.bulk_create(
        (
            Step(application_id=pk, kind="political-review", day=held.closes_on, passed=bool(at % 41), **by)
            for at, pk in enumerate(keys)
        ),
        500,
    )
    return held


def _outcome(ground: str, at: int, number: int) -> dict[str, object]:
    if ground == "education":
        return {"level": 3 + at % 3}
    return {"holds": (at + number) % 61 == 0 if ground in BARS else (at + number) % 53 != 0}


def by_hand(held: Any) -> Counter[str]:
    """The same rules, written out."""
    from tests.people.cast import DAY
    from xieguan.lifecycle.models import Check, Step
    from xieguan.roster.derive import whole_years

    rows = Check.objects.filter(application__campaign=held, checked_on__lte=DAY).order_by("checked_on", "pk")
    known: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for pk, ground, holds, level in rows.values_list("application_id", "ground", "holds", "level"):
        known[pk][ground] = level if level is not None else holds
    steps = Step.objects.filter(application__campaign=held, kind="political-review", day__lte=DAY)
    passed = dict(steps.order_by("day", "pk").values_list("application_id", "passed"))
    people = held.applications.values_list("pk", "born_on")
    return Counter(_judged(known[pk], whole_years(born, DAY), passed.get(pk)) for pk, born in people)


def _judged(known: dict[str, Any], age: int, passed: bool | None) -> str:
    level, veteran = known.get("education"), known.get("veteran")
    found = [
        *((None if known.get(bar) is None else not known[bar]) for bar in BARS),
        _all(known.get(name) for name in ("fit_in_body", "fit_in_mind", "able_to_work")),
        _education(level, veteran),
        passed,
        18 <= age <= 40,
    ]
    return "fail" if False in found else "unknown" if None in found else "met"


def _all(values: Iterable[bool | None]) -> bool | None:
    there = list(values)
    return False if False in there else None if None in there else True


def _education(level: int | None, veteran: bool | None) -> bool | None:
    if level is None:
        return None
    if level >= 4:
        return True
    return _all((veteran, level >= 3))


if __name__ == "__main__":
    main()
