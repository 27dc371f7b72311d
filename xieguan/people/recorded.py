"""What the office's own records say of engagements: each stage is asked of those alone whom it keeps records of.

Most people are in few of the stages' tables, and a stage that knows nothing of somebody says what rosters say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache

from django.db import connection

from xieguan.law.nodes import Value
from xieguan.people.models import Engagement
from xieguan.people.questions import Question, of_one_day
from xieguan.people.suppliers import AMONG, STATED, SUPPLIERS, Among, facts_of, live

FEW = 8  # engagements that are asked one by one: building the query for many takes as long
Facts = dict[str, Value]


def recorded(ids: Sequence[int], on: date, besides: Collection[str] = ()) -> dict[int, Facts]:
    """Of each engagement the facts that are on record, but for some; a stage that does not know it says nothing."""
    found: dict[int, Facts] = {pk: {} for pk in ids}
    of_everybody, by_stage = _stages(besides)
    those = _known_to(ids) if by_stage else {}
    for facts, whom in ((of_everybody, ids), *((facts, those[among]) for among, facts in by_stage.items())):
        for pk, said in _ask(whom, facts, on):
            found[pk] |= said
    return found


def _stages(besides: Collection[str]) -> tuple[frozenset[str], dict[Among, frozenset[str]]]:
    """The facts to ask of everybody, and those to ask where a stage keeps records."""
    wanted = SUPPLIERS.get("engagement", {}).keys() - STATED - set(besides)
    by_stage: dict[Among, set[str]] = defaultdict(set)
    for fact in wanted & AMONG.keys():
        by_stage[AMONG[fact]].add(fact)
    return frozenset(wanted - AMONG.keys()), {among: frozenset(facts) for among, facts in by_stage.items()}


def _known_to(ids: Sequence[int]) -> dict[Among, list[int]]:
    """Whom each stage keeps records of."""
    stages = tuple(dict.fromkeys(AMONG.values()))
    known: dict[Among, list[int]] = {among: [] for among in stages}
    for pk, *flags in _flags(ids, stages):
        for among, holds in zip(stages, flags, strict=True):
            if holds:
                known[among].append(pk)
    return known


def _flags(ids: Sequence[int], stages: tuple[Among, ...]) -> Iterator[Sequence[int]]:
    if len(ids) <= FEW:
        asked = _question(connection.vendor, stages)
        yield from (row for pk in ids if (row := asked.ask(pk, date.min)))
        return
    columns = {f"among{at}": among() for at, among in enumerate(stages)}
    there = Engagement.objects.filter(pk__in=ids).annotate(**columns)
    yield from there.values_list("pk", *columns).iterator()


@lru_cache(maxsize=8)
def _question(_vendor: str, stages: tuple[Among, ...]) -> Question:
    columns = {f"among{at}": among() for at, among in enumerate(stages)}
    there = Engagement.objects.annotate(**columns).values_list("pk", *columns)
    return of_one_day(lambda _on: there, date.min)


def _ask(ids: Sequence[int], facts: frozenset[str], on: date) -> Iterator[tuple[int, Facts]]:
    if not ids or not facts:
        return
    if len(ids) <= FEW:
        yield from ((pk, facts_of("engagement", pk, on, facts)) for pk in ids)
        return
    columns = {f"fact_{name}": name for name in facts}
    for row in live("engagement", on, facts).filter(pk__in=ids).values("pk", *columns):
        yield row["pk"], {name: row[column] for column, name in columns.items()}
