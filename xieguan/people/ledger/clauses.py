"""One article as an office has it: its rules in words, its parameters and who set them, how its people come out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from xieguan.law.facts import Fact, vocabulary
from xieguan.law.judge import Law
from xieguan.law.ledger import State, Supply, state
from xieguan.law.nodes import Value
from xieguan.law.objects import Article, Example, Parameter, Reading, Rule
from xieguan.law.phrases import Phrases
from xieguan.law.wording import cite, shown
from xieguan.people.tally import Count4
from xieguan.words import _, pick


@dataclass(frozen=True, slots=True)
class Sentence:
    """A rule in words: when it applies, what it asks one by one, its weight that day, and how it came out."""

    rule: Rule
    force: str
    live: bool
    when: str
    asks: tuple[str, ...]
    due: str
    count: Count4 | None
    examples: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter: its value here, that of the pack where it was tightened, by whom, and how far it may be moved."""

    parameter: Parameter
    value: str
    written: str
    by: str
    bound: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One article of the ledger."""

    article: Article
    key: str
    words: str
    state: State
    rules: tuple[Sentence, ...]
    settings: tuple[Setting, ...]
    readings: tuple[Reading, ...]
    count: Count4 | None

    @property
    def kept_by(self) -> list[str]:
        """The acts and papers that keep its records, in words."""
        words = {name: act.label for name, act in vocabulary().acts.items()} | dict(vocabulary().papers)
        return [pick(words[name]) for name in self.article.kept_by]


def key_of(article: Article) -> str:
    """What an article is called in an address: its number, in a collection with its law before it."""
    return f"{article.instrument}-{article.number}" if article.instrument else str(article.number)


def clause(
    law: Law, article: Article, supply: Supply, counts: dict[str, Count4], total: Count4 | None
) -> Clause:
    """An article with everything a page shows of it."""
    phrases = Phrases(law)
    return Clause(
        article=article,
        key=key_of(article),
        words=cite(article.number, None),
        state=state(article, supply),
        rules=tuple(_sentence(phrases, rule, supply, counts.get(rule.id)) for rule in article.rules),
        settings=tuple(settings(law, _of(article, _parameters(law)))),
        readings=tuple(_of(article, law.pack.readings)),
        count=total,
    )


def _sentence(phrases: Phrases, rule: Rule, supply: Supply, count: Count4 | None) -> Sentence:
    return Sentence(
        rule=rule,
        force=phrases.law.force(rule),
        live=supply.is_live(rule),
        when=phrases.sentence(rule.when.tree) if rule.when else "",
        asks=tuple(phrases.alternatives(rule.require.tree)),
        due=_due(phrases, rule),
        count=count,
        examples=tuple((one.name, _given(one), one.outcome) for one in rule.examples),
    )


def _due(phrases: Phrases, rule: Rule) -> str:
    if rule.due is None:
        return ""
    fact = pick(vocabulary().fact(rule.due.fact).label)
    if rule.due.count is None:
        return _("on the day: {fact}").format(fact=fact)
    word = _parameters_by_name(phrases.law).get(rule.due.count)
    return _("within {term} after: {fact}").format(
        term=shown(phrases.law.names[rule.due.count], word), fact=fact
    )


def _given(example: Example) -> str:
    facts = (
        f"{pick(vocabulary().fact(name).label)}：{_shown(name, value)}"
        for name, value in example.given.items()
    )
    return _("; ").join(facts)


def _shown(name: str, value: Value) -> str:
    fact: Fact = vocabulary().fact(name)
    return shown(value, fact)


def _parameters_by_name(law: Law) -> dict[str, Parameter]:
    inherited = law.pack.parent.parameters if law.pack.parent else {}
    return {**inherited, **law.pack.parameters, **law.pack.overrides}


def _parameters(law: Law) -> list[Parameter]:
    return list({**law.pack.parameters, **law.pack.overrides}.values())


T = TypeVar("T", Parameter, Reading)


def _of(article: Article, entries: Iterable[T]) -> list[T]:
    return [
        one
        for one in entries
        if one.article == article.number and one.instrument in (None, article.instrument)
    ]


def settings(law: Law, parameters: Iterable[Parameter]) -> Iterable[Setting]:
    """Parameters as they count here."""
    for parameter in parameters:
        value = law.parameters.get(parameter.name, parameter.value)
        written = shown(parameter.value, parameter)
        by = law.tightened_by.get(parameter.name, "")
        yield Setting(parameter, shown(value, parameter), written if by else "", by, bound(parameter))


def bound(parameter: Parameter) -> str:
    """How far an office may move a parameter, in words."""
    if parameter.tighten is None:
        return _("fixed by the pack")
    if parameter.choices:
        return _("may only be read more strictly")
    least = shown(parameter.value, parameter)
    if parameter.type == "bool":
        return _("may only be read more strictly")
    way = _("not below {bound}") if parameter.tighten == "up" else _("not above {bound}")
    return way.format(bound=least)
