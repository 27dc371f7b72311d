"""The rows of the sheet that filters choose, within what a user reaches."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xieguan.people.beginnings import begins, under
from xieguan.people.decided import knowing_what_is_decided
from xieguan.people.listing import bylaw
from xieguan.people.listing.filters import Filters
from xieguan.people.listing.search import matching
from xieguan.people.models import Organisation, SheetRow, Standing
from xieguan.people.models.organisation import in_force
from xieguan.people.scope import Reach


@dataclass(frozen=True)
class Choice:
    """Filters as one user asks them on one day: where they may look, and what they ask of each row."""

    filters: Filters
    paths: tuple[str, ...]
    asks: Q

    def rows(self, *, indexed: bool = True) -> QuerySet[SheetRow]:
        """The rows; led by the index of places, unless a search or an order leads."""
        led = indexed and not self.filters.q
        return SheetRow.objects.filter(under(self.paths, indexed=led), self.asks)


def choose(filters: Filters, where: Reach, on: date) -> Choice:
    """What filters ask for. An office outside what the user reaches is nobody's."""
    paths = _paths(filters, where)
    return Choice(filters, paths, _asks(filters, paths, on))


def _paths(filters: Filters, where: Reach) -> tuple[str, ...]:
    if not filters.office:
        return tuple(dict.fromkeys(where.paths()))
    office = Organisation.objects.filter(public=filters.office).first()
    return (office.path,) if office and where.covers(office.path) else ()


def _asks(filters: Filters, paths: tuple[str, ...], on: date) -> Q:
    asks = _status(filters.status, on)
    if filters.mode:
        asks &= Q(hiring_mode=filters.mode)
    if filters.firm:
        asks &= Q(engagement__firm__public=filters.firm)
    if filters.hired_from:
        asks &= Q(hired_on__gte=filters.hired_from)
    if filters.hired_to:
        asks &= Q(hired_on__lte=filters.hired_to)
    if filters.q:
        asks &= matching(filters.q)
    if filters.law or filters.outcome:
        asks &= bylaw.found(filters.law, filters.outcome, _standings(paths, on), on)
    return asks


def _status(status: str, on: date) -> Q:
    here = Q(left_on__isnull=True) | Q(left_on__gt=on)
    return {"in": here, "left": Q(left_on__lte=on), "all": Q()}[status]


def _standings(paths: tuple[str, ...], on: date) -> list[Standing]:
    below = Q(pk__in=[])
    for path in paths:
        below |= begins("organisation__path", path)
    found = Standing.objects.filter(below, in_force(on)).select_related("organisation")
    return list(knowing_what_is_decided(found, on))
