"""The acts there are. One declaration of an act names who may do it to what, and with which input."""

import inspect
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_type_hints

from django.db.models import Model
from pydantic import BaseModel, ConfigDict, create_model, field_validator

from xieguan.law.nodes import Value
from xieguan.people.roles import Role
from xieguan.words import _

Body = Callable[..., Any]
Derive = Callable[
    ..., Mapping[str, Value]
]  # of subject, input, user, day and today: facts nobody need be asked
GIVEN = ("by", "on", "now")  # what the machinery hands to a body that asks for it
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)  # every term counted from a day between them is a day too
RESERVED = ("subject", "key", "version")  # what a call says of itself, beside its input


class Input(BaseModel):
    """The base of every act's input: what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_max_length=4000)

    @field_validator("*", mode="before")
    @classmethod
    def _readable(cls, value: Any) -> Any:
        """No control characters, which a database may refuse and a page would hide."""
        if isinstance(value, str) and any(
            unicodedata.category(one) in ("Cc", "Cs") for one in value if one not in "\n\t"
        ):
            raise ValueError(_("there are characters in it that cannot be printed"))
        return value

    @field_validator("*", mode="after")
    @classmethod
    def _in_our_time(cls, value: Any) -> Any:
        """No day of which the day after, or a term later, is none: 9999-12-31 for "without end" among them."""
        for day in value if isinstance(value, list) else [value]:
            if isinstance(day, date) and not is_in_our_time(day):
                raise ValueError(too_far())
        return value


def is_in_our_time(day: date) -> bool:
    """Whether it is a day that an act, or a question, can be about."""
    return FIRST <= day <= LAST


def too_far() -> str:
    """What is said of a day no act can be about."""
    return _("a day from {first} to {last} is expected").format(first=FIRST, last=LAST)


@dataclass(frozen=True, slots=True)
class Act:
    """One verb that changes state, `stage.verb`. `facts` are those of its inputs that the law asks about.

    What an act states without being asked (who issues, the next free number), its `derives` says: those names are
    among `facts` too. An `own` act is done by a user to himself.
    """

    name: str
    of: type[Model]
    by: frozenset[Role]
    body: Body
    input: type[Input]
    given: frozenset[str]
    facts: frozenset[str]
    own: bool = False
    derives: Derive | None = None

    @property
    def describes(self) -> str:
        """The first line of its docstring."""
        return (inspect.getdoc(self.body) or "").partition("\n")[0]


ACTS: dict[str, Act] = {}


def act(
    name: str,
    *,
    of: type[Model],
    by: Iterable[Role] = (),
    facts: Iterable[str] = (),
    own: bool = False,
    derives: Derive | None = None,
) -> Callable[[Body], Body]:
    """Declare an act. Its keyword-only arguments, with their annotations, are its input.

    An `own` act is done by every user to himself, whatever his roles, and to nobody else.

    `by` (the user), `on` (the day the act is about) and `now` (the moment of recording) are handed in to a body that
    names them; no body reads a clock or a request.
    """

    def declare(body: Body) -> Body:
        if name in ACTS:
            raise ValueError(f"two acts are called {name}")
        hints = get_type_hints(body, include_extras=True)
        if clash := set(RESERVED) & hints.keys():
            raise ValueError(f"{name}: no input can be called {', '.join(clash)}")
        parameters = [
            entry for entry in inspect.signature(body).parameters.values() if entry.kind is entry.KEYWORD_ONLY
        ]
        ACTS[name] = Act(
            name=name,
            of=of,
            by=frozenset(by),
            body=body,
            input=_input(name, parameters, hints),
            given=frozenset(entry.name for entry in parameters if entry.name in GIVEN),
            facts=frozenset(facts),
            own=own,
            derives=derives,
        )
        return body

    return declare


def _input(name: str, parameters: Iterable[inspect.Parameter], hints: dict[str, Any]) -> type[Input]:
    fields: dict[str, Any] = {
        entry.name: (hints[entry.name], ... if entry.default is entry.empty else entry.default)
        for entry in parameters
        if entry.name not in GIVEN
    }
    return create_model(name.replace(".", "_"), __base__=Input, **fields)
