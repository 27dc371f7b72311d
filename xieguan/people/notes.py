"""What a body tells the trail beyond that it happened: what stood there before, what moved, why, what is to follow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from xieguan.people.redact import redacted


@dataclass(frozen=True, slots=True)
class Effect:
    """Something to be done outside the database once the act has committed: a topic that somebody sends, and a body."""

    topic: str
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """An answer of a body with something for the trail: the record it made, if it made one, and the detail.

    `shown` is a secret for the caller alone, once: it reaches neither the trail nor the receipt nor a log.
    """

    made: Model | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    shown: str = field(default="", repr=False)
    effects: tuple[Effect, ...] = ()


def change(record: Model, changes: Mapping[str, Any], reason: str = "") -> dict[str, Any]:
    """What changes in a record, before and after; what stays as it is is left out. For the trail."""
    moved = {name: value for name, value in changes.items() if getattr(record, name) != value}
    before = {name: plain(getattr(record, name)) for name in moved}
    said = {"reason": redacted(reason)} if reason else {}
    return {"was": before, "is": {name: plain(value) for name, value in moved.items()}, **said}


def plain(value: Any) -> Any:
    """A value as the trail's JSON holds it: a record by its public name, a day by its date."""
    if isinstance(value, Model):
        return str(getattr(value, "public", value.pk))
    return value.isoformat() if isinstance(value, date) else value


def names(records: Iterable[Model]) -> list[str]:
    """The public names of records."""
    return [str(plain(record)) for record in records]
