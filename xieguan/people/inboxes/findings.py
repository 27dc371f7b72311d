"""What the law says of many people, rule by rule: how many, who for instance, and when the first of it is due.

Of those who have left only the rules speak that concern them. Asked of the sheet in two passes: one counts every
rule, one looks closer at those that found something.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import BigIntegerField, Case, DateField, Expression, F, Field, Min, QuerySet, When
from django.db.models import Value as SqlValue
from django.db.models.lookups import GreaterThanOrEqual

from xieguan.law.judge import Law, due_on, earliest_due
from xieguan.law.objects import Rule
from xieguan.people.inboxes.offices import Offices
from xieguan.people.models import SheetRow
from xieguan.people.tally import WEIGHTS, Count4, by_concern, of_its_law, tallies, weight


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule over some offices. `first` is one of the people it concerns; `unannounced` a year without calendar.

    `rows` are the people of the offices it was asked of.
    """

    law: Law
    rule: Rule
    count: Count4
    first: int | None
    due: date | None
    unannounced: int | None
    offices: Offices
    rows: QuerySet[SheetRow]

    @property
    def people(self) -> int:
        """How many it concerns, those included whose term still runs."""
        return self.count.fail + self.count.unknown + self.count.pending

    @property
    def is_asked(self) -> bool:
        """Whether anybody has ever recorded what the rule asks; of nobody, it says nothing of anybody."""
        return bool(self.count.met or self.count.fail or self.count.pending)


def findings(offices: Offices, wanted: Iterable[Rule]) -> Iterator[Finding]:
    """What the wanted rules find among the people of some offices; rules that find nothing are left out."""
    asked = set(wanted)
    for law in offices.laws:
        rules = [rule for rule in law.pack.rules if rule in asked]
        for some, whom in by_concern(law, rules, offices.rows):
            yield from _found(law, some, offices, whom)


def _found(law: Law, rules: list[Rule], offices: Offices, rows: QuerySet[SheetRow]) -> Iterator[Finding]:
    counts = tallies(law, rows, rules=rules)
    found = [rule for rule in rules if _any(counts[rule.id][None])]
    yield from _closer(law, found, {rule.id: counts[rule.id][None] for rule in found}, offices, rows)


def _any(count: Count4) -> bool:
    return bool(count.fail or count.unknown or count.pending)


def _closer(
    law: Law, rules: list[Rule], counts: dict[str, Count4], offices: Offices, rows: QuerySet[SheetRow]
) -> Iterator[Finding]:
    if not rules:
        return
    asked: dict[str, Expression] = {}
    for at, rule in enumerate(rules):
        asked[f"first{at}"] = Min(_of_those(law, rule, "pk", BigIntegerField()))
        if rule.due:
            asked[f"due{at}"] = Min(_of_those(law, rule, rule.due.fact, DateField()))
    row = rows.aggregate(**asked)
    for at, rule in enumerate(rules):
        due, unannounced = _due(law, rule, row.get(f"due{at}"))
        yield Finding(law, rule, counts[rule.id], row[f"first{at}"], due, unannounced, offices, rows)


def _of_those(law: Law, rule: Rule, column: str, kind: "Field[int, int] | Field[date, date]") -> Expression:
    """A column of the people a rule concerns, and nothing of the others."""
    return Case(When(concerns(law, rule), then=F(column)), default=None, output_field=kind)


def concerns(law: Law, rule: Rule) -> GreaterThanOrEqual:
    """Whether a rule is not met, or not known to be, of a row of the sheet."""
    return GreaterThanOrEqual(of_its_law(law, rule, weight, BigIntegerField()), SqlValue(WEIGHTS["unknown"]))


def _due(law: Law, rule: Rule, start: date | None) -> tuple[date | None, int | None]:
    """When the first falls due: terms only grow, so it is the one that began first."""
    if rule.due is None or start is None:
        return None, None
    row = {rule.due.fact: start}
    due = due_on(law, rule.due, row)
    if due is not None:
        return due, None
    earliest = earliest_due(law, rule.due, row)
    return None, earliest.year if earliest else None
