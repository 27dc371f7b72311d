"""Plans and quotas as pages and to-dos ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum

from xieguan.lifecycle.planning import counting
from xieguan.lifecycle.planning.chain import ROLES
from xieguan.lifecycle.planning.facts.places import promising
from xieguan.lifecycle.planning.models import HiringPlan, PlanVersion, Quota
from xieguan.people.models import Organisation
from xieguan.people.scope import Reach, within
from xieguan.people.suppliers import live

State = PlanVersion.State
USE = frozenset({"headcount_quota", "headcount_engaged"})


def with_state(plans: QuerySet[HiringPlan]) -> QuerySet[Any]:
    """Plans with what their latest version says: `state`, `latest`, `people`, `mode`, `submitted_on`."""
    last = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number")
    counted = last.annotate(n=Sum("posts__places"))
    found: QuerySet[Any] = HiringPlan.objects.filter(pk__in=plans.values("pk")).annotate(
        state=Subquery(last.values("state")[:1]),
        latest=Subquery(last.values("number")[:1]),
        mode=Subquery(last.values("mode")[:1]),
        submitted_on=Subquery(last.values("submitted_on")[:1]),
        people=Subquery(counted.values("n")[:1]),
        in_force=Subquery(last.filter(state=State.APPROVED).values("number")[:1]),
    )
    return found


def waiting_for(where: Reach) -> QuerySet[HiringPlan]:
    """Plans whose turn it is for somebody with this reach: by each of his roles those where he has it."""
    turns = [
        Q(pk__in=within(HiringPlan, where, [role]).filter(versions__state=step.value).values("pk"))
        for step, role in ROLES.items()
    ]
    return HiringPlan.objects.filter(reduce(or_, turns))


def in_use(organisations: QuerySet[Organisation], on: date) -> QuerySet[Any]:
    """Offices that have a quota of their own, with the facts of its use, from the top of the tree down."""
    own = Quota.objects.filter(organisation=OuterRef("pk"), from_on__lte=on).order_by("-from_on")
    found: QuerySet[Any] = live("organisation", on, USE).filter(
        pk__in=organisations.filter(quotas__from_on__lte=on, closed_on__isnull=True).values("pk")
    )
    used: QuerySet[Any] = found.annotate(document=Subquery(own.values("document")[:1]))
    return used.order_by("path")


def sharing(holder: Organisation, on: date) -> QuerySet[Organisation]:
    """The offices that count against the quota of one of them."""
    nearest = counting.quotas_over(OuterRef("path"), on).values("organisation")[:1]
    return Organisation.objects.annotate(nearest=Subquery(nearest)).filter(nearest=holder.pk)


def over(organisations: QuerySet[Organisation], on: date) -> QuerySet[Any]:
    """Offices with more people than their quota gives."""
    return in_use(organisations, on).filter(fact_headcount_engaged__gt=F("fact_headcount_quota"))


@dataclass(frozen=True, slots=True)
class Use:
    """How a quota is used: what it gives, who is there, what has been promised to plans."""

    office: Organisation
    document: str
    quota: int
    engaged: int
    promised: int

    @property
    def free(self) -> int:
        """What is left; below zero where there are too many."""
        return self.quota - self.engaged - self.promised


def uses(organisations: QuerySet[Organisation], on: date) -> list[Use]:
    """The use of every quota in some part of the tree. Two queries."""
    found = list(in_use(organisations, on))
    promised = _promised([office.path for office in found], on)
    return [
        Use(
            office,
            office.document,
            office.fact_headcount_quota,
            office.fact_headcount_engaged,
            promised.get(office.path, 0),
        )
        for office in found
    ]


def _promised(holders: Iterable[str], on: date) -> dict[str, int]:
    """Places promised to plans and not taken, by the path of the office whose quota they come from."""
    paths = sorted(holders, key=len, reverse=True)
    promised: dict[str, int] = {}
    for path, open_ in promising(on).filter(open__gt=0).values_list("organisation__path", "open"):
        holder = next((top for top in paths if path.startswith(top)), "")
        promised[holder] = promised.get(holder, 0) + open_
    return promised
