"""What the laws say of one person, counted, with the one finding to see to first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xieguan.law.evaluate import Reading
from xieguan.law.judge import Law, Ruling, judge, judge_rule
from xieguan.law.objects import Force, Outcome, Rule
from xieguan.people.tally import askable, last_due

GRAVEST = {
    ("fail", "must"): 0,
    ("fail", "should"): 1,
    ("unknown", "must"): 2,
    ("fail", "advise"): 3,
    ("unknown", "should"): 4,
    ("unknown", "advise"): 5,
}
MOST = 500  # laws whose rules are kept ready


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule of a law, ready to be asked; one without `require` is for the judge alone.

    Nothing is wrong yet of whom the term that begins with the fact `term` began after `last`.
    """

    law: Law
    rule: Rule
    when: Reading | None
    require: Reading | None
    force: Force
    term: str = ""
    last: date = date.max


@dataclass(slots=True)
class Verdicts:
    """How many rules came out which way for one person, and the one to see to first.

    `advised` are those not met or unknown that only advise: the pack has lapsed, or the rule asks no more.
    """

    met: int = 0
    fail: int = 0
    unknown: int = 0
    pending: int = 0
    advised: int = 0
    first: Ruling | None = None

    @property
    def only_advised(self) -> bool:
        """Whether nothing stands that binds."""
        return 0 < self.advised == self.fail + self.unknown


READY: dict[int, tuple[Law, tuple[Ready, ...]]] = {}


def rulings(laws: Iterable[Law], facts: dict[str, Any]) -> list[Ruling]:
    """What every rule that the sheet can answer says of somebody."""
    return [ruling for law in laws for ruling in judge(law, askable(law), facts)]


def ready(law: Law) -> tuple[Ready, ...]:
    """The rules that can be asked, ready to be asked; an entry norm that was tightened is for the judge alone."""
    key = id(law)
    if key not in READY or READY[key][0] is not law:
        if len(READY) >= MOST:
            READY.clear()
        READY[key] = law, tuple(_readied(law, rule) for rule in askable(law))
    return READY[key][1]


def _readied(law: Law, rule: Rule) -> Ready:
    if law.untightened is not None and rule.is_entry_norm:
        return Ready(law, rule, None, None, law.force(rule))
    when, require = law.readings(rule)
    plain = Ready(law, rule, when, require, law.force(rule))
    return replace(plain, term=rule.due.fact, last=last_due(law, rule.due)) if rule.due else plain


def weighed(found: Iterable[Ruling]) -> Verdicts:
    """The rulings counted, with the gravest: not met before unknown, must before should."""
    verdicts = Verdicts()
    counts, gravest = {"met": 0, "fail": 0, "unknown": 0, "pending": 0, "not-applicable": 0}, 2 * len(GRAVEST)
    for ruling in found:
        counts[ruling.outcome] += 1
        if not ruling.stands:
            continue
        force = ruling.force
        verdicts.advised += force == "advise"
        if 2 * GRAVEST[ruling.outcome, force] < gravest:
            weight = gravity(ruling)
            if weight < gravest:
                verdicts.first, gravest = ruling, weight
    verdicts.met = counts["met"]
    verdicts.fail, verdicts.unknown, verdicts.pending = counts["fail"], counts["unknown"], counts["pending"]
    return verdicts


def judged(laws: Iterable[Law], facts: dict[str, Any]) -> Verdicts:
    """What the laws say of somebody, counted: what `weighed(rulings(…))` says, sooner.

    Of each rule only its word is asked; a ruling with all that belongs to it is made of the gravest alone.
    """
    verdicts, first, least = Verdicts(), None, 2 * len(GRAVEST)
    for one in (one for law in laws for one in ready(law)):
        outcome = _outcome(one, facts)
        if outcome == "met":
            verdicts.met += 1
        elif outcome == "pending":
            verdicts.pending += 1
        elif outcome != "not-applicable":
            verdicts.fail += outcome == "fail"
            verdicts.unknown += outcome == "unknown"
            verdicts.advised += one.force == "advise"
            weight = 2 * GRAVEST[outcome, one.force]
            if weight < least and (weight := weight + _silent(one.rule, facts)) < least:
                first, least = one, weight
    verdicts.first = judge_rule(first.law, first.rule, facts) if first else None
    return verdicts


def _outcome(one: Ready, facts: dict[str, Any]) -> Outcome:
    """A rule's word, as the judge has it: without asking him where it is plain."""
    if one.require is None:
        return judge_rule(one.law, one.rule, facts).outcome
    applies = True if one.when is None else one.when(facts)
    if applies is False:
        return "not-applicable"
    holds = one.require(facts)
    if applies and holds:
        return "met"
    if one.term and (began := facts.get(one.term)) is not None and began > one.last:
        return "pending"
    return "unknown" if applies is None or holds is None else "fail"


def gravity(ruling: Ruling) -> int:
    """How urgent a finding is: the smaller the graver. What is known to be wrong goes before what is not on record."""
    return 2 * GRAVEST[ruling.outcome, ruling.force] + _silent(ruling.rule, ruling.row)


def _silent(rule: Rule, facts: Mapping[str, Any]) -> bool:
    return any(facts.get(name) is None for name in rule.facts)
