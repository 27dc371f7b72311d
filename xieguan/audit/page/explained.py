"""The articles with findings, in our own words, with the way to each finding."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from xieguan.audit.page.citing import Citation, Citing
from xieguan.audit.page.entries import Entry
from xieguan.audit.run import Audit
from xieguan.law.attach import default_store, read_attached
from xieguan.law.judge import Law
from xieguan.law.objects import Article
from xieguan.law.official import AttachError
from xieguan.law.wording import cite
from xieguan.words import pick


@dataclass(frozen=True, slots=True)
class Gist:
    """One item of an article in our own words, and whether a finding cites it."""

    words: str
    gist: str
    cited: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """An article: what it says in our own words, and as published where that is attached; what cites it."""

    citation: Citation
    title: str
    gist: str
    items: tuple[Gist, ...]
    entries: tuple[Entry, ...]
    official: tuple[str, ...] = ()


def explained(
    audit: Audit, citing: Citing, entries: Iterable[Entry]
) -> tuple[list[Explained], list[Explained]]:
    """The articles asked: those with findings, and those without."""
    cited: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        cited[entry.citation.anchor].append(entry)
    asked = {citing.anchor(tally.law, citing.articles[tally.rule]): tally for tally in audit.tallies}
    every = [
        _explained(tally.law, citing.articles[tally.rule], citing, cited[anchor])
        for anchor, tally in asked.items()
    ]
    return [entry for entry in every if entry.entries], [entry for entry in every if not entry.entries]


def _explained(law: Law, article: Article, citing: Citing, entries: list[Entry]) -> Explained:
    cited = {entry.citation.words for entry in entries}
    items = ((cite(article.number, item.number), pick(item.gist)) for item in article.items)
    return Explained(
        citation=citing.article(law, article),
        title=pick(article.title),
        gist=pick(article.gist),
        items=tuple(Gist(words, gist, words in cited) for words, gist in items),
        entries=tuple(entries),
        official=_official(law, article),
    )


def _official(law: Law, article: Article) -> tuple[str, ...]:
    """The article as published, paragraph by paragraph; nothing where no text is attached, or it is damaged."""
    try:
        text = read_attached(law.pack.id, default_store(), instrument=article.instrument)
    except AttachError:
        return ()
    found = text.article(article.number) if text else None
    if found is None:
        return ()
    items = tuple(item.text for item in found.items)
    return (*found.paragraphs[: found.items_at], *items, *found.paragraphs[found.items_at :])
