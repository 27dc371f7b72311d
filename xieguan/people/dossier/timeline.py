"""What has happened to a person here, the latest first: hired, stated in rosters, acted on, left.

The trail knows more than one office: only what was done within the user's part of the tree is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from xieguan.desk.models import Entry
from xieguan.people.labels import act_words
from xieguan.people.models import Engagement, Statement, User
from xieguan.people.scope import Reach
from xieguan.words import _

MOST = 100  # entries of the trail: whoever needs more asks the trail


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: its day, what, by whom, and what is said of it; `kind` is on, flag or soon."""

    day: date
    what: str
    by: str = ""
    says: str = ""
    kind: str = "on"
    recorded_at: datetime | None = None

    @property
    def late(self) -> bool:
        """Whether it was recorded on a later day than it is about."""
        return self.recorded_at is not None and timezone.localdate(self.recorded_at) > self.day


def timeline(engagement: Engagement, said: Iterable[Statement], where: Reach) -> list[Event]:
    """All of it, in order."""
    events = [*_life(engagement), *_rosters(said), *_acts(engagement, where)]
    return sorted(events, key=lambda event: event.day, reverse=True)


def _life(engagement: Engagement) -> Iterator[Event]:
    if engagement.hired_on:
        yield Event(engagement.hired_on, _("Taken on"))
    if engagement.left_on:
        yield Event(engagement.left_on, _("Left the office"))
    for former in engagement.person.former_names.all():
        yield Event(former.until_on, _("Until then called {name}").format(name=former.name))


def _rosters(said: Iterable[Statement]) -> Iterator[Event]:
    """Each roster once, with how many facts it stated."""
    counts: dict[int, int] = {}
    imports = {}
    for statement in said:
        counts[statement.source_id] = counts.get(statement.source_id, 0) + 1
        imports[statement.source_id] = statement.source
    for pk, source in imports.items():
        says = _("{n} facts stated").format(n=counts[pk])
        yield Event(source.as_of, _("Roster “{file}”").format(file=source.file_name), says=says)


def _acts(engagement: Engagement, where: Reach) -> Iterator[Event]:
    """What the trail holds of the engagement; of its person only what somebody of the user's own part did."""
    entries = _entries(engagement)
    users = {
        user.public: user
        for user in User.objects.filter(public__in={one.actor for one in entries}).select_related("home")
    }
    for entry in entries:
        actor = users.get(entry.actor)
        if entry.subject_kind == "engagement" or (actor and actor.home and where.covers(actor.home.path)):
            yield _event(entry, actor)


def _entries(engagement: Engagement) -> list[Entry]:
    of_him = Q(subject_kind="engagement", subject=engagement.public) | Q(
        subject_kind="person", subject=engagement.person.public
    )
    return list(Entry.objects.filter(of_him).exclude(kind="refusal").order_by("-id")[:MOST])


def _event(entry: Entry, actor: User | None) -> Event:
    return Event(
        day=entry.on or timezone.localdate(entry.recorded_at),
        what=told_as(entry),
        by=actor.name if actor else "",
        says=str(entry.detail.get("reason") or entry.detail.get("purpose") or ""),
        kind="flag" if entry.kind == "read" else "on",
        recorded_at=entry.recorded_at,
    )


def told_as(entry: Entry) -> str:
    """What an entry of the trail is called for people."""
    words = {
        "engagements.open": _("Recorded here"),
        "engagements.correct": _("The hire put right"),
        "engagements.move": _("Moved to another organisation"),
        "persons.rename": _("Name changed"),
        "persons.reveal": _("Full ID number shown"),
        "persons.find": _("Looked up by ID number"),
    }
    return words.get(entry.act) or act_words(entry.act)
