"""Asking for the trail's proof, and for a copy of it to be proved elsewhere: the auditor's, of the whole of it."""

from typing import Any

from xieguan.desk import jobs
from xieguan.people.looking import proving
from xieguan.people.models import Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _


@act("trail.verify", of=Organisation, by=[Role.AUDITOR])
def verify(organisation: Organisation, *, by: User) -> Noted:
    """Prove that nobody has changed, removed, added or reordered a sealed entry of the trail."""
    _must_be_the_top(organisation)
    if proving.is_small():
        return Noted(None, {"result": proving.proof()})
    return _queued("trail.verify", organisation, by)


@act("trail.export", of=Organisation, by=[Role.AUDITOR])
def export(organisation: Organisation, *, by: User) -> Noted:
    """Write the trail with its seals to a file that can be proved anywhere."""
    _must_be_the_top(organisation)
    if proving.is_small():
        return Noted(None, {"result": proving.export(organisation.public)})
    return _queued("trail.export", organisation, by)


def _must_be_the_top(organisation: Organisation) -> None:
    """The trail is one for all offices: a part of it can be searched, but neither proved nor taken away."""
    if organisation.path != f"/{organisation.public}/":
        raise Invalid({"": [_("the trail is proved as a whole, from the topmost organisation")]})


def _queued(name: str, organisation: Organisation, by: User) -> Noted:
    arguments: dict[str, Any] = {"organisation": organisation.public}
    asked = jobs.queue(name, arguments, owner=by.public, organisation=organisation.public)
    return Noted(None, {"job": asked.pk})
