"""Which law an article belongs to, and how it is cited where several are at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from xieguan.law.judge import Law
from xieguan.law.objects import Article, Rule
from xieguan.law.wording import cite
from xieguan.words import pick

STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Citation:
    """An article or item of it: its words, the law it stands in where that must be said, and its place on the page."""

    words: str
    of: str
    anchor: str


@dataclass(frozen=True)
class Citing:
    """Cites the rules of the laws of one report."""

    laws: tuple[Law, ...]

    @cached_property
    def articles(self) -> Mapping[Rule, Article]:
        """The article each rule stands in."""
        every = (article for law in self.laws for article in law.pack.articles)
        return {rule: article for article in every for rule in article.rules}

    def rule(self, law: Law, rule: Rule) -> Citation:
        """The article, and item, of a rule."""
        return self.article(law, self.articles[rule], rule.item)

    def article(self, law: Law, article: Article, item: int | None = None) -> Citation:
        """An article, or one item of it."""
        return Citation(
            cite(article.number, item), self.name(law, article.instrument), self.anchor(law, article)
        )

    def name(self, law: Law, instrument: str | None) -> str:
        """The law by name: of a collection the one it draws on, of several laws the document; empty where plain."""
        for entry in law.pack.instruments:
            if entry.id == instrument:
                return pick(entry.title).removeprefix(STATE)
        return law.pack.document if len(self.laws) > 1 else ""

    def anchor(self, law: Law, article: Article) -> str:
        """The id under which the page explains an article."""
        return "-".join(filter(None, ["art", law.pack.id, article.instrument, str(article.number)]))
