"""How an office's people come out under a law: counted over the sheet, by rule, and by office for one article.

Counting a county takes milliseconds, a province a second: what took long is kept for a while, and says since when.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from xieguan.law.judge import Law
from xieguan.law.objects import Article
from xieguan.people.models import OwnValue
from xieguan.people.tally import Count4, askable, in_office, of_those_concerned, rows_of

KEPT_SECONDS = 300
SLOW_SECONDS = 0.15
NONE = Count4(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts by rule, how many people are in office, and when they were counted if that was not just now."""

    rules: dict[str, Count4]
    people: int
    at: datetime | None = None

    def of(self, article: Article) -> Count4 | None:
        """An article's rulings together: one rule of one person is one ruling; None where no rule could be asked."""
        asked = [self.rules[rule.id] for rule in article.rules if rule.id in self.rules]
        return total(asked) if asked else None


def total(counts: list[Count4]) -> Count4:
    """Counts added up."""
    return Count4(*(sum(getattr(one, name) for one in counts) for name in Count4.__slots__))


def count(law: Law, path: str) -> Counted:
    """Every askable rule of a law over whom it concerns below an organisation."""
    key = _key(law, path)
    kept = cache.get(key)
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    began = perf_counter()
    rows = rows_of([path])
    found = {rule: groups.get(None, NONE) for rule, groups in of_those_concerned(law, rows).items()}
    counted = Counted(found, rows.filter(in_office(law.on)).count())
    if perf_counter() - began > SLOW_SECONDS:
        cache.set(key, replace(counted, at=timezone.now()), KEPT_SECONDS)
    return counted


def _key(law: Law, path: str) -> str:
    values = sorted((name, str(value)) for name, value in law.names.items())
    said = repr((law.pack.id, path, values))
    return f"ledger:{hashlib.sha256(said.encode()).hexdigest()}"


def by_office(law: Law, article: Article, path: str) -> dict[str, Count4]:
    """The rulings of one article for each office below an organisation, by its public id; most not met first."""
    rules = [rule for rule in askable(law) if rule in article.rules]
    groups: dict[str, list[Count4]] = {}
    for counts in of_those_concerned(law, rows_of([path]), "path", rules).values():
        for office, found in counts.items():  # the last name in a path is the office's own
            groups.setdefault(office.strip("/").rpartition("/")[2], []).append(found)
    summed: dict[str, Count4] = {office: total(found) for office, found in groups.items()}
    return dict(sorted(summed.items(), key=lambda entry: (-entry[1].fail, -entry[1].unknown, entry[0])))


def built_for(path: str) -> Any:
    """The day the oldest row of the sheet below an organisation was built for; None where there is nobody."""
    return rows_of([path]).order_by("built_for").values_list("built_for", flat=True).first()


def own_below(law: Law, path: str) -> int:
    """How many offices further down have set stricter values of their own, which the counts here do not use."""
    below = OwnValue.objects.filter(
        pack=law.pack.id, organisation__path__startswith=path, until_on__isnull=True
    )
    return below.exclude(organisation__path=path).values("organisation").distinct().count()


__all__ = ["Counted", "built_for", "by_office", "count", "own_below", "total"]
