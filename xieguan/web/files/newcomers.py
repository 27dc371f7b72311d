"""Newcomers (新进人员): who came within a year and is not ready for duty, with what is missing and whose it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.people import reads
from xieguan.people.dossier.way import Way, ways_of
from xieguan.people.listing.lines import named
from xieguan.people.models import SheetRow, Standing, User
from xieguan.people.scope import Reach
from xieguan.web.addresses import address
from xieguan.web.files.way import Shown, shown
from xieguan.web.pages import page, show, user_of

NEW = timedelta(days=365)
PAGE = 100  # people looked at on one page, the newest first


@page(read="engagements.see")
@require_safe
def newcomers(request: HttpRequest) -> HttpResponse:
    """Who is on the way to duty, and what each still needs."""
    page_number = request.GET.get("page", "")
    found = Newcomers(
        user_of(request),
        timezone.localdate(),
        request.GET.get("show", ""),
        int(page_number) if page_number.isascii() and page_number.isdecimal() and len(page_number) < 6 else 1,
    )
    return show(request, "files/newcomers.html", {"found": found})


@dataclass(frozen=True, slots=True)
class Entry:
    """One newcomer."""

    row: SheetRow
    way: Way
    open: list[Shown]

    @property
    def mine(self) -> bool:
        """Whether something of it is whoever's looks."""
        return any(one.mine for one in self.open)


@dataclass
class Newcomers:
    """The newcomers as one user asks for them: those on the way, those of whom something is his, or those ready."""

    user: User
    on: date
    show: str
    number: int

    @cached_property
    def where(self) -> Reach:
        """How far he looks."""
        return reads.reaching("engagements.see", self.user)

    @cached_property
    def all(self) -> QuerySet[SheetRow]:
        """Everybody who came within a year and is here, the newest first."""
        reached = reads.rows("engagements.see", self.user).values("pk")
        rows = SheetRow.objects.filter(engagement__in=reached, left_on__isnull=True)
        return rows.filter(hired_on__gt=self.on - NEW, hired_on__lte=self.on).order_by("-hired_on", "pk")

    @cached_property
    def page(self) -> Page[SheetRow]:
        """Those of them that are looked at."""
        return Paginator(
            self.all.select_related("engagement__person", "engagement__organisation"), PAGE
        ).get_page(self.number)

    @cached_property
    def every(self) -> list[Entry]:
        """Those, each with his way."""
        return [self._entry(row, way) for row, way in ways_of(self.page.object_list, self.on)]

    def count(self, group: str) -> int | None:
        """How many are in a list; None where there are more people than one page looks at."""
        return None if self.page.has_other_pages() else len(self.groups[group])

    def address(self, *, show: str = "", number: int = 0) -> str:
        """The page with another list, or another part of the same."""
        asked = {"show": show, "page": str(number) if number else ""}
        return f"{address('newcomers')}?{urlencode({name: said for name, said in asked.items() if said})}".rstrip(
            "?"
        )

    def _entry(self, row: SheetRow, way: Way) -> Entry:
        steps = shown(way, row.engagement, self.where, address("newcomers"))
        return Entry(row, way, [one for one in steps if one.step.is_open])

    @cached_property
    def groups(self) -> dict[str, list[Entry]]:
        """On the way, mine, ready."""
        waiting = [one for one in self.every if one.open]
        return {
            "": waiting,
            "mine": [one for one in waiting if one.mine],
            "ready": [one for one in self.every if not one.open],
        }

    @property
    def entries(self) -> list[Entry]:
        """The list that was asked for."""
        return self.groups.get(self.show, self.groups[""])

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices that are named."""
        return named({one.row.engagement.organisation_id for one in self.entries})
