"""What somebody can do to a record: the entries of its menu, those that the law refuses with the reason."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from xieguan.people import labels
from xieguan.people.foresight import doable, foreseen
from xieguan.people.models import User
from xieguan.web.acts.forms import has_form
from xieguan.web.addresses import address


@dataclass(frozen=True, slots=True)
class Choice:
    """One act as a menu shows it. `refused` says what the law has against it; empty where it has nothing."""

    act: str
    words: str
    url: str
    ends: bool
    refused: str = ""


def choices(subject: Model, user: User, on: date) -> list[list[Choice]]:
    """The acts in groups: those that add or change, then those that end something. Empty groups are left out."""
    entries = [
        _choice(act.name, subject, on)
        for act in doable(subject, user)
        if has_form(act) and not labels.has_own_place(act.name)
    ]
    groups = [[entry for entry in entries if not entry.ends], [entry for entry in entries if entry.ends]]
    return [group for group in groups if group]


def _choice(name: str, subject: Model, on: date) -> Choice:
    refusing = [ruling for ruling in foreseen(name, subject, on) if ruling.stands and ruling.force == "must"]
    return Choice(
        act=name,
        words=labels.act_words(name),
        url=address("act", name, getattr(subject, "public", "")),
        ends=labels.weight(name) == "ends",
        refused=refusing[0].say() if refusing else "",
    )
