"""What the audit took for granted: the parameters of the rules it asked, and the readings of their articles."""

from collections.abc import Iterator
from dataclasses import dataclass

from xieguan.audit.page.citing import Citation, Citing
from xieguan.audit.run import Audit
from xieguan.law.judge import Law
from xieguan.law.nodes import names
from xieguan.law.objects import Article, Parameter, Rule
from xieguan.law.wording import cite, shown
from xieguan.words import pick


@dataclass(frozen=True, slots=True)
class Assumed:
    """A parameter with its value and the reason for it; `source` is text, reading or default.

    `by` names the child pack that has tightened it.
    """

    citation: Citation
    label: str
    value: str
    source: str
    why: str
    by: str = ""


def parameters(audit: Audit, citing: Citing) -> list[Assumed]:
    """Each parameter that a rule asked of this roster uses, once."""
    found: dict[tuple[str, str], Assumed] = {}
    for tally in audit.tallies:
        for name in sorted(_used(tally.law, tally.rule)):
            parameter = _parameter(tally.law, name)
            if parameter:
                found.setdefault((tally.law.pack.id, name), _assumed(tally.law, parameter, citing))
    return list(found.values())


def readings(audit: Audit, citing: Citing) -> list[Assumed]:
    """The readings, other than numbers, of the articles that were asked."""
    pairs = ((tally.law, citing.articles[tally.rule]) for tally in audit.tallies)
    asked = {citing.anchor(law, article): (law, article) for law, article in pairs}
    return [entry for law, article in asked.values() for entry in _readings(law, article, citing)]


def _readings(law: Law, article: Article, citing: Citing) -> Iterator[Assumed]:
    for reading in law.pack.readings:
        if (reading.article, reading.instrument) == (article.number, article.instrument):
            yield Assumed(citing.article(law, article, reading.item), "", "", "reading", pick(reading.text))


def _used(law: Law, rule: Rule) -> set[str]:
    used = set(names(rule.require.tree)) | (set(names(rule.when.tree)) if rule.when else set())
    if rule.due and rule.due.count:
        used.add(rule.due.count)
    return used & law.parameters.keys()


def _parameter(law: Law, name: str) -> Parameter | None:
    inherited = law.pack.parent.parameters if law.pack.parent else {}
    return law.pack.parameters.get(name) or inherited.get(name)


def _assumed(law: Law, parameter: Parameter, citing: Citing) -> Assumed:
    citation = Citation(cite(parameter.article, parameter.item), citing.name(law, parameter.instrument), "")
    return Assumed(
        citation,
        pick(parameter.label),
        shown(law.parameters[parameter.name], parameter),
        parameter.source,
        pick(parameter.why),
        law.tightened_by.get(parameter.name, ""),
    )
