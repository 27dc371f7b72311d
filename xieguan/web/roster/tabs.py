"""The line of views above the list: those everybody has, and the user's own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from xieguan.people.listing import choice, filters
from xieguan.people.listing.counting import Count, capped
from xieguan.people.listing.filters import Filters
from xieguan.people.models import SavedView, User
from xieguan.people.scope import Reach
from xieguan.web.roster.addresses import to_roster
from xieguan.words import _

CAP = 1000  # nobody reads a larger number beside a name


@dataclass(frozen=True, slots=True)
class Tab:
    """One view: its name, what it asks, whether it is the present one; `own` names a saved one."""

    words: str
    filters: Filters
    current: bool
    own: str = ""
    count: Count | None = None

    @property
    def href(self) -> str:
        """Its address."""
        return to_roster(self.filters)


def tabs(present: Filters, user: User) -> list[Tab]:
    """The views of a user, without numbers."""
    own = SavedView.objects.filter(user=user).order_by("pk")
    return [
        *_standard(present),
        *(_tab(one.name, filters.read(one.query), present, one.public) for one in own),
    ]


def _standard(present: Filters) -> Iterator[Tab]:
    yield _tab(_("In office"), Filters(), present)
    yield _tab(_("Something not met"), Filters(outcome="fail"), present)
    yield _tab(_("Something unknown"), Filters(outcome="unknown"), present)
    yield _tab(_("Have left"), Filters(status="left"), present)


def _tab(words: str, asks: Filters, present: Filters, own: str = "") -> Tab:
    return Tab(words, asks, asks.query == present.query, own)


def numbered(present: Filters, user: User, where: Reach, on: date) -> list[Tab]:
    """The same with their numbers, counted in one statement and no further than the cap."""
    found = tabs(present, user)
    rows = [choice.choose(tab.filters, where, on).rows() for tab in found]
    return [replace(tab, count=count) for tab, count in zip(found, capped(rows, CAP), strict=True)]
