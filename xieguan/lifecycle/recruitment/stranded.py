"""Who is in the running and comes no further: he did not pass a step, or a ground keeps him out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from xieguan.law.judge import Ruling
from xieguan.lifecycle.recruitment.barring import barred
from xieguan.lifecycle.recruitment.board import column
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Application, Campaign, Step
from xieguan.lifecycle.recruitment.screened import FAIL, Screened, screened


@dataclass(frozen=True, slots=True)
class Stranded:
    """One of them: the steps he did not pass, each with its record where it has one of its own, and the grounds."""

    application: Any
    steps: tuple[tuple[Step.Kind, Step | None], ...]
    rulings: tuple[Ruling, ...]


def failing(kinds: Iterable[Step.Kind]) -> Q:
    """Of applications `with_steps` those in the running who did not pass one of these steps."""
    found = Q(pk__in=())
    for kind in kinds:
        found |= Q(**{column(kind): False})
    return RUNNING & found


def who_failed(
    campaign: Campaign, rows: QuerySet[Any], kinds: Iterable[Step.Kind], on: date, most: int
) -> list[Stranded]:
    """Those of `rows` (`with_steps`) who did not pass a step, in their order; the first few. Five queries."""
    asked = list(kinds)
    there = list(rows.filter(failing(asked)).select_related("post").order_by("serial")[:most])
    steps = _failed_steps([one.pk for one in there], on)
    grounds = _grounds(campaign, there, on)
    return [
        Stranded(
            one,
            tuple((kind, steps[one.pk].get(kind)) for kind in asked if getattr(one, column(kind)) is False),
            grounds.get(one.pk, ()),
        )
        for one in there
    ]


def only_barred(
    campaign: Campaign, rows: QuerySet[Any], kinds: Iterable[Step.Kind], on: date
) -> QuerySet[Any]:
    """Those of `rows` in the running who failed nothing, and whom a ground keeps out."""
    return _passing(rows, kinds).filter(pk__in=barred(campaign, on).values("pk"))


def who_is_barred(
    campaign: Campaign, rows: QuerySet[Any], kinds: Iterable[Step.Kind], on: date, most: int
) -> list[Stranded]:
    """The same with the grounds, in their order; the first few."""
    found = only_barred(campaign, rows, kinds, on).select_related("post").order_by("serial")
    there = list(found[:most])
    grounds = _grounds(campaign, there, on)
    return [Stranded(one, (), grounds.get(one.pk, ())) for one in there]


def who_else(campaign: Campaign, rows: QuerySet[Any], kinds: Iterable[Step.Kind], on: date) -> QuerySet[Any]:
    """Everybody else in the running: those placed last first, for whom no place may be left."""
    rest = _passing(rows, kinds).exclude(pk__in=barred(campaign, on).values("pk"))
    found: QuerySet[Any] = rest.select_related("post").order_by(F("place").desc(nulls_last=True), "serial")
    return found


def _passing(rows: QuerySet[Any], kinds: Iterable[Step.Kind]) -> QuerySet[Any]:
    """Those in the running who did not fail any of these steps; whoever has not taken one has not failed it."""
    return rows.filter(RUNNING).exclude(pk__in=rows.filter(failing(kinds)).values("pk"))


def _failed_steps(keys: list[int], on: date) -> defaultdict[int, dict[str, Step]]:
    """The latest record of each step that somebody did not pass."""
    found: defaultdict[int, dict[str, Step]] = defaultdict(dict)
    rows = Step.objects.filter(application__in=keys, day__lte=on, passed=False)
    for step in rows.order_by("day", "pk"):
        found[step.application_id][step.kind] = step
    return found


def _grounds(campaign: Campaign, there: list[Any], on: date) -> dict[int, tuple[Ruling, ...]]:
    mine = Application.objects.filter(pk__in=[one.pk for one in there])
    return {one.application.pk: _not_met(one) for one in screened(campaign, on, mine)} if there else {}


def _not_met(one: Screened) -> tuple[Ruling, ...]:
    return tuple(_binding(one.standing))


def _binding(rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    return (ruling for ruling in rulings if ruling.outcome == FAIL and ruling.force != "advise")
