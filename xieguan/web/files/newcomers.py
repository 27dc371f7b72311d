"""Newcomers (新进人员): who came within a year and is not ready for duty, with what is missing and whose it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

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
MOST = 100  # looked at on one page, the newest first


@page(read="engagements.see")
@require_safe
def newcomers(request: HttpRequest) -> HttpResponse:
    """Who is on the way to duty, and what each still needs."""
    found = Newcomers(user_of(request), timezone.localdate(), request.GET.get("show", ""))
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

    @cached_property
    def where(self) -> Reach:
        """How far he looks."""
        return reads.reaching("engagements.see", self.user)

    @cached_property
    def every(self) -> list[Entry]:
        """The newest, each with his way."""
        reached = reads.rows("engagements.see", self.user).values("pk")
        rows = SheetRow.objects.filter(engagement__in=reached, left_on__isnull=True)
        new = rows.filter(hired_on__gt=self.on - NEW, hired_on__lte=self.on).order_by("-hired_on", "pk")
        found = new.select_related("engagement__person", "engagement__organisation")[:MOST]
        return [self._entry(row, way) for row, way in ways_of(found, self.on)]

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
