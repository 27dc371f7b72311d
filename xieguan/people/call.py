"""One call of an act, and what it answered."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xieguan.desk import trail
from xieguan.people.models import User
from xieguan.people.redact import redacted
from xieguan.people.registry import Act
from xieguan.people.secret import blind_index

LONGEST_KEY = 80


@dataclass(frozen=True)
class Call:
    """One call of an act: what, to which subject, by whom, about which day."""

    act: Act
    subject: str
    data: dict[str, Any]
    by: User
    on: date
    key: str = ""
    version: int | None = None

    @property
    def digest(self) -> str:
        """What makes two calls the same call."""
        return secret_digest([self.act.name, self.subject, self.data, self.on, self.version])

    @property
    def input_digest(self) -> str:
        """The input alone, as the trail keeps it."""
        return secret_digest(self.data)

    @property
    def named(self) -> tuple[str, str]:
        """Kind and name of the subject for the trail; what is no name of ours may be anything, so it is cleaned."""
        return self.act.of._meta.model_name or "", _clean(self.subject, 40)

    @property
    def named_key(self) -> str:
        """The key for the trail, which must take whatever was sent."""
        return _clean(self.key, LONGEST_KEY)


def _clean(text: str, longest: int) -> str:
    return redacted(re.sub(r"[^\w.:-]", "?", text[:longest]))


@dataclass(frozen=True)
class Result:
    """What an act answered: the record it made or changed, its version now, and the trail entry.

    `shown` is a secret for this caller, this once: no receipt keeps it, so a repeated call does not get it again.
    """

    subject: str
    version: int | None
    entry: int
    exemptions: list[str] = field(default_factory=list)
    repeated: bool = False
    shown: str = field(default="", repr=False)


def secret_digest(data: Any) -> str:
    """A digest that nobody without the key can guess at: an ID number has few enough possibilities to try them all."""
    return blind_index(trail.digest(data))
