"""Keeping the fact sheet: refreshed in the act's own transaction, rebuilt nightly, held against the live facts.

Age and windows move without any write, so each row says for which day it was built.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from xieguan.desk.turns import Turns
from xieguan.law.nodes import Value
from xieguan.people.models import Engagement, Person, Statement
from xieguan.people.models.sheet import FACTS, SheetRow
from xieguan.people.recorded import recorded
from xieguan.people.spelling import spelling
from xieguan.people.suppliers import AMONG, STATED, SUPPLIERS, live

BATCH = 500
ABOUT = ("path", "built_for", "spelling", "initials")


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
    """The facts that the office's own records supply, of those who are visible."""
    there = Engagement.objects.visible().filter(pk__in=ids)
    about = {
        pk: (path, name) for pk, path, name in there.values_list("pk", "organisation__path", "person__name")
    }
    for pk, facts in recorded(list(about), on).items():
        path, name = about[pk]
        yield {
            "engagement_id": pk,
            "path": path,
            **dict(zip(ABOUT[2:], spelling(name), strict=True)),
            **facts,
        }


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
    built, last, turns = 0, 0, Turns()
    while ids := list(
        Engagement.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        with turns.take(), transaction.atomic():
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
