"""`python -m bench.gate`: the gate of one act on one person, beside a bare indexed look-up of the same person."""

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time
from typing import Any

from bench.office import founded
from bench.table import Line, show

BARE, GATE, BUILT = "a bare look-up by Django", "the gate", "the facts alone, the query built each time"
STATEMENTS, SECONDS, RUNS = 5, 0.003, 200


def main() -> None:
    with founded() as cast:
        from tests.people.cast import DAY, li_lei
        from xieguan.people import gate, suppliers
        from xieguan.people.models import Engagement

        li = Engagement.objects.get(public=li_lei(cast))

        def fresh() -> Engagement:
            return Engagement.objects.get(pk=li.pk)

        rules = gate.judge_act("duty.assign", fresh(), {}, DAY)
        wanted = frozenset(fact for ruling in rules for fact in ruling.rule.facts)
        ways = {
            BARE: fresh,
            GATE: lambda: gate.judge_act("duty.assign", fresh(), {}, DAY),
            BUILT: lambda: suppliers.live("engagement", DAY, wanted).filter(pk=li.pk).values().get(),
        }
        count = statements(lambda: gate.judge_act("duty.assign", li_of(li), {}, DAY))
        found = {name: median_of(run) for name, run in ways.items()}
    work = f"one person, duty.assign, {len(rules)} rules (budget: {SECONDS * 1e3:.0f} ms, {STATEMENTS} statements)"
    show(
        "Gate: one act on one person", [Line(work, way, wall, 1, BARE) for way, (wall, _cpu) in found.items()]
    )
    for way, (_wall, processor) in found.items():
        print(f"    {way}: median {processor * 1e3:.2f} ms of processor")
    print(
        f"    {count} statements; the look-up of the person is within the gate's time, not within its statements"
    )
    assert count <= STATEMENTS, count


def median_of(run: Callable[[], object]) -> tuple[float, float]:
    """Median seconds by the clock and of the processor: on a machine that does other work only the latter is ours."""
    run()
    walls, processors = [], []
    for _time in range(RUNS):
        wall, processor = perf_counter(), process_time()
        run()
        walls.append(perf_counter() - wall)
        processors.append(process_time() - processor)
    return median(walls), median(processors)


def li_of(li: Any) -> Any:
    """The person as a page or an act has found him: his office is not loaded yet."""
    li.refresh_from_db()
    return li


def statements(run: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    run()
    with CaptureQueriesContext(connection) as asked:
        run()
    return len(asked) - 1  # the look-up itself


if __name__ == "__main__":
    main()
