"""What an import would do, before it does it. Nothing is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db.models import Exists, OuterRef, Q

from xieguan.people.imports.difference import Change, changes
from xieguan.people.imports.entries import Entries, LeftOut
from xieguan.people.imports.opened import Progress, opened
from xieguan.people.imports.people import known
from xieguan.people.models import Engagement, Import, Statement
from xieguan.people.models.engagement import EngagementQuerySet
from xieguan.roster import Rejected, Roster, Row, Warning

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Arrival:
    """A row that would become an engagement; `stranger` where the person is not on record either."""

    row: int
    name: str
    stranger: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody with an engagement here on the roster's day whom the roster does not name. He is shown, never ended."""

    engagement: str
    name: str
    hired_on: date | None


@dataclass
class Preview:
    """A roster held against the record."""

    roster: Roster
    left_out: list[LeftOut]
    new: list[Arrival] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    unchanged: int = 0

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """The rows the reader could not take."""
        return self.roster.rejected

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What the reader found doubtful."""
        return self.roster.warnings

    @property
    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {
            "rows": self.roster.people,
            "rejected": len(self.rejected),
            "left_out": len(self.left_out),
            "new": len(self.new),
            "changed": len({change.row for change in self.changed if change.counts}),
            "unchanged": self.unchanged,
            "gone": len(self.gone),
        }


def preview(taken: Import, progress: Progress | None = None) -> Preview:
    """Read an import's roster and hold it against the record. Raises UnusableFile or DamagedPaper."""
    present: set[int] = set()
    with opened(taken) as stream:
        entries = Entries(stream.roster().facts)
        found = Preview(stream.roster(), entries.left_out)
        for done, rows in enumerate(batches(stream), 1):
            present |= _hold(entries, rows, taken, found)
            if progress:
                progress(done * BATCH, stream.height)
        found.roster = stream.roster()
    found.gone = list(_gone(taken, present))
    return found


def batches(rows: Iterable[Row], size: int = BATCH) -> Iterator[list[Row]]:
    """The rows in pieces."""
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def _hold(entries: Entries, rows: Sequence[Row], taken: Import, found: Preview) -> set[int]:
    """Add a batch to the preview; the engagements it names."""
    there = known([row for row in rows if row.id_number], taken.organisation, taken.as_of, taken)
    rows = list(entries.recordable(rows))
    changed = list(changes(entries, rows, there, taken))
    moved = {change.row for change in changed if change.counts}
    found.changed += changed
    for row in rows:
        entry = there.get(row.number)
        if entry is None or entry.engagement is None:
            found.new.append(Arrival(row.number, row.name, entry is None))
        elif row.number not in moved:
            found.unchanged += 1
    return {entry.engagement.pk for entry in there.values() if entry.engagement}


def _gone(taken: Import, present: set[int]) -> Iterator[Gone]:
    here = here_then(taken).select_related("person").order_by("person__pinyin")
    for engagement in here.iterator():
        if engagement.pk not in present:
            yield Gone(engagement.public, engagement.person.name, engagement.hired_on)


def here_then(taken: Import) -> EngagementQuerySet:
    """Who works here on the roster's day by the record: those of them whom it does not name are gone."""
    return Engagement.objects.visible().filter(
        Q(left_on__isnull=True) | Q(left_on__gt=taken.as_of),
        Q(hired_on__isnull=True) | Q(hired_on__lte=taken.as_of),
        organisation=taken.organisation,
    )


def gone(taken: Import) -> int:
    """How many work here by the record whom a roster that has been written does not name."""
    named = Statement.objects.filter(source=taken, engagement=OuterRef("pk"))
    count: int = here_then(taken).filter(~Exists(named)).count()
    return count
