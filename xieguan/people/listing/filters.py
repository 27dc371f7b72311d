"""What somebody asks the roster for: read from an address or a saved view, and written back in one canonical form."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from xieguan.people.models import Engagement
from xieguan.roster.idnumber import looks_like_one

STATUS = ("in", "left", "all")
OUTCOMES = ("fail", "unknown")
SORTS = ("name", "badge", "hired")
LONGEST = 40  # characters of a search
PUBLIC = re.compile(r"[0-9a-z]{1,20}")
RULE = re.compile(r"[a-z0-9-]{1,60}(?:/[A-Za-z0-9_.-]{1,80}){0,2}")


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice of people and their order. An empty text is no filter.

    `law` is `pack`, `pack/article` or `pack/rule`; alone or with none, `outcome` asks for people of whom some rule says
    so. `hired_from` and `hired_to` are both included.
    """

    q: str = ""
    office: str = ""
    mode: str = ""
    firm: str = ""
    status: str = "in"
    law: str = ""
    outcome: str = ""
    hired_from: date | None = None
    hired_to: date | None = None
    sort: str = "name"
    down: bool = False

    @property
    def query(self) -> dict[str, str]:
        """What differs from asking for nothing in particular, as an address holds it."""
        said = ((name, getattr(self, name)) for name in NAMES)
        return {name: _text(value) for name, value in said if value != getattr(PLAIN, name)}

    @property
    def narrows(self) -> bool:
        """Whether it leaves anybody out who is in office."""
        return bool(replace(self, sort="name", down=False).query)

    def without(self, *names: str) -> "Filters":
        """The same with some of it given up."""
        return replace(self, **{name: getattr(PLAIN, name) for name in names})


PLAIN = Filters()
NAMES = tuple(field.name for field in fields(Filters))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return value.isoformat() if isinstance(value, date) else str(value or "")


def read(given: Mapping[str, Any]) -> Filters:
    """The filters in an address or a saved view. What makes no sense is no filter; an ID number is never searched."""
    q = searchable(str(given.get("q", "")))
    return Filters(
        q="" if looks_like_one(q) else q,
        office=_matching(given, "office", PUBLIC),
        mode=_among(given, "mode", tuple(Engagement.Mode.values)),
        firm=_matching(given, "firm", PUBLIC),
        status=_among(given, "status", STATUS) or "in",
        law=_matching(given, "law", RULE),
        outcome=_among(given, "outcome", OUTCOMES),
        hired_from=_day(given, "hired_from"),
        hired_to=_day(given, "hired_to"),
        sort=_among(given, "sort", SORTS) or "name",
        down=str(given.get("down", "")) == "1",
    )


def searchable(text: str) -> str:
    """A text to search for: half width, without what cannot be printed, not too long."""
    printable = "".join(one if one.isprintable() else " " for one in unicodedata.normalize("NFKC", text))
    return " ".join(printable.split())[:LONGEST]


def _among(given: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
    value = str(given.get(name, ""))
    return value if value in known else ""


def _matching(given: Mapping[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    value = str(given.get(name, ""))
    return value if pattern.fullmatch(value) else ""


def _day(given: Mapping[str, Any], name: str) -> date | None:
    try:
        return date.fromisoformat(str(given.get(name, "")))
    except ValueError:
        return None
