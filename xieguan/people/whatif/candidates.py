"""The packs that may be tried in another's place. Whoever keeps drafts puts a function in here; that is all.

@candidates
def drafts(user: User, organisation: Organisation) -> Iterable[Candidate]: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from xieguan.law.objects import Pack
from xieguan.people.models import Organisation, User
from xieguan.people.outcomes import NotFound
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pack that may be tried: its key in addresses, what it is called, and the id of the pack it would replace."""

    key: str
    label: str
    pack: Pack
    replaces: str


Source = Callable[[User, Organisation], Iterable[Candidate]]
SOURCES: list[Source] = []


def candidates(source: Source) -> Source:
    """Declare where candidates come from."""
    SOURCES.append(source)
    return source


def offered(user: User, organisation: Organisation) -> list[Candidate]:
    """Every pack this user may try for this organisation."""
    return [candidate for source in SOURCES for candidate in source(user, organisation)]


def candidate(key: str, user: User, organisation: Organisation) -> Candidate:
    """One by its key. Raises NotFound."""
    for one in offered(user, organisation):
        if one.key == key:
            return one
    raise NotFound(_("there is no such draft"))
