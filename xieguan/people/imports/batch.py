"""One batch of an import, in one short transaction: all of it or nothing, and never twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from xieguan.people.imports import arrivals, statements
from xieguan.people.imports.difference import changes
from xieguan.people.imports.entries import Entries
from xieguan.people.imports.hidden import Hidden
from xieguan.people.imports.opened import Progress
from xieguan.people.imports.people import Known, known
from xieguan.people.models import Import
from xieguan.people.outcomes import Invalid
from xieguan.roster import Row
from xieguan.words import _


@dataclass(frozen=True)
class Writer:
    """What every batch of an import needs."""

    entries: Entries
    hidden: Hidden
    firms: dict[str, int]

    @classmethod
    def of(cls, taken: Import, entries: Entries, on: date) -> "Writer":
        """The writer of an import, for the sheet of a day."""
        return cls(entries, Hidden(entries, on), arrivals.firms_near(taken.organisation))

    def write(self, taken: Import, rows: Sequence[Row], progress: Progress | None) -> None:
        """Write the next rows. Raises Invalid where another process has written or removed something meanwhile.

        `progress` is told inside the transaction: a job that is no longer ours takes its last batch back.
        """
        with transaction.atomic():
            held = Import.objects.select_for_update().select_related("organisation").get(pk=taken.pk)
            if (held.state, held.done) != (Import.State.WRITING, taken.done):
                raise Invalid({"": [_("another process is writing or removing this import")]})
            counts = self._write(held, rows)
            held.done += len(rows)
            held.counts = _sum(held.counts, counts)
            held.save(update_fields=["done", "counts"])
            if progress:
                progress(held.done, held.total or held.done)
        taken.done, taken.counts = held.done, held.counts

    def _write(self, taken: Import, rows: Sequence[Row]) -> Counter[str]:
        there = known(rows, taken.organisation, taken.as_of, taken)
        strangers = [row for row in rows if row.number not in there]
        people = {number: entry.person for number, entry in there.items()} | arrivals.register(strangers)
        new = [row for row in rows if _engagement(there, row) is None]
        ids = arrivals.engage([(row, people[row.number]) for row in new], taken, self.firms)
        pairs = [(row, ids[row.number]) for row in new]
        self.hidden.build(pairs)
        stated = statements.new_people(self.entries, pairs, taken)
        stated += statements.other_names(pairs, there, taken)
        stated += self._known(taken, [row for row in rows if row.number not in ids], there)
        moved = {change.row for change in changes(self.entries, rows, there, taken) if change.counts}
        old = len(rows) - len(new)
        return Counter(
            people=len(strangers),
            new=len(new),
            changed=len(moved),
            unchanged=old - len(moved),
            statements=stated,
        )

    def _known(self, taken: Import, rows: Sequence[Row], there: dict[int, Known]) -> int:
        said = [
            (row, entry.engagement.pk, entry.name) for row in rows if (entry := there[row.number]).engagement
        ]
        return statements.known_people(self.entries, said, taken)


def _sum(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in {**one, **other}}


def _engagement(there: dict[int, Known], row: Row) -> int | None:
    entry = there.get(row.number)
    return entry.engagement.pk if entry and entry.engagement else None
