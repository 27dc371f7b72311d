"""The register of certificates: all that were ever issued, with their state, filtered and page by page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Subquery

from xieguan.lifecycle.credentials.models import Certificate
from xieguan.lifecycle.credentials.state import STATES, with_state
from xieguan.lifecycle.credentials.waiting import running_out
from xieguan.people.models import Organisation

PAGE = 50
EXPIRING = "expiring"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of the register."""

    show: str = ""
    text: str = ""
    office: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its lines, the key after which the next begins (0 without one), and how many each state has."""

    lines: list[Certificate]
    after: int
    counts: dict[str, int]


def page(reached: QuerySet[Certificate], asked: Asked, on: date) -> Page:
    """A page of what a user reaches, the latest first."""
    found = _filtered(reached, asked)
    counts = dict(with_state(found, on).order_by().values_list("state").annotate(n=Count("pk")))
    counts[EXPIRING] = running_out(found, on).count()
    shown: QuerySet[Any] = running_out(found, on) if asked.show == EXPIRING else with_state(found, on)
    if asked.show in STATES:
        shown = shown.filter(state=asked.show)
    if asked.before:
        shown = shown.filter(pk__lt=asked.before)
    lines = list(
        shown.select_related("engagement__person", "engagement__organisation", "issuer")
        .annotate(badge=F("engagement__sheet__badge_number"), left_on=F("engagement__sheet__left_on"))
        .order_by("-pk")[: PAGE + 1]
    )
    return Page(lines[:PAGE], lines[PAGE - 1].pk if len(lines) > PAGE else 0, counts)


def _filtered(reached: QuerySet[Certificate], asked: Asked) -> QuerySet[Certificate]:
    found = Certificate.objects.filter(pk__in=reached.values("pk"))
    if asked.text:
        found = found.filter(
            Q(number__startswith=asked.text) | Q(engagement__badges__number__number=asked.text.upper())
        )
    if asked.office:
        office = Organisation.objects.filter(public=asked.office).values("path")[:1]
        found = found.filter(engagement__organisation__path__startswith=Subquery(office))
    return Certificate.objects.filter(pk__in=found.values("pk"))


def offices_of(lines: Iterable[Certificate]) -> set[int]:
    """The offices that some lines name, by key."""
    return {pk for line in lines for pk in (line.engagement.organisation_id, line.issuer_id)}
