"""Ask the law about every row of a roster."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xieguan.law.judge import Law, Ruling, judge_rule
from xieguan.law.objects import Rule
from xieguan.roster import Roster, Row, Warning

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that one person's row does not meet, or that it leaves unknown."""

    row: Row
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class NotAsked:
    """A rule the roster cannot answer, and the facts it has no column for."""

    law: Law
    rule: Rule
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How one rule came out over the whole roster. Pending and not-applicable rows count as neither."""

    law: Law
    rule: Rule
    met: int
    fail: int
    unknown: int
    pending: int


@dataclass(frozen=True)
class Audit:
    """What the law says of a roster on a day."""

    roster: Roster
    laws: tuple[Law, ...]
    on: date
    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    not_asked: tuple[NotAsked, ...]
    warnings: tuple[Warning, ...]

    @property
    def is_clean(self) -> bool:
        """No finding and no row rejected."""
        return not self.findings and not self.roster.rejected


def audit(roster: Roster, laws: Sequence[Law], on: date, progress: Progress | None = None) -> Audit:
    """Judge every accepted row by every rule the roster can answer.

    A rule is asked if and only if each fact it uses comes from a column, the ID number, the day or the pack.
    Findings come by row, then in the order of the laws and their articles.
    """
    asked = [(law, rule) for law in laws for rule in law.pack.rules if rule.facts <= roster.facts]
    counts = {
        rule: dict.fromkeys(("met", "fail", "unknown", "pending", "not-applicable"), 0)
        for _law, rule in asked
    }
    findings = []
    for done, row in enumerate(roster.rows, 1):
        for law, rule in asked:
            ruling = judge_rule(law, rule, row.facts)
            counts[rule][ruling.outcome] += 1
            if ruling.stands:
                findings.append(Finding(row, ruling))
        if progress:
            progress(done, len(roster.rows))
    return Audit(
        roster=roster,
        laws=tuple(laws),
        on=on,
        findings=tuple(findings),
        tallies=tuple(_tally(law, rule, counts[rule]) for law, rule in asked),
        not_asked=tuple(_not_asked(laws, roster)),
        warnings=_told(roster, {fact for _law, rule in asked for fact in rule.facts}),
    )


def _tally(law: Law, rule: Rule, counts: dict[str, int]) -> Tally:
    return Tally(law, rule, counts["met"], counts["fail"], counts["unknown"], counts["pending"])


def _not_asked(laws: Iterable[Law], roster: Roster) -> Iterable[NotAsked]:
    for law in laws:
        for rule in law.pack.rules:
            missing = rule.facts - roster.facts
            if missing:
                yield NotAsked(law, rule, tuple(sorted(missing)))


def _told(roster: Roster, used: set[str]) -> tuple[Warning, ...]:
    """The reader's warnings without those about facts that no rule asked."""
    return tuple(warning for warning in roster.warnings if warning.fact is None or warning.fact in used)
