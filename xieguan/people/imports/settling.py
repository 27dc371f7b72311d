"""The sheet follows an import: those known before, those whose badge somebody else bears, and whatever is missing.

A few are refreshed in the transaction that finishes or undoes the import. Many would keep every other writer waiting,
so they follow in batches right after it; `settled` says when all have, and a killed process is resumed here too.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from xieguan.desk.turns import Turns
from xieguan.people import sheet
from xieguan.people.badges import BADGE
from xieguan.people.imports.hidden import missing
from xieguan.people.models import Import, SheetRow, Statement

T = TypeVar("T")
FEW = 500
SMALL = 2000  # rows: looking for those touched by a larger import takes longer than others should wait


def settle(taken: Import, on: date) -> None:
    """Refresh in batches all that an import has touched."""
    turns = Turns()
    for batch in _batches(sorted(touched(taken))):
        with turns.take(), transaction.atomic():
            sheet.refresh(batch, on)
    Import.objects.filter(pk=taken.pk).update(settled=True)


def settle_few(taken: Import, on: date) -> bool:
    """Refresh all that an import has touched if they are few, inside the caller's transaction; whether they were."""
    ids = sorted(touched(taken)) if taken.done <= SMALL else []
    if taken.done > SMALL or len(ids) > FEW:
        return False
    sheet.refresh(ids, on)
    return True


def touched(taken: Import) -> set[int]:
    """The engagements whose sheet rows an import leaves behind the facts."""
    known = Statement.objects.filter(
        ~Q(engagement__imported_by=taken) | Q(engagement__imported_by=None), source=taken
    )
    ids = set(known.order_by().values_list("engagement", flat=True).distinct())
    if taken.state == Import.State.FINISHED:
        ids |= set(missing(taken))
    return ids | _badge_bearers(taken)


def _badge_bearers(taken: Import) -> set[int]:
    """Who bears a number that this import gives to somebody else, on both sides."""
    mine = Statement.objects.filter(fact=BADGE, source=taken, text__isnull=False)
    others = Statement.objects.filter(
        ~Q(engagement__imported_by=taken) | Q(engagement__imported_by=None),
        fact=BADGE,
        source__state="finished",
    )
    on_sheet = SheetRow.objects.filter(~Q(engagement__imported_by=taken) | Q(engagement__imported_by=None))
    clashing = mine.filter(
        Exists(others.filter(text=OuterRef("text"), engagement__undone=False))
        | Exists(on_sheet.filter(badge_number=OuterRef("text")))  # the office's own record says so
    ).order_by()
    badges = sorted({text for text in clashing.values_list("text", flat=True) if text})
    ids: set[int] = set()
    for batch in _batches(badges):
        bearers = Statement.objects.filter(fact=BADGE, text__in=batch, engagement__undone=False).order_by()
        ids.update(bearers.values_list("engagement", flat=True))
        ids.update(SheetRow.objects.filter(badge_number__in=batch).values_list("pk", flat=True))
    return ids


def _batches(entries: Sequence[T]) -> Iterator[Sequence[T]]:
    return (entries[at : at + FEW] for at in range(0, len(entries), FEW))
