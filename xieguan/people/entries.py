"""What the trail keeps of a call: the act that was done, or how it was refused."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from xieguan.desk import trail
from xieguan.desk.models import Entry
from xieguan.people.call import Call
from xieguan.people.models import Organisation
from xieguan.people.outcomes import ActError, NotFound, Refused
from xieguan.people.scope import organisations_of, reach, within


def done(call: Call, role: str, subject: Model, made: Model, detail: Mapping[str, Any]) -> Entry:
    """Put an act on the trail, in its own transaction. `made` is what it made, or the subject it changed."""
    return trail.write(
        kind="act",
        act=call.act.name,
        actor=call.by.public,
        role=role,
        subject=name_of(made),
        organisation=_organisation(subject),
        on=call.on,
        key=call.named_key,
        input_digest=call.input_digest,
        outcome="done",
        detail={**detail, "of": "/".join(name_of(subject))},
    )


def name_of(record: Model) -> tuple[str, str]:
    """Kind and public name of a record."""
    return record._meta.model_name or "", str(getattr(record, "public", record.pk))


def _organisation(subject: Model) -> str:
    if isinstance(subject, Organisation):
        return str(subject.public)
    return next((organisation.public for organisation in organisations_of(subject)), "")


def refused(call: Call, error: ActError) -> None:
    """Put a refusal on the trail, in a transaction of its own: the act's has been rolled back.

    Where the subject was one he sees, the refusal belongs to its organisation; otherwise nobody can say to whose.
    """
    with transaction.atomic():
        trail.write(
            kind="refusal",
            act=call.act.name,
            actor=call.by.public,
            subject=call.named,
            organisation="" if isinstance(error, NotFound) else _of_the_call(call),
            on=call.on,
            key=call.named_key,
            input_digest=call.input_digest,
            outcome=error.outcome,
            detail=error.detail if isinstance(error, Refused) else {},
        )


def _of_the_call(call: Call) -> str:
    seen = within(call.act.of, reach(call.by, timezone.localdate()))
    subject = seen.filter(public=call.subject).first() if call.subject.isalnum() else None
    return _organisation(subject) if subject is not None else ""
