"""The way to duty: everything that the law of an office asks of somebody before a certificate and before duty.

The rules are those of the packs that gate `credentials.issue` and `duty.assign`. Asked is what they ask of the person;
what they ask of one assignment (which task, which officer, who issues) is left to that act itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law, judge
from xieguan.law.nodes import Value
from xieguan.law.objects import Rule
from xieguan.people.dossier.verdict import Finding, finding_of
from xieguan.people.inboxes.audience import audience
from xieguan.people.laws import laws_of, laws_of_many
from xieguan.people.models import Engagement, SheetRow
from xieguan.people.models.sheet import FACTS
from xieguan.people.registry import ACTS, Act
from xieguan.people.roles import Role
from xieguan.people.sheet import facts_on

CERTIFICATE, DUTY = "credentials.issue", "duty.assign"
KIND = "engagement"
ORDER = ("planning", "recruitment", "contracts", "training", "credentials", "kit", "duty")  # of life


@dataclass(frozen=True, slots=True)
class Step:
    """One thing asked on the way: what the law says of it, for which acts, and who does what mends it."""

    finding: Finding
    gates: tuple[str, ...]
    by: frozenset[Role]

    @property
    def outcome(self) -> str:
        """Met, fail or unknown."""
        return self.finding.ruling.outcome

    @property
    def is_open(self) -> bool:
        """Whether it keeps him off duty: not met or unknown, and more than advice."""
        return self.finding.ruling.stands and self.finding.ruling.force != "advise"

    @property
    def fix(self) -> str:
        """The act that mends it, by its name."""
        return self.finding.ruling.rule.fix or self.finding.ruling.rule.opens or ""

    @property
    def act(self) -> Act | None:
        """That act, where it is built."""
        return ACTS.get(self.fix)


@dataclass(frozen=True, slots=True)
class Way:
    """All steps of one person, in the order of life."""

    steps: tuple[Step, ...]

    @property
    def open(self) -> tuple[Step, ...]:
        """What still keeps him off duty."""
        return tuple(step for step in self.steps if step.is_open)

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(step.outcome == "met" for step in self.steps)


def way_of(engagement: Engagement, on: date) -> Way:
    """The way of one person. Two or three queries beside the law's own."""
    return way(laws_of(engagement.organisation, on), facts_on(engagement.pk, on))


def ways_of(rows: Iterable[SheetRow], on: date) -> list[tuple[SheetRow, Way]]:
    """The ways of many, from the sheet; the number of queries does not depend on how many they are."""
    found = list(rows)
    laws = laws_of_many({one.engagement.organisation for one in found}, on)
    return [
        (one, way(laws.get(one.engagement.organisation_id, ()), {name: getattr(one, name) for name in FACTS}))
        for one in found
    ]


def way(laws: Iterable[Law], facts: Mapping[str, Value]) -> Way:
    """The steps that some laws ask, on these facts of the person; what does not apply to him is left out."""
    row = {**facts, **{f"{KIND}.{name}": value for name, value in facts.items()}}
    steps = [
        Step(finding_of(ruling), _gates(rule), audience(rule))
        for law in laws
        for rule in law.pack.rules
        if _gates(rule) and _is_of_the_person(rule)
        for ruling in judge(law, [rule], row)
        if ruling.outcome in ("met", "fail", "unknown")
    ]
    return Way(tuple(sorted(steps, key=_place)))


def _gates(rule: Rule) -> tuple[str, ...]:
    return tuple(act for act in (CERTIFICATE, DUTY) if act in rule.gates)


def _is_of_the_person(rule: Rule) -> bool:
    """Whether it asks nothing that only the act itself states."""
    known = vocabulary()
    stated = {name for act in _gates(rule) for name in known.acts[act].inputs}
    plain = {name.rpartition(".")[2] for name in rule.facts if name.rpartition(".")[0] in ("", KIND)}
    return len(plain) == len(rule.facts) and not plain & stated and plain <= set(FACTS)


def _place(step: Step) -> tuple[int, int]:
    stage = step.fix.partition(".")[0]
    return ORDER.index(stage) if stage in ORDER else len(ORDER), step.finding.ruling.rule.article
