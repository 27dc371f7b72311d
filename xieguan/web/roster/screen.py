"""What the page of the list shows."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from xieguan.people import reads
from xieguan.people.listing import choice, filters
from xieguan.people.listing.cursor import Cursor, cursor
from xieguan.people.listing.filters import Filters
from xieguan.people.listing.lines import Line, lines
from xieguan.people.listing.paging import SIZE, Page, page
from xieguan.people.models import User
from xieguan.people.registry import ACTS
from xieguan.people.scope import Reach
from xieguan.web.roster.addresses import to_roster
from xieguan.web.roster.options import Options, chips, options
from xieguan.web.roster.tabs import Tab, tabs


@dataclass(frozen=True)
class Screen:
    """The list with all that stands around it."""

    filters: Filters
    on: date
    page: Page
    lines: list[Line]
    tabs: list[Tab]
    options: Options
    chips: list[tuple[str, str]]
    picked: bool
    may_move: bool
    may_open: bool
    may_import: bool
    nobody_yet: bool

    @property
    def before(self) -> str:
        """The address of the page before; empty on the first."""
        return self._to(self.page.before)

    @property
    def after(self) -> str:
        """The address of the next page; empty on the last."""
        return self._to(self.page.after)

    def _to(self, at: Cursor | None) -> str:
        return to_roster(self.filters, at) if at else ""

    def sorted_by(self, name: str) -> str:
        """The address of the same list by another column, or the other way round."""
        down = self.filters.sort == name and not self.filters.down
        return to_roster(replace(self.filters, sort=name, down=down))

    def order(self, name: str) -> str:
        """How a column is sorted, for aria-sort."""
        if self.filters.sort != name:
            return "none"
        return "descending" if self.filters.down else "ascending"

    def with_everybody_picked(self) -> str:
        """The same page with every box ticked."""
        return to_roster(self.filters, pick="all")

    def address(self, name: str) -> str:
        """Another page about the same choice."""
        return to_roster(self.filters, name=name)


def screen(request: HttpRequest, user: User) -> Screen:
    """The list as an address asks for it."""
    today = timezone.localdate()
    asked, where = filters.read(request.GET), reads.reaching("engagements.see", user)
    chosen = choice.choose(asked, where, today)
    found = page(chosen, cursor(request.GET.get("at", "")), SIZE)
    offered = options(where, today)
    return Screen(
        filters=asked,
        on=today,
        page=found,
        lines=lines(found.pks, today, beside=user.home_id),
        tabs=tabs(asked, user),
        options=offered,
        chips=chips(asked, offered),
        picked=request.GET.get("pick") == "all",
        may_move=may(where, "engagements.move"),
        may_open=may(where, "engagements.open"),
        may_import=reads.may("imports.see", user),
        nobody_yet=not found.pks and _nobody(where),
    )


def may(where: Reach, act: str) -> bool:
    """Whether one of the roles may do an act anywhere."""
    return any(role in ACTS[act].by for role, _path in where.grants)


def _nobody(where: Reach) -> bool:
    return not choice.choose(Filters(status="all"), where, timezone.localdate()).rows().exists()
