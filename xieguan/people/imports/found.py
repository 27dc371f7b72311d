"""What the law says today of the people an import brought: by rule, and of the first of them one by one.

Only what the roster's own columns can answer is asked: a page of "unknown" for everything else would bury the findings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xieguan.law.judge import Law, Ruling, judge_rule
from xieguan.law.objects import Rule
from xieguan.people.imports.hidden import made_by
from xieguan.people.imports.opened import opened
from xieguan.people.laws import laws_of
from xieguan.people.models import Import, SheetRow, Statement
from xieguan.people.models.sheet import FACTS
from xieguan.people.tally import Count4, askable, ruling, tallies

FIRST = 20


@dataclass(frozen=True, slots=True)
class OfRule:
    """How one rule came out over the people of an import."""

    law: Law
    rule: Rule
    count: Count4


@dataclass(frozen=True, slots=True)
class OfPerson:
    """Somebody with findings, and what they are."""

    engagement: str
    name: str
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of an import: people in all, with something not met, with something only unknown."""

    laws: tuple[Law, ...]
    people: int
    fail: int
    unknown: int
    rules: tuple[OfRule, ...]
    first: tuple[OfPerson, ...]

    @property
    def met(self) -> int:
        """People of whom nothing is to be said."""
        return self.people - self.fail - self.unknown


Asked = tuple[tuple[Law, Rule], ...]


def found_in(taken: Import, on: date) -> Found:
    """Judge the people of a finished import by the law that binds its office on a day. The sheet answers."""
    rows, facts = rows_of(taken), facts_of(taken)
    laws = tuple(laws_of(taken.organisation, on))
    asked: Asked = tuple((law, rule) for law in laws for rule in askable(law) if rule.facts <= facts)
    fail, unknown = _people(asked, rows, "fail"), _people(asked, rows, "unknown")
    only_unknown = unknown.exclude(pk__in=fail.values("pk"))
    wrong = rows.filter(Q(pk__in=fail.values("pk")) | Q(pk__in=unknown.values("pk")))
    return Found(
        laws=laws,
        people=rows.count(),
        fail=fail.count(),
        unknown=only_unknown.count(),
        rules=tuple(_rules(asked, rows)),
        first=tuple(_first(asked, wrong.order_by("pk"))),
    )


def rows_of(taken: Import) -> QuerySet[SheetRow]:
    """The sheet's rows of the engagements an import made or speaks of."""
    stated = Statement.objects.filter(source=taken).order_by().values("engagement")
    return SheetRow.objects.filter(Q(pk__in=stated) | Q(pk__in=made_by(taken).values("pk"))).exclude(path="")


def facts_of(taken: Import) -> frozenset[str]:
    """The facts a roster's columns can answer. Raises UnusableFile, DamagedPaper where it cannot be read any more."""
    with opened(taken) as stream:
        return stream.roster().facts


def _rules(asked: Asked, rows: QuerySet[SheetRow]) -> Iterator[OfRule]:
    for law in {law.pack.id: law for law, _rule in asked}.values():
        counts = tallies(law, rows)
        for own, rule in asked:
            if own.pack.id == law.pack.id and (count := counts.get(rule.id, {}).get(None)):
                yield OfRule(law, rule, count)


def _people(asked: Asked, rows: QuerySet[SheetRow], word: str) -> QuerySet[SheetRow]:
    """The rows on which any rule says a word."""
    said = rows.annotate(**{f"r{at}": ruling(*pair) for at, pair in enumerate(asked)})
    condition = Q(pk__in=[])
    for at in range(len(asked)):
        condition |= Q(**{f"r{at}": word})
    return said.filter(condition)


def _first(asked: Asked, rows: QuerySet[SheetRow]) -> Iterator[OfPerson]:
    who = ("engagement__public", "engagement__person__name")
    for row in rows.values(*who, *FACTS)[:FIRST]:
        every = (judge_rule(law, rule, row) for law, rule in asked)
        yield OfPerson(row[who[0]], row[who[1]], tuple(one for one in every if one.stands))
