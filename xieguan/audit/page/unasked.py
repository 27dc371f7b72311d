"""What was not asked: article by article, the columns that would answer it."""

from collections import defaultdict
from dataclasses import dataclass

from xieguan.audit.page.citing import Citation, Citing
from xieguan.audit.page.places import could_stand
from xieguan.audit.run import Audit, NotAsked
from xieguan.law.facts import vocabulary
from xieguan.roster.catalogue import catalogue
from xieguan.words import pick


@dataclass(frozen=True, slots=True)
class Unasked:
    """An article with rules that could not be asked, what those are about, and what is missing for them."""

    citation: Citation
    title: str
    rules: tuple[str, ...]
    missing: tuple[str, ...]


def unasked(audit: Audit, citing: Citing) -> tuple[list[Unasked], list[Unasked]]:
    """Articles that a fuller roster would answer, and those that only other records can."""
    here: dict[Citation, list[NotAsked]] = defaultdict(list)
    elsewhere: dict[Citation, list[NotAsked]] = defaultdict(list)
    for entry in audit.not_asked:
        pile = here if _could_stand_in_a_roster(entry) else elsewhere
        pile[citing.article(entry.law, citing.articles[entry.rule])].append(entry)
    return [_unasked(*pair, citing) for pair in here.items()], [
        _unasked(*pair, citing) for pair in elsewhere.items()
    ]


def _could_stand_in_a_roster(entry: NotAsked) -> bool:
    return all(could_stand(fact, catalogue().facts) for fact in entry.missing)


def _unasked(citation: Citation, entries: list[NotAsked], citing: Citing) -> Unasked:
    facts = dict.fromkeys(fact for entry in entries for fact in entry.missing)
    return Unasked(
        citation,
        pick(citing.articles[entries[0].rule].title),
        tuple(dict.fromkeys(pick(entry.rule.label) for entry in entries)),
        tuple(dict.fromkeys(pick(vocabulary().fact(fact).label) for fact in facts)),
    )
