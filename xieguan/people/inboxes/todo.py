"""One line of the workbench, and what an inbox answers of which it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Section = Literal["decide", "record", "train", "recover", "run"]
SECTIONS: tuple[Section, ...] = ("decide", "record", "train", "recover", "run")


@dataclass(frozen=True, slots=True)
class Cite:
    """The article that asks for it."""

    pack: str
    article: int
    item: int | None = None
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Where it is done: a page by its name, which the surface turns into an address."""

    page: str
    arguments: tuple[str, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What an inbox found: how many, the first day it is due, and words for the line below the title."""

    count: int
    link: Link
    due: date | None = None
    says: str = ""
    cite: Cite | None = None
    opens: bool = True  # False: announced before its time, and not counted yet
    rules: frozenset[str] = (
        frozenset()
    )  # of the law, as pack/rule: it says what they find, who else would say it twice


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that awaits somebody: a verb, how many it concerns, by when, and by which article.

    `left` is the number of working days until it is due, below zero once it is late; None where it has no day, or where
    the day lies in a year that is not announced (`unannounced`). `advises`: a lapsed pack asks for it, so it binds
    nobody. `of` is the role whose duty it is where the user only sees to it. `also` are the articles of other laws
    that ask the same of some of these people.
    """

    name: str
    section: Section
    title: str
    count: int
    link: Link
    says: str = ""
    cite: Cite | None = None
    also: tuple[Cite, ...] = ()
    due: date | None = None
    left: int | None = None
    unannounced: int | None = None
    fail: int = 0
    unknown: int = 0
    advises: bool = False
    opens: bool = True
    of: str = ""
    rules: frozenset[str] = frozenset()

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.left is not None and self.left < 0

    @property
    def counts(self) -> bool:
        """Whether it is one of the things that await somebody, and not merely to be known."""
        return self.opens and not self.advises

    @property
    def order(self) -> tuple[bool, bool, date, int]:
        """What is due comes first, then what concerns most."""
        return self.advises, not self.opens, self.due or date.max, -self.count
