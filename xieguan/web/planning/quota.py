"""The quota of one office: how far it is used, by whom, and what it was before."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Value

from xieguan.law.judge import judge
from xieguan.lifecycle.models import HiringPlan, Quota
from xieguan.lifecycle.planning import counting
from xieguan.lifecycle.planning.facts.places import promising
from xieguan.lifecycle.planning.queries import USE, sharing
from xieguan.lifecycle.planning.unset import asking_rule
from xieguan.people import reads
from xieguan.people.foresight import doable
from xieguan.people.laws import laws_of
from xieguan.people.listing.lines import named
from xieguan.people.models import Organisation, Standing, User
from xieguan.people.suppliers import facts_of
from xieguan.web.addresses import address

SET = "planning.set_quota"


@dataclass
class OneQuota:
    """The quota an office counts against."""

    office: Organisation
    user: User
    on: date

    @cached_property
    def facts(self) -> dict[str, Any]:
        """The places and the people."""
        return dict(facts_of("organisation", self.office.pk, self.on, USE))

    @cached_property
    def holder(self) -> Organisation | None:
        """The office whose quota counts: itself, or one above; nobody where none is set."""
        over = counting.quotas_over(Value(self.office.path), self.on).select_related("organisation").first()
        return over.organisation if over else None

    @cached_property
    def history(self) -> list[Quota]:
        """Every quota there was, the latest first."""
        of = self.holder or self.office
        return list(of.quotas.select_related("set_by").order_by("-from_on", "-pk"))

    @cached_property
    def plans(self) -> list[HiringPlan]:
        """Plans that hold places of it, as far as the user sees them."""
        mine = reads.rows("planning.see", self.user)
        offices = sharing(self.holder, self.on) if self.holder else Organisation.objects.none()
        held = promising(self.on).filter(organisation__in=offices, open__gt=0)
        return list(held.filter(pk__in=mine.values("pk")).order_by("-pk"))

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices that are named."""
        holder = {self.holder.pk} if self.holder else set()
        return named({self.office.pk, *holder, *(plan.organisation_id for plan in self.plans)})

    @cached_property
    def rulings(self) -> list[Any]:
        """What the law says of it."""
        laws = [(law, asking_rule(law)) for law in laws_of(self.office, self.on)]
        return [one for law, rule in laws if rule for one in judge(law, [rule], self.facts)]

    @property
    def sets(self) -> str:
        """Where he sets it; nothing where he may not."""
        may = any(act.name == SET for act in doable(self.office, self.user))
        return address("act", SET, self.office.public) if may else ""
