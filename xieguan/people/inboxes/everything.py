"""All that awaits a user, and how many things that are."""

from datetime import date

from django.core.cache import cache
from django.utils import timezone

from xieguan.people.inboxes import deciding, running  # noqa: F401  registers the inboxes of this floor
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.from_law import from_law
from xieguan.people.inboxes.kept import FRESH, kept, last_act
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.inboxes.todo import SECTIONS, ToDo
from xieguan.people.models import User
from xieguan.words import language


def todos(asking: Asking) -> tuple[list[ToDo], int]:
    """Everything that awaits a user, in the workbench's order; and how many rules found nothing recorded."""
    law = kept(f"law:{_key(asking.user, asking.on)}:{language()}", lambda: from_law(asking))
    found = [*waiting_for(asking), *law.todos]
    found.sort(key=lambda todo: (SECTIONS.index(todo.section), *todo.order))
    cache.set(_key(asking.user, asking.on), sum(todo.counts for todo in found), FRESH)
    return found, law.unasked


def count_for(user: User) -> int:
    """How many things await a user, for the menu of every page: kept for a minute, or until he has done something."""
    on = timezone.localdate()
    known: int | None = cache.get(_key(user, on))
    if known is None:
        known = sum(todo.counts for todo in todos(Asking(user, on))[0])
    return known


def _key(user: User, on: date) -> str:
    return f"todos:{user.public}:{on:%Y%m%d}:{last_act(user)}"
