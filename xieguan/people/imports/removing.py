"""An import that was never finished, removed with all it wrote.

This is the one place beside the retention act that deletes rows. It may, because nobody has ever been able to see them:
not a reader, not an act, not the law. What has been visible once is only ever hidden (see undoing).
"""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from xieguan.desk.turns import Turns
from xieguan.people.imports.hidden import made_by
from xieguan.people.models import Engagement, Import, Person, SheetRow, Statement

BATCH = 1000
LINES = 10_000


def clean(taken: Import) -> None:
    """Delete what an import being removed has written, in batches; killed, it goes on where it was."""
    turns = Turns()
    while ids := list(made_by(taken).values_list("pk", flat=True)[:BATCH]):
        with turns.take(), transaction.atomic():
            _delete(taken, ids)
    while ids := list(Statement.objects.filter(source=taken).values_list("pk", flat=True)[:LINES]):
        with turns.take():
            _at_once(Statement.objects.filter(pk__in=ids))
    Import.objects.filter(pk=taken.pk, state=Import.State.REMOVING).update(state=Import.State.REMOVED)


def _delete(taken: Import, ids: list[int]) -> None:
    people = list(Engagement.objects.filter(pk__in=ids).values_list("person_id", flat=True))
    _at_once(SheetRow.objects.filter(pk__in=ids))
    _at_once(Statement.objects.filter(source=taken, engagement__in=ids))
    _at_once(Engagement.objects.filter(pk__in=ids))
    # those whom only this import knew; a person with any other engagement, seen or not, stays
    alone = Person.objects.filter(pk__in=people, engagements__isnull=True).values_list("pk", flat=True)
    _at_once(Person.objects.filter(pk__in=list(alone)))


def _at_once(rows: QuerySet[Any]) -> None:
    """One DELETE, without collecting what hangs on the rows: nothing may, and the database refuses where it does."""
    rows._raw_delete(using=rows.db)  # noqa: SLF001  Django has no other way to delete without collecting
