"""What happened to a record since somebody looked at it: for whoever comes too late."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q

from xieguan.desk.models import Entry
from xieguan.people import labels
from xieguan.people.entries import name_of
from xieguan.people.models import User


@dataclass(frozen=True, slots=True)
class Change:
    """One act that came between: what, by whom, when."""

    act: str
    by: str
    at: datetime


def changes_of(subject: Model, count: int) -> list[Change]:
    """The last acts on a record, the latest first."""
    kind, public = name_of(subject)
    itself = Q(subject_kind=kind, subject=public) | Q(detail__of=f"{kind}/{public}")
    entries = list(Entry.objects.filter(itself, kind="act").order_by("-id")[: max(count, 1)])
    names = dict(
        User.objects.filter(public__in={entry.actor for entry in entries}).values_list("public", "name")
    )
    return [
        Change(labels.act_words(entry.act), names.get(entry.actor, entry.actor), entry.recorded_at)
        for entry in entries
    ]
