"""What the law says of applicants before anybody is hired: three-valued, rule by rule, ground by ground.

Nobody is hired yet, so each is judged as though he were that day. Many are asked by two queries: their facts, and the
checks behind them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from xieguan.law.judge import Law, Ruling, judge
from xieguan.law.nodes import Value
from xieguan.law.objects import Rule
from xieguan.lifecycle.recruitment.entry import dates_of_entry
from xieguan.lifecycle.recruitment.grounds import HIRE, Ground, checked_facts, grounds_of
from xieguan.lifecycle.recruitment.models import Application, Campaign, Check
from xieguan.people.gate import judge_act
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation
from xieguan.people.suppliers import SUPPLIERS, facts_of, live

FAIL, UNKNOWN, MET = "fail", "unknown", "met"


@dataclass(frozen=True, slots=True)
class Screened:
    """One applicant, and what each rule on entry says of him."""

    application: Application
    rulings: tuple[Ruling, ...]

    @property
    def outcome(self) -> str:
        """The worst that binds: what is not met goes before what nobody has verified. What only advises is neither."""
        found = {ruling.outcome for ruling in self.rulings if ruling.force != "advise"}
        return next((word for word in (FAIL, UNKNOWN) if word in found), MET)

    @property
    def standing(self) -> tuple[Ruling, ...]:
        """What is not met or not known."""
        return tuple(ruling for ruling in self.rulings if ruling.stands)


def screened(campaign: Campaign, on: date, only: QuerySet[Application] | None = None) -> Iterator[Screened]:
    """The applicants of a campaign in their order, each with the verdict of a day; those of `only`, if it is given."""
    asked = list(entry_norms(campaign.organisation, on))
    names = frozenset(fact for _law, rule in asked for fact in rule.facts)
    rows = live("application", on, names).filter(campaign=campaign).order_by("serial")
    for one in rows.filter(pk__in=only.values("pk")) if only is not None else rows:
        facts = {name: getattr(one, f"fact_{name}") for name in names}
        yield Screened(one, tuple(_rulings(asked, facts)))


def entry_norms(office: Organisation, on: date) -> Iterator[tuple[Law, Rule]]:
    """The rules of an office that ask what a newcomer must be, and that an application can answer by itself."""
    known = SUPPLIERS["application"].keys()
    for law in laws_of(office, on):
        yield from (
            (law, rule)
            for rule in law.pack.rules
            if HIRE in rule.gates and rule.is_entry_norm and rule.facts <= known
        )


def _rulings(asked: list[tuple[Law, Rule]], facts: Mapping[str, Value]) -> Iterator[Ruling]:
    for law, rule in asked:
        yield from judge(law, [rule], facts)


def hireable(application: Application, on: date) -> list[Ruling]:
    """What every rule that gates the hire says of one applicant, as though he were hired on a day. For a checklist."""
    return judge_act(HIRE, application, dates_of_entry(application, on), on)


@dataclass(frozen=True, slots=True)
class Finding:
    """One ground of one applicant: what is known of it, and the check it rests on. `value` None is not verified."""

    ground: Ground
    value: Value
    check: Check | None

    @property
    def outcome(self) -> str:
        """Not met where a bar holds or a condition does not. A level is weighed by its rule: met here, or unknown."""
        if self.value is None:
            return UNKNOWN
        if not isinstance(self.value, bool):
            return MET
        return FAIL if self.value is self.ground.excludes else MET


def findings(application: Application, on: date) -> list[Finding]:
    """Every ground that the laws of the place ask of an applicant, in the order of the articles. Three queries."""
    grounds = grounds_of(application.organisation, on)
    facts = facts_of("application", application.pk, on, frozenset(one.name for one in grounds))
    latest = latest_checks(application, on)
    return [Finding(one, facts.get(one.name), latest.get(one.name)) for one in grounds]


def latest_checks(application: Application, on: date) -> dict[str, Check]:
    """The latest check of each ground until a day."""
    rows = application.checks.filter(checked_on__lte=on, ground__in=checked_facts())
    return {row.ground: row for row in rows.select_related("recorded_by").order_by("checked_on", "pk")}
