"""What every rule of the laws that bind says of one person on a day: what is wrong first, what is met quietly after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from xieguan.audit.page.citing import STATE
from xieguan.law.explain import blame
from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law, Ruling
from xieguan.law.nodes import Value
from xieguan.law.objects import Article
from xieguan.law.wording import say, shown
from xieguan.people.laws import laws_of
from xieguan.people.listing.weighing import Verdicts, gravity, rulings, weighed
from xieguan.people.models import Engagement
from xieguan.people.sheet import facts_on
from xieguan.words import _, pick


@dataclass(frozen=True)
class Finding:
    """One rule's word on the person, ready to be shown: what was found, what is asked, what is missing."""

    ruling: Ruling
    article: Article
    found: str
    asked: str
    missing: tuple[str, ...]

    @property
    def of(self) -> str:
        """The law by name, where a collection draws on several."""
        titles = {one.id: pick(one.title).removeprefix(STATE) for one in self.ruling.law.pack.instruments}
        return titles.get(self.article.instrument or "", "")


@dataclass(frozen=True)
class Group:
    """The findings of one article that ask for nothing to be done."""

    law: Law
    article: Article
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Verdict:
    """All findings of a day: what stands, what is not yet due, what is met by article; and the facts they rest on."""

    on: date
    laws: tuple[Law, ...]
    facts: Mapping[str, Value]
    counts: Verdicts
    standing: tuple[Finding, ...]
    pending: tuple[Finding, ...]
    met: tuple[Group, ...]


def verdict(engagement: Engagement, on: date) -> Verdict:
    """The verdict of a day: its law, and the facts as they were known of that day."""
    laws = tuple(laws_of(engagement.organisation, on))
    facts = facts_on(engagement.pk, on)
    found = rulings(laws, dict(facts))
    findings = [finding_of(ruling) for ruling in found]
    standing = [one for one in findings if one.ruling.stands]
    return Verdict(
        on=on,
        laws=laws,
        facts=facts,
        counts=weighed(found),
        standing=tuple(sorted(standing, key=lambda one: gravity(one.ruling))),
        pending=tuple(one for one in findings if one.ruling.outcome == "pending"),
        met=tuple(_groups(one for one in findings if one.ruling.outcome == "met")),
    )


def finding_of(ruling: Ruling) -> Finding:
    """A ruling with its words: what was found, what is asked, what is missing."""
    causes = blame(ruling)
    facts = {name: value for cause in causes for name, value in cause.facts.items()} or dict(ruling.facts)
    return Finding(
        ruling=ruling,
        article=_article(ruling),
        found=_(", ").join(_said(name, value) for name, value in facts.items()),
        asked=_asked(ruling, [cause.required for cause in causes]),
        missing=tuple(pick(vocabulary().fact(name).label) for name, value in facts.items() if value is None),
    )


def _said(name: str, value: Value) -> str:
    fact = vocabulary().fact(name)
    return _("{label}: {value}").format(label=pick(fact.label), value=shown(value, fact))


def _asked(ruling: Ruling, required: list[str]) -> str:
    """What is required: of one condition that; of several the rule's own sentence, which has their "or"."""
    if len(required) == 1:
        return required[0]
    if required:
        return say(ruling.rule, ruling.law.pack, ruling.facts, ruling.law.names)
    return _(", ").join(_bounds(ruling))


def _bounds(ruling: Ruling) -> Iterator[str]:
    """The parameters a met rule was held against."""
    pack = ruling.law.pack
    known = {**(pack.parent.parameters if pack.parent else {}), **pack.parameters}
    for name in sorted(ruling.rule.require.uses & known.keys()):
        yield _("{label}: {value}").format(
            label=pick(known[name].label), value=shown(ruling.law.parameters[name], known[name])
        )


def _article(ruling: Ruling) -> Article:
    return next(article for article in ruling.law.pack.articles if ruling.rule in article.rules)


def _groups(findings: Iterator[Finding]) -> Iterator[Group]:
    for (_law, _number), found in groupby(findings, key=lambda one: (id(one.ruling.law), id(one.article))):
        entries = tuple(found)
        yield Group(entries[0].ruling.law, entries[0].article, entries)
