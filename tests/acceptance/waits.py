"""Who of those in a story finds a thing on his workbench on a day: his, and nobody else's."""

from collections.abc import Mapping
from datetime import date

from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.from_law import from_law
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.models import User


def waits(people: Mapping[str, User], name: str, on: date) -> set[str]:
    """Who finds what waits for an act (`stage.verb`), or what a rule makes somebody's duty (`pack/rule`)."""
    return {who for who, user in people.items() if _finds(Asking(user, on), name)}


def _finds(asking: Asking, name: str) -> bool:
    found = from_law(asking).todos if "/" in name else waiting_for(asking, name)
    return any(todo.name == name for todo in found)
