"""Many people at once: how a law comes out over the fact sheet, who does not meet it, what a change would do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, Expression, F, Q, QuerySet, Value, When, lookups

from xieguan.law.evaluate import bind
from xieguan.law.judge import Law, earliest_due
from xieguan.law.nodes import Node
from xieguan.law.objects import Due, Rule
from xieguan.law.query import outcome
from xieguan.people.models.sheet import FACTS, SheetRow

NOT_DUE = "pending"
FARTHEST = timedelta(days=366 * 60)  # no term of the law runs longer


@dataclass(frozen=True, slots=True)
class Count4:
    """How many people of a group a rule found which way; those it does not apply to are left out."""

    met: int
    fail: int
    unknown: int
    pending: int


def askable(law: Law) -> Iterator[Rule]:
    """The rules of a law that the sheet can answer."""
    return (rule for rule in law.pack.rules if "engagement" in rule.subjects and rule.facts <= set(FACTS))


def ruling(law: Law, rule: Rule) -> Expression:
    """A rule's word on each row of the sheet: met, fail, unknown or pending; NULL where it does not apply."""
    if law.untightened is None or not rule.is_entry_norm:
        return _ruling(law, rule)
    came_before = Q(hired_on__lt=law.tightened_from)
    before, now = ruling(law.untightened, rule), _ruling(law, rule)
    return Case(When(came_before, then=before), default=now, output_field=CharField(null=True))


def _ruling(law: Law, rule: Rule) -> Expression:
    word = outcome(_bound(law, rule.when.tree) if rule.when else None, _bound(law, rule.require.tree))
    if rule.due is None:
        return word
    not_met = Q(lookups.In(word, [Value("fail"), Value("unknown")]))
    not_due = Q(**{f"{rule.due.fact}__gt": _last_due(law, rule.due)})
    return Case(When(not_met & not_due, then=Value(NOT_DUE)), default=word, output_field=CharField(null=True))


def _bound(law: Law, tree: Node) -> Node:
    return bind(tree, law.names)


def _last_due(law: Law, due: Due) -> date:
    """The latest day from which a term has run out by the law's day: terms only grow, so one bound serves all rows."""
    if due.count is None:
        return law.on
    early, late = law.on - FARTHEST, law.on
    while early < late:
        middle = early + (late - early + timedelta(days=1)) // 2
        falls = earliest_due(law, due, {due.fact: middle})
        if falls is not None and falls <= law.on:
            early = middle
        else:
            late = middle - timedelta(days=1)
    return early


def tallies(law: Law, rows: QuerySet[SheetRow], by: str = "") -> dict[str, dict[Any, Count4]]:
    """Every askable rule of a law over some rows of the sheet, in one pass; by rule id and group.

    `by` is a field to group by, such as `engagement__organisation__public`; without it the only group is None.
    """
    words = ("met", "fail", "unknown", NOT_DUE)
    rules = list(askable(law))
    ruled = rows.annotate(**{f"r{at}": ruling(law, rule) for at, rule in enumerate(rules)})
    counts = {
        f"r{at}_{word}": Count("pk", filter=Q(**{f"r{at}": word}))
        for at in range(len(rules))
        for word in words
    }
    found = ruled.values(by).annotate(**counts).order_by() if by else [ruled.aggregate(**counts)]
    result: dict[str, dict[Any, Count4]] = {rule.id: {} for rule in rules}
    for group in found:
        for at, rule in enumerate(rules):
            result[rule.id][group.get(by)] = Count4(*(group[f"r{at}_{word}"] for word in words))
    return result


def violators(law: Law, rule: Rule, rows: QuerySet[SheetRow]) -> QuerySet[SheetRow]:
    """The rows a rule finds not met or unknown, with its word as `ruling`."""
    return rows.annotate(ruling=ruling(law, rule)).filter(ruling__in=["fail", "unknown"])


@dataclass(frozen=True, slots=True)
class Change:
    """One rule whose word on people would change: how many from which word to which, in which office."""

    rule: str
    office: str
    before: str | None
    after: str | None
    people: int


def what_if(before: Law, after: Law, rows: QuerySet[SheetRow]) -> Iterator[Change]:
    """Who would be judged otherwise if a law stood otherwise: other parameters, or another pack in its place."""
    was = {rule.id: rule for rule in askable(before)}
    will = {rule.id: rule for rule in askable(after)}
    for name in dict.fromkeys([*was, *will]):
        ruled = rows.annotate(
            before=ruling(before, was[name]) if name in was else Value(None, CharField(null=True)),
            after=ruling(after, will[name]) if name in will else Value(None, CharField(null=True)),
        )
        yield from _changes(name, ruled)


def _changes(name: str, ruled: QuerySet[Any]) -> Iterator[Change]:
    appears = Q(before__isnull=True, after__isnull=False)
    vanishes = Q(before__isnull=False, after__isnull=True)
    differs = ~Q(before=F("after")) | appears | vanishes
    office = "engagement__organisation__public"
    found = ruled.filter(differs).values(office, "before", "after").annotate(people=Count("pk"))
    for entry in found.order_by(office, "before", "after"):
        yield Change(name, entry[office], entry["before"], entry["after"], entry["people"])


def rows_of(paths: Iterable[str]) -> QuerySet[SheetRow]:
    """The rows of the sheet below some organisations."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(path__startswith=path)
    return SheetRow.objects.filter(condition)
