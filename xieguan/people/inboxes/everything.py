"""All that awaits a user, and how many things that are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import monotonic

from django.core.cache import cache
from django.utils import timezone

from xieguan.people.inboxes import deciding, running  # noqa: F401  registers the inboxes of this floor
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.from_law import from_law
from xieguan.people.inboxes.kept import FRESH, SLOW, kept, last_act
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.inboxes.todo import SECTIONS, ToDo
from xieguan.people.models import User
from xieguan.words import _, language

LONG = 600  # seconds that a count is good for where it takes long


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, after which of the user's own acts it was taken, and whether taking it was slow."""

    count: int
    act: int
    slow: bool


def todos(asking: Asking) -> tuple[list[ToDo], int]:
    """Everything that awaits a user, in the workbench's order; and how many rules found nothing recorded."""
    began, act = monotonic(), last_act(asking.user)
    name = f"law:{_key(asking.user, asking.on)}:{act}:{language()}"
    law = kept(name, lambda: from_law(asking))
    found = list(waiting_for(asking))
    found += list(_beside(found, law.todos))
    found.sort(key=lambda todo: (SECTIONS.index(todo.section), *todo.order))
    slow = monotonic() - began > SLOW
    counted = Counted(sum(todo.counts for todo in found), act, slow)
    cache.set(_key(asking.user, asking.on), counted, LONG if slow else FRESH)
    return found, law.unasked


def _beside(found: Sequence[ToDo], of_law: Iterable[ToDo]) -> Iterator[ToDo]:
    """What the law asks beside what the records say already: the same people are named once.

    An inbox finds those of whom something is on record, the law those too of whom nothing is: where it finds more, it
    stays, and says how many the other line holds. What only advises is of other offices.
    """
    said = {rule: todo for todo in found for rule in todo.rules}
    for todo in of_law:
        same = None if todo.advises else said.get(todo.name)
        if same is None:
            yield todo
        elif todo.count > same.count:
            say = _("{says} ({n} of them under “{title}” already)")
            yield replace(todo, says=say.format(says=todo.says, n=same.count, title=same.title))


def count_for(user: User) -> int:
    """How many things await a user, for the menu of every page.

    Kept for a minute, or until he has done something himself. Where asking takes long it is kept for longer, whatever
    he does, and the workbench brings it up to date.
    """
    on = timezone.localdate()
    known: Counted | None = cache.get(_key(user, on))
    if known and (known.slow or known.act == last_act(user)):
        return known.count
    return sum(todo.counts for todo in todos(Asking(user, on))[0])


def _key(user: User, on: date) -> str:
    return f"todos:{user.public}:{on:%Y%m%d}"
