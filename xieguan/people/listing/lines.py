"""The lines of a page: who it is, where, since when, and what the law of his office says of him today.

Only the people shown are judged, from the sheet; the number of queries does not depend on how many they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xieguan.law.evaluate import Reading
from xieguan.law.judge import Law, Ruling, judge, judge_rule
from xieguan.law.objects import Rule
from xieguan.people.laws import laws_of_many
from xieguan.people.models import SheetRow, Standing
from xieguan.people.models.sheet import FACTS
from xieguan.people.tally import askable

GRAVEST = {
    ("fail", "must"): 0,
    ("fail", "should"): 1,
    ("unknown", "must"): 2,
    ("fail", "advise"): 3,
    ("unknown", "should"): 4,
    ("unknown", "advise"): 5,
}
READY: dict[int, tuple[Law, list[tuple[Rule, Reading | None, Reading]]]] = {}
MOST = 500  # laws whose rules are kept ready
ABOUT = (
    *("pk", "path", "engagement__public", "engagement__person__name", "engagement__organisation_id"),
    "engagement__firm_id",
)


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


def lines(pks: Sequence[int], on: date) -> list[Line]:
    """The lines of these rows, in their order; a row that has gone meanwhile is left out."""
    rows = {row["pk"]: row for row in SheetRow.objects.filter(pk__in=list(pks)).values(*ABOUT, *FACTS)}
    offices = named(_offices(rows.values()))
    standing = [one for one in offices.values() if _holds(one, on)]
    laws = laws_of_many([one.organisation for one in standing], on, standing)
    found = [rows[pk] for pk in pks if pk in rows]
    return [_line(row, offices, laws.get(row["engagement__organisation_id"], ()), on) for row in found]


def named(offices: Iterable[int]) -> dict[int, Standing]:
    """The latest standing of each office: a closed one still has the name it had."""
    found = Standing.objects.filter(organisation__in=set(offices)).select_related("organisation")
    return {one.organisation_id: one for one in found.order_by("from_on")}


def _holds(standing: Standing, on: date) -> bool:
    return standing.from_on <= on and (standing.until_on is None or standing.until_on > on)


def _offices(rows: Iterable[dict[str, Any]]) -> set[int]:
    ids = {row[name] for row in rows for name in ("engagement__organisation_id", "engagement__firm_id")}
    return ids - {None}


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


def rulings(laws: Iterable[Law], facts: dict[str, Any]) -> list[Ruling]:
    """What every rule that the sheet can answer says of somebody."""
    return [ruling for law in laws for ruling in judge(law, askable(law), facts)]


def _standing(laws: Iterable[Law], facts: dict[str, Any], verdicts: Verdicts) -> Iterator[Ruling]:
    """The rulings worth more than a count: most rules are plainly met or do not apply, and are only counted."""
    for law in laws:
        for rule, when, require in _readings(law):
            if when is not None and when(facts) is False:
                continue
            if require(facts) is True and (when is None or when(facts) is True):
                verdicts.met += 1
            else:
                yield judge_rule(law, rule, facts)


def _readings(law: Law) -> list[tuple[Rule, Reading | None, Reading]]:
    """The rules that can be asked, ready to be asked; an entry norm that was tightened is for the judge alone."""
    key = id(law)
    if key not in READY or READY[key][0] is not law:
        if len(READY) >= MOST:
            READY.clear()
        READY[key] = law, [(rule, *_ready(law, rule)) for rule in askable(law)]
    return READY[key][1]


def _ready(law: Law, rule: Rule) -> tuple[Reading | None, Reading]:
    if law.untightened is not None and rule.is_entry_norm:
        return None, lambda _row: None
    return law.readings(rule)


def weighed(found: Iterable[Ruling], verdicts: Verdicts | None = None) -> Verdicts:
    """The rulings counted, with the gravest: not met before unknown, must before should."""
    verdicts = verdicts or Verdicts()
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
    verdicts.met += counts["met"]
    verdicts.fail, verdicts.unknown, verdicts.pending = counts["fail"], counts["unknown"], counts["pending"]
    return verdicts


def judged(laws: Sequence[Law], facts: dict[str, Any]) -> Verdicts:
    """What the laws say of somebody, counted: what `weighed(rulings(…))` says, sooner."""
    verdicts = Verdicts()
    return weighed(_standing(laws, facts, verdicts), verdicts)


def gravity(ruling: Ruling) -> int:
    """How urgent a finding is: the smaller the graver. What is known to be wrong goes before what is not on record."""
    silent = any(ruling.row.get(name) is None for name in ruling.rule.facts)
    return 2 * GRAVEST[ruling.outcome, ruling.force] + silent
