"""People of whom the law says something: a rule, an article or a whole pack, asked of the sheet in the database.

Offices of one scope may be under laws that stand differently (kept here, lapsed there, tightened elsewhere), so each
group of offices is asked by its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q, lookups
from django.db.models import Value as SqlValue

from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.people.laws import laws_of_many
from xieguan.people.models import Standing
from xieguan.people.tally import askable, ruling


def found(law: str, outcome: str, standings: Sequence[Standing], on: date) -> Q:
    """The rows of whom a rule named by `law` says `outcome`: not met or unknown; either, where it is empty."""
    words = [outcome] if outcome else ["fail", "unknown"]
    condition = Q(pk__in=[])
    for laws, paths in _groups(standings, on):
        asked = [(one, rule) for one in laws for rule in named(one, law)]
        if asked:
            condition |= Q(path__in=paths) & _any(asked, words)
    return condition


def named(law: Law, name: str) -> Iterator[Rule]:
    """The rules of a law that a name means: of a pack all, of an article its own, or one. All, without a name."""
    pack, _slash, part = name.partition("/")
    if name and pack != law.pack.id:
        return
    for rule in askable(law):
        if not part or part == rule.id or part == article_of(law, rule):
            yield rule


def article_of(law: Law, rule: Rule) -> str:
    """How an address names the article of a rule: its number, in a collection with the law it stands in."""
    for article in law.pack.articles:
        if rule in article.rules:
            return f"{article.instrument}/{article.number}" if article.instrument else str(article.number)
    return str(rule.article)


def _any(asked: list[tuple[Law, Rule]], words: list[str]) -> Q:
    condition = Q()
    for law, rule in asked:
        condition |= Q(lookups.In(ruling(law, rule), [SqlValue(word) for word in words]))
    return condition


def _groups(standings: Sequence[Standing], on: date) -> Iterator[tuple[tuple[Law, ...], list[str]]]:
    """The offices by the laws they are under."""
    offices = {standing.organisation_id: standing.organisation.path for standing in standings}
    laws = laws_of_many([standing.organisation for standing in standings], on, standings)
    groups: dict[int, list[str]] = defaultdict(list)
    for office, path in offices.items():
        groups[id(laws[office])].append(path)
    by_id = {id(found): found for found in laws.values()}
    return ((by_id[key], paths) for key, paths in groups.items())
