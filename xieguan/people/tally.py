"""Many people at once: how a law comes out over the fact sheet, who does not meet it, what a change would do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Expression,
    F,
    Field,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
    lookups,
)

from xieguan.law.judge import Law, earliest_due
from xieguan.law.objects import Due, Rule
from xieguan.law.query import LANE, MOST, outcome, weigh
from xieguan.people.beginnings import under
from xieguan.people.kept_sql import Say, kept
from xieguan.people.models.sheet import FACTS, SheetRow

NOT_DUE = "pending"
# one sum counts three words, each in its lane; of several weights the greatest is the worst word
WEIGHTS = {"not-applicable": 0, "met": 1, "unknown": 2**LANE, "fail": 2 ** (2 * LANE)}
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


def in_office(on: date) -> Q:
    """The rows of those who have not left by a day."""
    return Q(left_on__isnull=True) | Q(left_on__gt=on)


def ruling(law: Law, rule: Rule) -> Expression:
    """A rule's word on each row of the sheet: met, fail, unknown or pending; NULL where it does not apply."""
    return of_its_law(law, rule, _word, CharField(null=True))


def of_its_law(law: Law, rule: Rule, say: Say, field: "Field[Any, Any]") -> Expression:
    """What is said of each row by the law that binds it, compiled once and kept with the law: see `kept_sql`."""
    return kept(law, rule, say, lambda: _of_its_law(law, rule, say, field))


def _of_its_law(law: Law, rule: Rule, say: Say, field: "Field[Any, Any]") -> Expression:
    """Who came before a child pack began is not held to what it tightened."""
    if law.untightened is None or not rule.is_entry_norm:
        return say(law, rule)
    came_before = Q(hired_on__lt=law.tightened_from)
    before, now = _of_its_law(law.untightened, rule, say, field), say(law, rule)
    return Case(When(came_before, then=before), default=now, output_field=field)


def _word(law: Law, rule: Rule) -> Expression:
    word = outcome(*law.trees(rule))
    if rule.due is None:
        return word
    not_met = Q(lookups.In(word, [Value("fail"), Value("unknown")]))
    not_due = not_yet_due(law, rule.due)
    return Case(When(not_met & not_due, then=Value(NOT_DUE)), default=word, output_field=CharField(null=True))


def weight(law: Law, rule: Rule) -> Expression:
    """A rule's word on each row as a number of `WEIGHTS`, whether it is due yet or not."""
    return weigh(*law.trees(rule), WEIGHTS)


def _early(law: Law, rule: Rule) -> Expression:
    return while_pending(law, rule, weight(law, rule), otherwise=0)


def while_pending(law: Law, rule: Rule, then: Expression, *, otherwise: Any) -> Expression:
    """One thing for the rows whose term still runs, another for the rest."""
    not_due = not_yet_due(law, rule.due) if rule.due else Q(pk__in=[])
    return Case(When(not_due, then=then), default=otherwise, output_field=BigIntegerField())


def not_yet_due(law: Law, due: Due) -> Q:
    """The rows whose term has not run out by the law's day."""
    return Q(**{f"{due.fact}__gt": last_due(law, due)})


def last_due(law: Law, due: Due) -> date:
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


def tallies(
    law: Law, rows: QuerySet[SheetRow], by: str = "", rules: Iterable[Rule] | None = None
) -> dict[str, dict[Any, Count4]]:
    """Every askable rule of a law, or some, over some rows of the sheet, in one pass; by rule id and group.

    `by` is a field to group by, such as `path`; without it the only group is None.
    """
    rules = list(askable(law) if rules is None else rules)
    field = BigIntegerField()
    sums = {f"all{at}": Sum(of_its_law(law, rule, weight, field)) for at, rule in enumerate(rules)}
    sums |= {
        f"early{at}": Sum(of_its_law(law, rule, _early, field)) for at, rule in enumerate(rules) if rule.due
    }
    found = (
        rows.values(by).annotate(rows=Count("pk"), **sums).order_by()
        if by
        else [rows.aggregate(rows=Count("pk"), **sums)]
    )
    result: dict[str, dict[Any, Count4]] = {rule.id: {} for rule in rules}
    for group in found:
        for at, rule in enumerate(rules):
            result[rule.id][group.get(by)] = _counted(
                group["rows"], group[f"all{at}"], group.get(f"early{at}")
            )
    return result


def of_those_concerned(
    law: Law, rows: QuerySet[SheetRow], by: str = "", rules: Iterable[Rule] | None = None
) -> dict[str, dict[Any, Count4]]:
    """`tallies` of whom each rule speaks: of those in office, and of leavers where it concerns them."""
    counts: dict[str, dict[Any, Count4]] = {}
    for some, whom in by_concern(law, list(askable(law) if rules is None else rules), rows):
        counts |= tallies(law, whom, by, some)
    return counts


def by_concern(
    law: Law, rules: list[Rule], rows: QuerySet[SheetRow]
) -> Iterator[tuple[list[Rule], QuerySet[SheetRow]]]:
    """The rules that speak of those in office with their rows, then those that speak of leavers too with all."""
    here = [rule for rule in rules if not rule.concerns_leavers]
    too = [rule for rule in rules if rule.concerns_leavers]
    if here:
        yield here, rows.filter(in_office(law.on))
    if too:
        yield too, rows


def _counted(rows: int, packed: int | None, packed_early: int | None) -> Count4:
    met, unknown, fail = unpacked(rows, packed)
    _met, unknown_early, fail_early = unpacked(rows, packed_early)
    return Count4(met, fail - fail_early, unknown - unknown_early, fail_early + unknown_early)


def unpacked(rows: int, packed: int | None) -> tuple[int, int, int]:
    """How many of a group's rows are met, unknown and not met, from the sum of their weights.

    Raises OverflowError where the group has more rows than a lane can count.
    """
    if rows > MOST:
        raise OverflowError(f"a packed tally holds {MOST} rows, this group has {rows}")
    above, met = divmod(int(packed or 0), WEIGHTS["unknown"])
    fail, unknown = divmod(above, WEIGHTS["unknown"])
    return met, unknown, fail


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
    return SheetRow.objects.filter(under(tuple(paths), indexed=True))
