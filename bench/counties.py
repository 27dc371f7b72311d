"""`python -m bench.counties [--rows N]`: all people by county on the real sheet, twelve rules, beside SQL by hand.

The counts are the tally that lists and what-if use, over a pack made of the twelve rules of `bench/rules.py`; by hand
is the same packed sum in plain SQL on the same table; DuckDB has the same rows in memory, on one thread.
"""

import argparse
import csv
from dataclasses import replace
from itertools import islice
from tempfile import NamedTemporaryFile
from typing import Any

from bench.clock import race
from bench.engine import PACKED
from bench.office import founded
from bench.people import FACTS, people
from bench.rules import NAMES, ON, RULES
from bench.table import Line, show

COUNTIES, BATCH = 117, 2000
DUCK, HAND, OURS = "DuckDB, one thread: SQL by hand", "SQLite: SQL by hand", "SQLite: the tally"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.counties", description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    number = parser.parse_args().rows
    with founded() as cast:
        fill(number, cast)
        law, duck = law_of_twelve(), in_duckdb()
        ways = {
            DUCK: lambda: by_hand(duck.execute),
            HAND: lambda: by_hand(on_sqlite),
            OURS: lambda: tallied(law),
        }
        first = {name: run() for name, run in ways.items()}
        assert first[DUCK] == first[HAND] == first[OURS], "a fast wrong answer is no answer"
        found = race(ways)
    beside = {DUCK: DUCK, HAND: DUCK, OURS: HAND}
    work = f"{number:,} people in {COUNTIES} counties, {len(RULES)} rules"
    show("Counties: the sheet", [Line(work, way, found[way], number, beside[way]) for way in ways])


def fill(number: int, cast: Any) -> None:
    """People, engagements and their rows of the sheet, straight into the tables."""
    from django.db import connection, transaction

    from xieguan.people.models import Engagement, Person, SheetRow

    made = enumerate(people(number), 1)
    while batch := list(islice(made, BATCH)):
        with transaction.atomic():
            Person.objects.bulk_create(
                Person(
                    id=at,
                    name="演示",
                    pinyin="",
                    id_number=b"x",
                    id_index=f"{at:064}",
                    born_on=ON,
                    sex="male",
                )
                for at, _row in batch
            )
            Engagement.objects.bulk_create(
                Engagement(id=at, person_id=at, organisation=cast.county, mode="direct", hired_on=ON,
                           first_hired_on=ON) for at, _row in batch
            )  # fmt: skip
            SheetRow.objects.bulk_create(
                SheetRow(engagement_id=at, path=f"{cast.city.path}{at % COUNTIES:03}/", built_for=ON, **row)
                for at, row in batch
            )
    connection.cursor().execute("ANALYZE")


def law_of_twelve() -> Any:
    """A law whose pack holds just the twelve rules."""
    from xieguan.law.expression import Symbol, parse
    from xieguan.law.facts import vocabulary
    from xieguan.law.judge import Law
    from xieguan.law.objects import Rule
    from xieguan.law.pack import packs

    kinds = {
        "pack_from": "date",
        "on": "date",
        "junior_college": "scale:education",
        "senior_high": "scale:education",
    }
    symbols = vocabulary().symbols() | {name: Symbol(kind) for name, kind in kinds.items()}
    words = {"zh": "", "en": ""}

    def read(name: str) -> Rule:
        when, require = (parse(text, symbols) for text in (RULES[name].when, RULES[name].require))
        facts = frozenset((when.uses | require.uses) - NAMES.keys())
        return Rule(name, 1, None, "must", when, require, words, words, ("engagement",), facts)

    pack = next(iter(packs()))
    article = replace(pack.articles[0], rules=tuple(read(name) for name in RULES))
    parameters = {name: value for name, value in NAMES.items() if name not in ("pack_from", "on")}
    whole = replace(pack, articles=(article,), first_day=NAMES["pack_from"])  # type: ignore[arg-type]
    return Law(whole, ON, "in-force", parameters)


def tallied(law: Any) -> dict[tuple[str, str], tuple[int, int, int]]:
    from xieguan.people.models import SheetRow
    from xieguan.people.tally import tallies

    found = tallies(law, SheetRow.objects.all(), by="path")
    return {
        (path, rule): (count.met, count.fail, count.unknown)
        for rule, counts in found.items()
        for path, count in counts.items()
    }


def by_hand(execute: Any) -> dict[tuple[str, str], tuple[int, int, int]]:
    from xieguan.law.query import unpack

    sums = ", ".join(PACKED.format(when=rule.when_sql, require=rule.require_sql) for rule in RULES.values())
    rows = execute(f"SELECT path, COUNT(*), {sums} FROM people_sheetrow GROUP BY path").fetchall()  # noqa: S608
    return {
        (path, name): unpack(count, packed)[:3]
        for path, count, *numbers in rows
        for name, packed in zip(RULES, numbers, strict=True)
    }


def on_sqlite(sql: str) -> Any:
    from django.db import connection

    connection.ensure_connection()
    return connection.connection.execute(sql)


def in_duckdb() -> Any:
    """The same rows in DuckDB, as they stand in the sheet."""
    import duckdb
    from django.db import connection

    from bench.people import KINDS
    from bench.stores import TYPES

    columns = ", ".join(f"{name} {TYPES[KINDS[name]]}" for name in FACTS)
    duck = duckdb.connect(config={"threads": 1})
    duck.execute(f"CREATE TABLE people_sheetrow (path VARCHAR, {columns})")
    rows = connection.cursor().execute(f"SELECT path, {', '.join(FACTS)} FROM people_sheetrow")  # noqa: S608
    with NamedTemporaryFile("w", newline="", suffix=".csv") as file:
        csv.writer(file).writerows(iter(rows.fetchone, None))
        file.flush()
        duck.execute(f"COPY people_sheetrow FROM '{file.name}' (FORMAT csv)")
    return duck


if __name__ == "__main__":
    main()
