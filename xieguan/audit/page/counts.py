"""How many people came out how, and the bars by article."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from xieguan.audit.page.citing import Citation, Citing
from xieguan.audit.run import Audit, Finding
from xieguan.audit.run import Tally as RuleTally
from xieguan.words import pick

WIDTH, GAP, LEAST = 400.0, 2.0, 5.0


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers at the head of the report, in people. One who fails anything is not counted as only unknown."""

    read: int
    rejected: int
    judged: int
    met: int
    fail: int
    unknown: int


def counts(audit: Audit) -> Counts:
    """Count people."""
    fail, unknown = people(audit.findings)
    judged = len(audit.roster.rows)
    return Counts(
        read=audit.roster.people,
        rejected=len(audit.roster.rejected),
        judged=judged,
        met=judged - len(fail) - len(unknown),
        fail=len(fail),
        unknown=len(unknown),
    )


def people(findings: Iterable[Finding]) -> tuple[set[int], set[int]]:
    """The rows that fail something, and those that fail nothing but leave something unknown."""
    rows: dict[str, set[int]] = {"fail": set(), "unknown": set()}
    for finding in findings:
        rows[finding.ruling.outcome].add(finding.row.number)
    return rows["fail"], rows["unknown"] - rows["fail"]


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar, as SVG has it."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """How one article or item came out."""

    citation: Citation
    name: str
    met: int
    fail: int
    unknown: int
    pending: int

    @property
    def parts(self) -> list[Part]:
        """Its stretches from left to right; what is small still shows."""
        numbers = [("met", self.met), ("no", self.fail), ("unk", self.unknown)]
        there = [(kind, number) for kind, number in numbers if number]
        room = WIDTH - GAP * max(len(there) - 1, 0) - LEAST * len(there)
        total, x, parts = sum(number for _kind, number in there), 0.0, []
        for kind, number in there:
            width = LEAST + room * number / total
            parts.append(Part(kind, round(x, 1), round(width, 1)))
            x += width + GAP
        return parts


def bars(audit: Audit, citing: Citing) -> list[Bar]:
    """One bar for each article or item that was asked, in the order of the laws.

    Where several rules stand in one item, whoever was asked most counts: nobody is counted twice.
    """
    tallies: dict[Citation, list[RuleTally]] = defaultdict(list)
    findings: dict[Citation, list[Finding]] = defaultdict(list)
    for tally in audit.tallies:
        tallies[citing.rule(tally.law, tally.rule)].append(tally)
    for finding in audit.findings:
        findings[citing.rule(finding.ruling.law, finding.ruling.rule)].append(finding)
    return [_bar(citation, entries, findings[citation], citing) for citation, entries in tallies.items()]


def _bar(citation: Citation, tallies: list[RuleTally], findings: list[Finding], citing: Citing) -> Bar:
    fail, unknown = people(findings)
    asked = max(tally.met + tally.fail + tally.unknown for tally in tallies)
    pending = max(tally.pending for tally in tallies)
    rule = tallies[0].rule
    name = pick(rule.label if len(tallies) == 1 else citing.articles[rule].title)
    return Bar(citation, name, max(asked - len(fail) - len(unknown), 0), len(fail), len(unknown), pending)
