"""`python -m bench.trail [--rows N]`: proving the trail, beside a bare read of the same rows."""

import argparse
import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter, process_time

BUDGET = 60.0  # seconds for a million entries


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.trail", description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="xieguan-bench-") as folder:
        os.environ |= {"XIEGUAN_DATA": folder, "DJANGO_SETTINGS_MODULE": "xieguan.settings"}
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0)
        fill(rows)
        bare, proved = timed(read), timed(verify)
        connection.close()
    print(f"{connection.vendor}, {rows} entries in seals of {SEALED}")
    for name, (wall, processor) in (("a bare read", bare), ("proved", proved)):
        million, of_processor = wall * 1e6 / rows, processor * 1e6 / rows
        print(
            f"  {name:12} {rows / wall:10,.0f} a second {million:6.1f} s a million, {of_processor:.1f} of processor"
        )
    print(f"  proving costs {proved[0] / bare[0]:.1f} times the bare read; budget {BUDGET:.0f} s a million")


SEALED = 1000  # entries to a seal


def fill(rows: int) -> None:
    from xieguan.desk import trail
    from xieguan.desk.models import Entry

    made = entries(rows)
    for _batch in range(0, rows, SEALED):
        Entry.objects.bulk_create(next(made) for _n in range(SEALED))
        trail.seal()


def entries(rows: int) -> Iterator[object]:
    from django.utils import timezone

    from xieguan.desk.models import Entry

    began = timezone.now()
    for number in range(rows + SEALED):
        yield Entry(
            recorded_at=began + timedelta(milliseconds=number),
            on=began.date(),
            kind="act",
            act="engagements.correct",
            actor="abcdefghjkmnpq",
            role="clerk",
            subject_kind="engagement",
            subject="abcdefghjkmnpq",
            organisation="abcdefghjkmnpq",
            key=f"key-{number}",
            input_digest="ab" * 32,
            outcome="done",
            detail={
                "of": "engagement/abcdefghjkmnpq",
                "rules": ["cn-sx-2022-180/first-hire-age:met"],
                "exemptions": [],
            },
        )


def timed(run: object) -> tuple[float, float]:
    """Wall and processor seconds of the better of two runs."""
    best = (float("inf"), float("inf"))
    for _time in range(2):
        wall, processor = perf_counter(), process_time()
        run()  # type: ignore[operator]
        best = min(best, (perf_counter() - wall, process_time() - processor))
    return best


def read() -> None:
    from django.db import connection

    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT * FROM desk_entry ORDER BY id")
        while cursor.fetchmany(5000):
            pass


def verify() -> None:
    from xieguan.desk import trail

    proof = trail.verify()
    assert proof.faults == ()
    assert proof.unsealed == 0


if __name__ == "__main__":
    main()
