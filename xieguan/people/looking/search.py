"""Searching the trail: newest first, by cursor, as fast at its end as at its beginning, however long it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from xieguan.desk.models import Entry
from xieguan.people.looking.scope import Sight
from xieguan.people.models import Exemption, Organisation, User

PAGE = 50
FEW = 8  # offices whose own entries are read through rather than everybody's of that kind
KINDS = ("act", "refusal", "override", "read")
KIND_OF = {"done": "act", "shown": "read"}  # every other outcome is a refusal's
OUTCOMES = ("done", "shown", "refused", "invalid", "denied", "not-found", "stale", "wrong", "locked")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. `on_*` is the day an act is about, `recorded_*` the day of writing; both included."""

    act: str = ""
    actor: str = ""
    subject: str = ""
    organisation: str = ""
    kind: str = ""
    outcome: str = ""
    on_from: date | None = None
    on_to: date | None = None
    recorded_from: date | None = None
    recorded_to: date | None = None

    @property
    def narrow(self) -> bool:
        """Whether something but the place is asked for, so that an index of its own finds it."""
        days = self.on_from or self.on_to or self.recorded_from or self.recorded_to
        return bool(self.act or self.actor or self.subject or self.kind or self.outcome or days)

    @property
    def of_somebody(self) -> bool:
        """Whether it asks what one person did, or what was done to one: such a look is itself put on the trail."""
        return bool(self.actor or self.subject)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of entries, and the cursors to its neighbours; None where there are none."""

    entries: list[Entry]
    newer: int | None
    older: int | None


def search(wanted: Wanted, sight: Sight, *, before: int | None = None, after: int | None = None) -> Found:
    """The entries older than a cursor, or the next newer ones; newest first."""
    matching = _matching(wanted)
    backwards = after is not None
    if after is not None:
        matching = matching.filter(pk__gt=after)
    elif before is not None:
        matching = matching.filter(pk__lt=before)
    order = "pk" if backwards else "-pk"
    one_by_one = sight.whole or (wanted.narrow and len(sight.organisations) > FEW)
    found = _seen(matching, sight, order) if one_by_one else _of_each(matching, sight, order)
    keys = sorted(found, reverse=not backwards)[: PAGE + 1]
    more, keys = len(keys) > PAGE, sorted(keys[:PAGE], reverse=True)
    entries = list(Entry.objects.filter(pk__in=keys).order_by("-pk"))
    newer = keys[0] if keys and (more if backwards else before is not None) else None
    older = keys[-1] if keys and (backwards or more) else None
    return Found(entries, newer, older)


def one(number: int, sight: Sight) -> Entry | None:
    """One entry, if it may be seen."""
    return Entry.objects.filter(sight.shows(), pk=number).first()


def _matching(wanted: Wanted) -> QuerySet[Entry]:
    exact = {name: getattr(wanted, name) for name in ("act", "actor", "subject", "organisation", "outcome")}
    found = Entry.objects.filter(**{name: value for name, value in exact.items() if value})
    if wanted.kind == "override":
        found = found.filter(pk__in=Exemption.objects.filter(used_in__isnull=False).values("used_in"))
    elif wanted.kind or wanted.outcome:
        found = found.filter(kind=wanted.kind or KIND_OF.get(wanted.outcome, "refusal"))
    if wanted.on_from:
        found = found.filter(on__gte=wanted.on_from)
    if wanted.on_to:
        found = found.filter(on__lte=wanted.on_to)
    return _recorded(found, wanted)


def _recorded(found: QuerySet[Entry], wanted: Wanted) -> QuerySet[Entry]:
    """Days of recording; ids grow with them, so bounds on ids let the search begin at the right place."""
    if wanted.recorded_from:
        begins = _midnight(wanted.recorded_from)
        first = Entry.objects.filter(recorded_at__gte=begins).order_by("recorded_at", "pk")
        known = first.values_list("pk", flat=True).first()
        found = found.filter(recorded_at__gte=begins, pk__gte=known - APART) if known else found.none()
    if wanted.recorded_to:
        ends = _midnight(wanted.recorded_to + timedelta(days=1))
        last = (
            Entry.objects.filter(recorded_at__lt=ends)
            .order_by("-recorded_at", "-pk")
            .values_list("pk", flat=True)
        )
        found = found.filter(recorded_at__lt=ends, pk__lte=(last.first() or 0) + APART)
    return found


APART = 1000  # ids are drawn before their transactions are written down: they may be this far out of order


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _seen(matching: QuerySet[Entry], sight: Sight, order: str) -> list[int]:
    """The first keys that may be seen, along the index of what is looked for."""
    return list(sight.shown(matching).order_by(order).values_list("pk", flat=True)[: PAGE + 1])


def _of_each(matching: QuerySet[Entry], sight: Sight, order: str) -> Iterator[int]:
    """The first keys of each office's own entries: where it is few offices, or everything of theirs, this is short."""
    offices = Organisation.objects.filter(public__in=sight.organisations)
    yield from _of(matching, offices, "organisation", order)
    yield from _of(
        matching.filter(organisation=""), User.objects.filter(public__in=sight.actors), "actor", order
    )


def _of(matching: QuerySet[Entry], holders: QuerySet[Any], field: str, order: str) -> list[int]:
    """The first keys among the entries of some holders.

    Each holder's own page ends somewhere; the best of these ends bounds all of them, for whoever has it fills a page
    alone. So however many entries there are, a page's worth for each holder is read and no more.
    """
    own = matching.filter(**{field: OuterRef("public")}).order_by(order).values("pk")[PAGE : PAGE + 1]
    ends = [
        end for end in holders.annotate(end=Subquery(own)).values_list("end", flat=True) if end is not None
    ]
    mine = matching.filter(**{f"{field}__in": list(holders.values_list("public", flat=True))})
    if ends:
        mine = mine.filter(pk__lte=min(ends)) if order == "pk" else mine.filter(pk__gte=max(ends))
    return list(mine.order_by(order).values_list("pk", flat=True)[: PAGE + 1])
