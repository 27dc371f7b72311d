"""How each article comes out over people: of what its rules say of a person, the worst counts."""

from collections.abc import Iterator

from django.db.models import BigIntegerField, Case, Count, Expression, QuerySet, Sum, Value, When
from django.db.models.functions import Greatest, Least

from xieguan.law.judge import Law
from xieguan.law.objects import Article, Rule
from xieguan.people.models.sheet import SheetRow
from xieguan.people.tally import (
    WEIGHTS,
    Count4,
    askable,
    in_office,
    of_its_law,
    unpacked,
    weight,
    while_pending,
)


def by_article(law: Law, rows: QuerySet[SheetRow]) -> list[tuple[Article, Count4]]:
    """People by article, in one pass, for every article with a rule the sheet can answer; what is pending is met."""
    asked = list(_askable(law))
    sums = {f"a{at}": Sum(_worst(law, rules)) for at, (_article, rules) in enumerate(asked)}
    found = rows.aggregate(rows=Count("pk"), **sums)
    counted = (unpacked(found["rows"], found[f"a{at}"]) for at in range(len(asked)))
    return [
        (article, Count4(met, fail, unknown, 0))
        for (article, _rules), (met, unknown, fail) in zip(asked, counted, strict=True)
    ]


def _askable(law: Law) -> Iterator[tuple[Article, list[Rule]]]:
    can = set(askable(law))
    for article in law.pack.articles:
        rules = [rule for rule in article.rules if rule in can]
        if rules:
            yield article, rules


def _worst(law: Law, rules: list[Rule]) -> Expression:
    weights = [of_its_law(law, rule, _so_far, BigIntegerField()) for rule in rules]
    return weights[0] if len(weights) == 1 else Greatest(*weights)


def _so_far(law: Law, rule: Rule) -> Expression:
    """A rule's weight; while its term runs, nothing is wrong yet, and of leavers only what concerns them is."""
    so_far = plain = weight(law, rule)
    if rule.due is not None:
        so_far = while_pending(law, rule, Least(plain, Value(WEIGHTS["met"])), otherwise=plain)
    if rule.concerns_leavers:
        return so_far
    nothing = Value(WEIGHTS["not-applicable"])
    return Case(When(in_office(law.on), then=so_far), default=nothing, output_field=BigIntegerField())
