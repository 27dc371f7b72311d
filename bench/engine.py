"""The rule engine on one row and on many, beside plain Python, plain SQL and DuckDB saying the same twelve rules."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import stores
from bench.clock import race
from bench.people import people, write_csv
from bench.rules import NAMES, RULES
from bench.table import Line, show
from xieguan.law.evaluate import Reading, Row, bind, compile_row
from xieguan.law.expression import Symbol, parse
from xieguan.law.facts import vocabulary
from xieguan.law.nodes import Node
from xieguan.law.query import Tally, outcome, tally, unpack

Judge = Callable[[Row], str | None]
Tallies = Mapping[str, Tally]
IN_PYTHON = 100_000  # rows held as mappings; the speed of a loop does not depend on more
PLAIN, DUCK = "plain Python", "DuckDB, one thread: SQL by hand"
PACKED = (
    "SUM(CASE WHEN {when} THEN CASE WHEN {require} THEN 0 WHEN NOT ({require}) THEN 1 ELSE 2097152 END"
    " WHEN NOT ({when}) THEN 4398046511104 ELSE 2097152 END)"
)


def bound() -> dict[str, tuple[Node, Node]]:
    """The twelve rules, read and with their parameters put in."""
    kinds = {
        "pack_from": "date",
        "on": "date",
        "junior_college": "scale:education",
        "senior_high": "scale:education",
    }
    symbols = vocabulary().symbols() | {name: Symbol(kind) for name, kind in kinds.items()}

    def read(text: str) -> Node:
        return bind(parse(text, symbols).tree, NAMES)

    return {name: (read(rule.when), read(rule.require)) for name, rule in RULES.items()}


def compiled() -> dict[str, Judge]:
    """The rules as the row engine runs them."""
    return {
        name: _judge(compile_row(when), compile_row(require)) for name, (when, require) in bound().items()
    }


def _judge(when: Reading, require: Reading) -> Judge:
    def word(row: Row) -> str | None:
        applies = when(row)
        if applies is False:
            return None
        holds = require(row)
        if applies is None or holds is None:
            return "unknown"
        return "met" if holds else "fail"

    return word


def count(judges: Mapping[str, Judge], rows: list[Row]) -> Tallies:
    said = {name: Counter(map(judge, rows)) for name, judge in judges.items()}
    return {
        name: Tally(words["met"], words["fail"], words["unknown"], words[None])
        for name, words in said.items()
    }


def ask_all(judges: Mapping[str, Judge], row: Row) -> list[str | None]:
    return [judge(row) for judge in judges.values()]


def in_django(connection: Any) -> Tallies:
    """All rules in one pass through the ORM."""
    from django.db.models import Count

    sums = {f"rule{at}": tally(*trees) for at, trees in enumerate(bound().values())}
    found = stores.model().objects.using(connection.alias).aggregate(rows=Count("*"), **sums)
    return _unpacked(found.pop("rows"), found.values())


def in_sql(execute: Callable[[str], Any]) -> Tallies:
    """All rules in one pass of hand-written SQL, counted in the same packed way."""
    sums = (PACKED.format(when=rule.when_sql, require=rule.require_sql) for rule in RULES.values())
    rows, *packed = execute(f"SELECT COUNT(*), {', '.join(sums)} FROM people").fetchone()  # noqa: S608
    return _unpacked(rows, packed)


def _unpacked(rows: int, packed: Iterable[int]) -> Tallies:
    return {name: unpack(rows, number) for name, number in zip(RULES, packed, strict=True)}


def one_row(connections: Mapping[str, Any]) -> list[Line]:
    row, work = next(iter(people(1))), f"one person, {len(RULES)} rules"
    plain, ours = {name: rule.plain for name, rule in RULES.items()}, compiled()
    assert ask_all(plain, row) == ask_all(ours, row)
    ways: dict[str, Callable[[], object]] = {
        PLAIN: lambda: ask_all(plain, row),
        "row engine": lambda: ask_all(ours, row),
        "row engine, rules read and compiled each time": lambda: ask_all(compiled(), row),
    }
    for name, connection in connections.items():
        ways[f"{name}: Django query, built each time"] = lambda at=connection: _of_one(at).get()
        ways[f"{name}: the same SQL, kept"] = _kept(connection)
    return [Line(work, way, seconds, 1, PLAIN) for way, seconds in race(ways).items()]


def _of_one(connection: Any) -> Any:
    words = {f"rule{at}": outcome(*trees) for at, trees in enumerate(bound().values())}
    return stores.model().objects.using(connection.alias).filter(pk=1).annotate(**words).values_list(*words)


def _kept(connection: Any) -> Callable[[], object]:
    sql, values = _of_one(connection).query.get_compiler(connection=connection).as_sql()

    def run() -> object:
        with connection.cursor() as cursor:
            return cursor.execute(sql, values).fetchone()

    return run


@dataclass(frozen=True)
class Way:
    """One way to count all rules over some number of people, and the way it is compared with."""

    run: Callable[[], Tallies]
    rows: int
    beside: str


def in_python(rows: list[Row]) -> dict[str, Way]:
    plain, ours = {name: rule.plain for name, rule in RULES.items()}, compiled()
    return {
        PLAIN: Way(lambda: count(plain, rows), len(rows), PLAIN),
        "row engine": Way(lambda: count(ours, rows), len(rows), PLAIN),
    }


def in_databases(number: int, connections: Mapping[str, Any], duck: Any) -> dict[str, Way]:
    ways = {DUCK: Way(lambda: in_sql(duck.execute), number, DUCK)}
    for name, connection in connections.items():
        by_hand = f"{name}: SQL by hand"
        ways[by_hand] = Way(lambda at=connection: in_sql(at.cursor().execute), number, DUCK)
        ways[f"{name}: Django query"] = Way(lambda at=connection: in_django(at), number, by_hand)
    return ways


def many_rows(number: int, connections: Mapping[str, Any], duck: Any) -> list[Line]:
    ways = in_python(list(people(min(number, IN_PYTHON)))) | in_databases(number, connections, duck)
    check_same(ways)
    work = f"{number:,} people, {len(RULES)} rules"
    seconds = race({name: way.run for name, way in ways.items()})
    return [Line(work, name, seconds[name], way.rows, way.beside) for name, way in ways.items()]


def check_same(ways: Mapping[str, Way]) -> None:
    """A fast wrong answer is no answer: all ways must count the same."""
    for rows in {way.rows for way in ways.values()}:
        first, *others = [(name, way.run()) for name, way in ways.items() if way.rows == rows]
        for name, found in others:
            assert found == first[1], (first[0], name, first[1], found)


def main(number: int) -> None:
    """Measure one row and `number` rows."""
    with ExitStack() as stack:
        file = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "people.csv"
        write_csv(number, file)
        connections = {
            "SQLite": stack.enter_context(stores.sqlite(file)),
            "PostgreSQL": stack.enter_context(stores.postgresql(file)),
        }
        duck = stack.enter_context(stores.duck(file))
        show("Engine: twelve rules", one_row(connections) + many_rows(number, connections, duck))
