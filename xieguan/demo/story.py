"""The story that fills the office: who acts, where, and how many people there are. One seed, one story."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from xieguan.demo.chance import chance
from xieguan.people.call import Result
from xieguan.people.models import User
from xieguan.people.outcomes import ActError
from xieguan.people.perform import perform

FOUNDED = date(2019, 1, 1)  # before the laws, so that every office has seen them come
PASSWORD = "Yanshi-2022"  # noqa: S105  printed on the screen: it protects nothing
Say = Callable[[str], None]


@dataclass
class Story:
    """What the chapters share. `size` is the part of all the people that is told of: 1 is everybody."""

    day: date
    size: float = 1.0
    say: Say = print
    offices: dict[str, str] = field(default_factory=dict)  # public ids by key
    users: dict[str, str] = field(default_factory=dict)  # public ids by username

    def chance(self, name: str) -> Random:
        """A source of chance of its own for each part, so that a new part changes no other."""
        return chance(name)

    def user(self, username: str) -> User:
        """A user of the story."""
        return User.objects.get(public=self.users[username])

    def do(self, act: str, subject: str, by: str, on: date | None = None, **data: Any) -> Result:
        """Do an act in somebody's name."""
        return perform(act, subject, data, by=self.user(by), on=on or self.day)

    def refused(self, act: str, subject: str, by: str, **data: Any) -> ActError:
        """Try what cannot be done: the refusal stands on the trail. Raises AssertionError where it could be done."""
        try:
            self.do(act, subject, by, **data)
        except ActError as error:
            return error
        raise AssertionError(f"{by} could do {act}")
