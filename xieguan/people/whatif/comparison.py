"""Two laws over the same people: who changes from which word to which, by rule and office, and some by name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value

from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.people.models import SheetRow
from xieguan.people.tally import Change, Count4, askable, ruling, tallies, what_if

NONE = Count4(0, 0, 0, 0)
LISTED = 50
BETTER = {("fail", "met"), ("unknown", "met"), ("fail", "pending"), ("fail", None), ("unknown", None)}
WORSE = {("met", "fail"), ("unknown", "fail"), ("pending", "fail"), (None, "fail"), ("met", "unknown")}


@dataclass
class RuleChange:
    """One rule before and after: its counts on either side, and how many people went from which word to which."""

    rule: Rule
    before: Count4
    after: Count4
    moves: dict[tuple[str | None, str | None], int] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many people it would judge otherwise."""
        return sum(self.moves.values())


@dataclass(frozen=True, slots=True)
class Named:
    """One person whom a rule would judge otherwise."""

    engagement: str
    name: str
    office: str
    rule: Rule
    before: str | None
    after: str | None


@dataclass
class Comparison:
    """What would change: by rule, and by office how many rulings would turn for the worse and for the better."""

    rules: list[RuleChange]
    offices: dict[str, tuple[int, int, int]]

    @property
    def rulings(self) -> int:
        """How many rulings would be others."""
        return sum(change.people for change in self.rules)

    @property
    def worse(self) -> int:
        """How many would turn for the worse."""
        return sum(change.moves.get(move, 0) for change in self.rules for move in WORSE)


def compare(before: Law, after: Law, rows: QuerySet[SheetRow]) -> Comparison:
    """Hold two laws against the same rows of the sheet."""
    changes = list(what_if(before, after, rows))
    touched = {change.rule for change in changes}
    was, will = tallies(before, rows), tallies(after, rows)
    rules = {rule.id: rule for law in (before, after) for rule in askable(law)}
    found = {
        name: RuleChange(rules[name], was.get(name, {}).get(None, NONE), will.get(name, {}).get(None, NONE))
        for name in rules
        if name in touched
    }
    for change in changes:
        moves = found[change.rule].moves
        key = (change.before, change.after)
        moves[key] = moves.get(key, 0) + change.people
    return Comparison(sorted(found.values(), key=lambda one: -one.people), _offices(changes))


def _offices(changes: Iterable[Change]) -> dict[str, tuple[int, int, int]]:
    """By office: all rulings that change, those for the worse, those for the better; most first."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for change in changes:
        move = (change.before, change.after)
        for at, counts in enumerate((True, move in WORSE, move in BETTER)):
            sums[change.office][at] += change.people if counts else 0
    ordered = sorted(sums.items(), key=lambda entry: (-entry[1][0], entry[0]))
    return {office: (one[0], one[1], one[2]) for office, one in ordered}


def people(before: Law, after: Law, changed: Iterable[RuleChange], rows: QuerySet[SheetRow]) -> list[Named]:
    """The first people whom the rules would judge otherwise, by rule and name."""
    was = {rule.id: rule for rule in askable(before)}
    will = {rule.id: rule for rule in askable(after)}
    listed: list[Named] = []
    for change in changed:
        name = change.rule.id
        listed += _named(
            change.rule, _differing(before, was.get(name), after, will.get(name), rows), LISTED - len(listed)
        )
        if len(listed) >= LISTED:
            break
    return listed


def _differing(
    before: Law, was: Rule | None, after: Law, will: Rule | None, rows: QuerySet[SheetRow]
) -> QuerySet[Any]:
    nothing = Value(None, CharField(null=True))
    ruled = rows.annotate(
        before=ruling(before, was) if was else nothing, after=ruling(after, will) if will else nothing
    )
    appears, vanishes = (
        Q(before__isnull=True, after__isnull=False),
        Q(before__isnull=False, after__isnull=True),
    )
    return ruled.filter(~Q(before=F("after")) | appears | vanishes)


def _named(rule: Rule, ruled: QuerySet[Any], most: int) -> list[Named]:
    columns = (
        "engagement__public",
        "engagement__person__name",
        "engagement__organisation__public",
        "before",
        "after",
    )
    found = ruled.order_by("engagement__person__pinyin", "pk").values_list(*columns)[:most]
    return [Named(engagement, name, office, rule, was, will) for engagement, name, office, was, will in found]
