"""The lines of a page: who it is, where, since when, and what the law of his office says of him today.

Only the people shown are judged, from the sheet; the number of queries does not depend on how many they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from xieguan.law.judge import Law
from xieguan.people.decided import knowing_what_is_decided
from xieguan.people.laws import laws_of_many, remember
from xieguan.people.listing.weighing import Verdicts, judged, ready
from xieguan.people.models import Engagement, SheetRow, Standing
from xieguan.people.models.sheet import FACTS

ABOUT = (
    *("pk", "path", "engagement__public", "engagement__person__name", "engagement__organisation_id"),
    "engagement__firm_id",
)
SHOWN = frozenset({"badge_number", "hiring_mode", "hired_on", "left_on"})


@dataclass(frozen=True, slots=True)
class Line:
    """One person's time with one office, as a line of the roster."""

    pk: int
    public: str
    name: str
    office: str
    office_public: str
    firm: str
    facts: dict[str, Any]
    on: date
    verdicts: Verdicts = field(default_factory=Verdicts)

    @property
    def has_left(self) -> bool:
        """Whether he is gone by the day of the list."""
        left = self.facts.get("left_on")
        return left is not None and left <= self.on


def lines(pks: Sequence[int], on: date, *, every_fact: bool = False, beside: int | None = None) -> list[Line]:
    """The lines of these rows, in their order; a row that has gone meanwhile is left out.

    Of the facts those are read that are shown or asked for, unless all are wanted: there are several times as many.
    `beside` is an office that the page names too: what binds it is remembered.
    """
    offices = _offices(pks, on, beside)
    standing = {key: one for key, one in offices.items() if _holds(one, on)}
    laws = laws_of_many([one.organisation for one in standing.values()], on, list(standing.values()))
    if beside in standing and beside in laws:
        remember(standing[beside], laws[beside], on)
    facts = FACTS if every_fact else _asked_for(laws.values())
    rows = {row["pk"]: row for row in SheetRow.objects.filter(pk__in=list(pks)).values(*ABOUT, *facts)}
    found = [rows[pk] for pk in pks if pk in rows]
    return [_line(row, offices, laws.get(row["engagement__organisation_id"], ()), on) for row in found]


def _asked_for(laws: Iterable[tuple[Law, ...]]) -> list[str]:
    """The facts on the page, and those that a rule of one of these laws rests on."""
    rules = {id(one): one.rule for found in laws for law in found for one in ready(law)}.values()
    asked = {fact for rule in rules for fact in rule.facts} | {rule.due.fact for rule in rules if rule.due}
    return sorted(SHOWN | asked & set(FACTS))


def named(offices: Iterable[int]) -> dict[int, Standing]:
    """The latest standing of each office: a closed one still has the name it had."""
    found = Standing.objects.filter(organisation__in=set(offices)).select_related("organisation")
    return {one.organisation_id: one for one in found.order_by("from_on")}


def _holds(standing: Standing, on: date) -> bool:
    return standing.from_on <= on and (standing.until_on is None or standing.until_on > on)


def _offices(pks: Sequence[int], on: date, beside: int | None) -> dict[int, Standing]:
    """The offices and the firms of these rows as they are: what one will be called counts once it has no other name."""
    engaged = Engagement.objects.filter(pk__in=list(pks))
    offices = engaged.values("organisation").union(engaged.filter(firm__isnull=False).values("firm"))
    found = Standing.objects.filter(Q(organisation__in=offices) | Q(organisation=beside))
    known: dict[int, Standing] = {}
    for one in knowing_what_is_decided(found.select_related("organisation").order_by("from_on"), on):
        if one.from_on <= on or one.organisation_id not in known:
            known[one.organisation_id] = one
    return known


def _line(row: dict[str, Any], offices: dict[int, Standing], laws: Sequence[Law], on: date) -> Line:
    office = offices.get(row["engagement__organisation_id"])
    firm = offices.get(row["engagement__firm_id"])
    return Line(
        pk=row["pk"],
        public=row["engagement__public"],
        name=row["engagement__person__name"],
        office=office.name if office else "",
        office_public=row["path"].rstrip("/").rpartition("/")[2],
        firm=firm.name if firm else "",
        facts=row,
        on=on,
        verdicts=judged(laws, row),
    )
