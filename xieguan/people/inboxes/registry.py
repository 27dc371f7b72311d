"""The inboxes there are. A floor declares one beside its acts: what waits for an act, within whose reach.

    @inbox("exemptions.approve", section="decide", title=lambda: _("Decide on exceptions asked for"))
    def asked_for(mine: QuerySet[Exemption], asking: Asking) -> Waiting | None:
        return in_line(mine.filter(approved=None), …)

`mine` are the records of the act's subject that those of the user's roles reach that may do the act.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.todo import Section, ToDo, Waiting
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role
from xieguan.people.scope import within

Look = Callable[[Any, Asking], Waiting | None]


@dataclass(frozen=True, slots=True)
class Inbox:
    """One question: what waits for an act. `by` are the roles it waits for; those of the act, unless said."""

    name: str
    section: Section
    title: Callable[[], str]
    look: Look
    by: frozenset[Role]


INBOXES: dict[str, Inbox] = {}


def inbox(
    name: str, *, section: Section, title: Callable[[], str], by: Iterable[Role] = ()
) -> Callable[[Look], Look]:
    """Declare what waits for an act; by its name, or by another where no act does it, which then says `by` whom."""

    def declare(look: Look) -> Look:
        if name in INBOXES:
            raise ValueError(f"two inboxes are called {name}")
        INBOXES[name] = Inbox(name, section, title, look, frozenset(by))
        return look

    return declare


def waiting_for(asking: Asking, stage: str = "") -> Iterator[ToDo]:
    """What the inboxes of a user's roles hold; of one stage alone, for its own page."""
    held = {role for role, _path in asking.where.grants}
    for box in [box for box in INBOXES.values() if box.name.startswith(stage)]:
        by = box.by or ACTS[box.name].by
        if by & held and (found := box.look(_mine(box, by, asking), asking)) is not None:
            yield _todo(box, found, asking)


def _mine(box: Inbox, by: frozenset[Role], asking: Asking) -> QuerySet[Any] | None:
    known = ACTS.get(box.name)
    return within(known.of, asking.within(by)) if known else None


def _todo(box: Inbox, found: Waiting, asking: Asking) -> ToDo:
    left, unannounced = asking.until(found.due)
    return ToDo(
        name=box.name,
        section=box.section,
        title=box.title(),
        count=found.count,
        link=found.link,
        says=found.says,
        cite=found.cite,
        due=found.due,
        left=left,
        unannounced=unannounced,
        opens=found.opens,
        rules=found.rules,
    )
