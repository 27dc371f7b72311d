"""Keeping the fact sheet: refreshed in the act's own transaction, rebuilt nightly, held against the live facts.

Age and windows move without any write, so each row says for which day it was built.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from xieguan.law.nodes import Value
from xieguan.people.models import Engagement, Person, Statement
from xieguan.people.models.sheet import FACTS, SheetRow
from xieguan.people.questions import Question, of_one_day
from xieguan.people.spelling import spelling
from xieguan.people.suppliers import AMONG, STATED, SUPPLIERS, Among, facts_of, live

BATCH = 500
ABOUT = ("path", "built_for", "spelling", "initials")
FEW = 8  # engagements that are asked one by one: building the query for many takes as long


def touched(*records: Model) -> set[int]:
    """The engagements whose facts a change of these records may have changed."""
    found: set[int] = set()
    for record in records:
        if isinstance(record, Engagement):
            found.add(record.pk)
        elif isinstance(record, Person):
            found.update(record.engagements.values_list("pk", flat=True))
        elif isinstance(engagement := getattr(record, "engagement_id", None), int):
            found.add(engagement)  # a record of a stage that hangs on one
    return found


def refresh(engagements: Iterable[int], on: date) -> int:
    """Build the rows of some engagements anew for a day; rows of those no longer visible are removed."""
    wanted = list(engagements)
    return sum(_refresh(wanted[at : at + BATCH], on) for at in range(0, len(wanted), BATCH))


def _refresh(ids: list[int], on: date) -> int:
    stated = _stated(ids, on)
    rows = [SheetRow(built_for=on, **{**stated[row["engagement_id"]], **row}) for row in _native(ids, on)]
    if gone := set(ids) - {row.pk for row in rows}:
        SheetRow.objects.filter(pk__in=gone).delete()
    SheetRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["engagement"], update_fields=[*ABOUT, *FACTS]
    )
    return len(rows)


def _native(ids: list[int], on: date) -> Iterator[dict[str, Any]]:
    """The facts that the office's own records supply: of a few by the SQL that is kept, of many by one query.

    Each is asked only what his records can answer: most people are in few of the stages' tables.
    """
    about, asked = dict[int, dict[str, Any]](), defaultdict[frozenset[str], list[int]](list)
    for pk, path, name, *flags in _there(ids):
        about[pk] = {"engagement_id": pk, "path": path, **dict(zip(ABOUT[2:], spelling(name), strict=True))}
        asked[_answerable(flags)].append(pk)
    for facts, those in asked.items():
        for pk, found in _facts_of_each(those, facts, on):
            yield {**about[pk], **found}


def _there(ids: list[int]) -> Iterator[tuple[Any, ...]]:
    """Those who are visible: key, path, name, and of each stage whether it keeps records of them."""
    columns = ("pk", "organisation__path", "person__name")
    flags = {f"among{at}": among() for at, among in enumerate(_stages())}
    if len(ids) > FEW:
        there = Engagement.objects.visible().filter(pk__in=ids)
        yield from there.annotate(**flags).values_list(*columns, *flags).iterator()
        return
    for pk in ids:
        if found := _about_one(connection.vendor, _stages()).ask(pk, date.min):
            yield tuple(found)


@lru_cache(maxsize=8)
def _about_one(_vendor: str, stages: tuple[Among, ...]) -> Question:
    flags = {f"among{at}": among() for at, among in enumerate(stages)}
    there = Engagement.objects.visible().annotate(**flags)
    return of_one_day(
        lambda _on: there.values_list("pk", "organisation__path", "person__name", *flags), date.min
    )


def _stages() -> tuple[Among, ...]:
    return tuple(dict.fromkeys(AMONG.values()))


def _answerable(flags: Iterable[Any]) -> frozenset[str]:
    """The facts to ask of whom these stages keep records."""
    there = {among for among, holds in zip(_stages(), flags, strict=True) if holds}
    native = SUPPLIERS.get("engagement", {}).keys() - STATED
    return frozenset(fact for fact in native if fact not in AMONG or AMONG[fact] in there)


def _facts_of_each(ids: list[int], facts: frozenset[str], on: date) -> Iterator[tuple[int, dict[str, Value]]]:
    if len(ids) <= FEW:
        yield from ((pk, facts_of("engagement", pk, on, facts)) for pk in ids)
        return
    columns = {f"fact_{name}": name for name in facts}
    for row in live("engagement", on, facts).filter(pk__in=ids).values("pk", *columns):
        yield row["pk"], {name: row[column] for column, name in columns.items()}


def facts_on(engagement: int, on: date) -> dict[str, Value]:
    """The facts of one engagement on any day, live; what is unknown is None."""
    native = next(iter(_native([engagement], on)), {})
    known = {**_stated([engagement], on).get(engagement, {}), **native}
    return {name: known.get(name) for name in FACTS}


def _stated(ids: list[int], on: date) -> dict[int, dict[str, Value]]:
    """The latest statements of many engagements in one query: what a subquery for each fact says, faster."""
    facts: dict[int, dict[str, Value]] = defaultdict(dict)
    found = Statement.objects.filter(
        engagement__in=ids, source__state="finished", as_of__lte=on, fact__in=STATED | AMONG.keys()
    ).order_by("as_of", "id")
    columns = ("engagement_id", "fact", "truth", "number", "day", "text")
    for pk, fact, *values in found.values_list(*columns).iterator():
        facts[pk][fact] = next((value for value in values if value is not None), None)
    return facts


def rebuild(on: date) -> int:
    """Build the whole sheet for a day, in batches of their own transactions so that nobody waits for it."""
    built, last = 0, 0
    while ids := list(
        Engagement.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        with transaction.atomic():
            built += refresh(ids, on)
        last = ids[-1]
    return built


def differences(on: date) -> Iterator[tuple[int, str, Value, Value]]:
    """Where the sheet differs from the live facts: engagement, fact, on the sheet, live. Nothing, if all is well."""
    known = SUPPLIERS.get("engagement", {}).keys()
    for row in live("engagement", on).filter(pk__in=Engagement.objects.visible()).values():
        sheet: dict[str, Any] = dict(SheetRow.objects.filter(pk=row["id"]).values().first() or {})
        for fact in FACTS:
            is_live: Value = row[f"fact_{fact}"] if fact in known else None
            if sheet.get(fact) != is_live:
                yield row["id"], fact, sheet.get(fact), is_live
