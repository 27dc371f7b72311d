"""条款落实: for every article whether the office lives it, computed from what exists, never written down."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from xieguan.law.judge import Law
from xieguan.law.objects import Article, Pack, Rule
from xieguan.words import pick

State = Literal["live", "notice", "not live yet"]


@dataclass(frozen=True, slots=True)
class Supply:
    """What an installation can do: the facts it supplies (as `subject.fact`), the acts and the papers it has.

    Each stage registers its own; an installation without stages supplies nothing, and then only notices are done.
    """

    facts: frozenset[str] = field(default_factory=frozenset)
    acts: frozenset[str] = field(default_factory=frozenset)
    papers: frozenset[str] = field(default_factory=frozenset)

    def is_live(self, rule: Rule) -> bool:
        """Whether every fact of a rule has a supplier and every act it gates or opens exists."""
        acts = {*rule.gates, *([rule.opens] if rule.opens else [])}
        return acts <= self.acts and any(self._supplies(rule.facts, kind) for kind in rule.subjects)

    def _supplies(self, facts: Iterable[str], kind: str) -> bool:
        return all((fact if "." in fact else f"{kind}.{fact}") in self.facts for fact in facts)

    def keeps(self, article: Article) -> bool:
        """Whether the acts and papers that keep an article's records exist."""
        return set(article.kept_by) <= self.acts | self.papers


def state(article: Article, supply: Supply) -> State:
    """Live when all of its rules are and its records are kept; a notice is shown, and that is all it asks."""
    if article.forms == ("notice",):
        return "notice"
    live = supply.keeps(article) and all(supply.is_live(rule) for rule in article.rules)
    return "live" if live else "not live yet"


def as_json(law: Law, supply: Supply) -> dict[str, Any]:
    """The ledger of one pack as `law ledger --json` prints it."""
    return {
        "pack": law.pack.id,
        "state": law.state,
        "articles": [_article(article, law.pack, supply) for article in law.pack.articles],
    }


def _article(article: Article, pack: Pack, supply: Supply) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "article": str(article.number),
        "title": pick(article.title),
        "forms": list(article.forms),
        "state": state(article, supply),
        "rules": [
            {
                "id": rule.id,
                "item": None if rule.item is None else str(rule.item),
                "live": supply.is_live(rule),
            }
            for rule in article.rules
        ],
    }
    return {**entry, "instrument": article.instrument} if pack.instruments else entry
