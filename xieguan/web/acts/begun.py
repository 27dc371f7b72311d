"""What a form begins with: what the record says now, what the address asks for, what is so unless it is unticked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.http import QueryDict

from xieguan.people.registry import Act
from xieguan.web.acts.kinds import kind_of
from xieguan.web.acts.reading import as_sent, kept

Begun = Mapping[str, str | Sequence[str]]

BEGINS: dict[str, Callable[[Any], Begun]] = {}  # by act: its inputs, as the record has them now


def begun(act: Act, subject: Model, asked: QueryDict) -> QueryDict:
    """The form as it is opened: the address counts before the record, and the record before the act's own defaults."""
    ticked = {
        name: ["true"]
        for name, info in act.input.model_fields.items()
        if kind_of(info) == "bool" and not info.is_required() and info.default is True
    }
    say = BEGINS.get(act.name)
    stands = {name: _many(value) for name, value in say(subject).items()} if say else {}
    return as_sent({**ticked, **stands, **kept(act, asked)})


def _many(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
