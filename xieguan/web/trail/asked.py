"""What a search of the trail asks for, read from its address: what cannot be understood is told, not guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from xieguan.people.looking.naming import found_by_name
from xieguan.people.looking.search import KINDS, OUTCOMES, Wanted
from xieguan.people.models import User
from xieguan.web.law.asked import day
from xieguan.words import _

DAYS = ("on_from", "on_to", "recorded_from", "recorded_to")
TEXTS = tuple(field.name for field in fields(Wanted) if field.name not in DAYS)
LONGEST = 80
FARTHEST = 2**62


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it was sent: its texts for the form, what is wanted, and what could not be understood."""

    sent: dict[str, str]
    wanted: Wanted
    errors: dict[str, str]
    before: int | None
    after: int | None

    def query(self, **more: object) -> str:
        """The query of another page of the same search."""
        given = {name: text for name, text in {**self.sent, **more}.items() if text not in ("", None)}
        return f"?{urlencode(given)}" if given else "?"

    @property
    def searches(self) -> bool:
        """Whether anything is looked for at all."""
        return any(self.sent.values())


def read(query: Mapping[str, str], user: User) -> Asked:
    """Read a search."""
    sent = {name: query.get(name, "").strip()[:LONGEST] for name in (*TEXTS, *DAYS)}
    errors: dict[str, str] = {}
    days: dict[str, date | None] = {name: day(sent[name]) for name in DAYS}
    errors.update({name: _("this is no day") for name in DAYS if sent[name] and days[name] is None})
    for name, known in (("kind", KINDS), ("outcome", OUTCOMES)):
        if sent[name] and sent[name] not in known:
            errors[name] = _("choose one of the list")
    texts = {name: "" if name in errors else sent[name] for name in TEXTS}
    texts["actor"] = found_by_name(texts["actor"], user) if texts["actor"] else ""
    found: dict[str, Any] = {**texts, **days}
    wanted = Wanted(**found)
    return Asked(sent, wanted, errors, _cursor(query, "before"), _cursor(query, "after"))


def _cursor(query: Mapping[str, str], name: str) -> int | None:
    text = query.get(name, "")
    return min(int(text), FARTHEST) if text.isascii() and text.isdecimal() and len(text) < 20 else None
