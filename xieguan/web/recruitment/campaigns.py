"""The campaigns there are, and the plans that wait to be published."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from xieguan.lifecycle.models import Campaign
from xieguan.people import reads
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.listing.lines import named
from xieguan.people.models import Standing, User
from xieguan.web.home.board import Line, line

MOST = 100
RUNNING_IN = Q(  # as RUNNING says of an application
    applications__isnull=False,
    applications__withdrawn_on__isnull=True,
    applications__rejected_on__isnull=True,
    applications__engagement__isnull=True,
)
UNTOLD_IN = Q(applications__rejected_on__isnull=False, applications__told_on__isnull=True)


@dataclass
class Campaigns:
    """Everything the page shows."""

    user: User
    on: date

    @cached_property
    def waits(self) -> list[Line]:
        """What awaits him here."""
        return [line(todo) for todo in waiting_for(Asking(self.user, self.on), "recruitment.")]

    @cached_property
    def all(self) -> list[Campaign]:
        """The campaigns in reach, those under way first."""
        rows: QuerySet[Campaign] = reads.rows("recruitment.see", self.user)
        here = Campaign.objects.filter(pk__in=rows.values("pk")).annotate(
            people=Count("applications"),
            running=Count("applications", filter=RUNNING_IN),
            hired=Count("applications", filter=Q(applications__engagement__isnull=False)),
            untold=Count("applications", filter=UNTOLD_IN),
        )
        return list(here.order_by("closed_on", "-published_on", "-pk")[:MOST])

    @property
    def open(self) -> list[Campaign]:
        """Those under way."""
        return [one for one in self.all if one.closed_on is None]

    @property
    def closed(self) -> list[Campaign]:
        """Those that are over."""
        return [one for one in self.all if one.closed_on is not None]

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices that are named."""
        return named({one.organisation_id for one in self.all})
