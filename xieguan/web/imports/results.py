"""The findings of an import in the words of its page: a bar for each rule, people with what is wrong."""

from collections import Counter
from typing import Any

from xieguan.audit.page.citing import Citing
from xieguan.audit.page.counts import Bar
from xieguan.people.imports.found import Found, OfRule
from xieguan.web.addresses import address
from xieguan.words import pick


def result_page(found: Found) -> dict[str, Any]:
    """What the result page shows."""
    citing = Citing(found.laws)
    every = [(entry, _bar(entry, citing)) for entry in found.rules]
    people = [
        (person, [(citing.rule(ruling.law, ruling.rule), ruling) for ruling in person.rulings])
        for person in found.first
    ]
    links = {
        citing.anchor(law, one): address("article", law.pack.id, one.number)
        for law in found.laws
        for one in law.pack.articles
    }
    loud = [pair for pair in every if pair[1].fail or pair[1].unknown or pair[1].pending]
    quiet = [pair for pair in every if pair not in loud]
    return {
        "found": found,
        "loud": loud,
        "quiet": quiet,
        "people": people,
        "links": links,
        "main": _main(found),
    }


def _main(found: Found) -> str:
    """The document of the law with the most people not meeting it: cited without its name."""
    counts: Counter[str] = Counter()
    for entry in found.rules:
        counts[entry.law.pack.document] += entry.count.fail + entry.count.unknown
    return counts.most_common(1)[0][0] if counts else ""


def _bar(entry: OfRule, citing: Citing) -> Bar:
    count = entry.count
    citation = citing.rule(entry.law, entry.rule)
    return Bar(citation, pick(entry.rule.label), count.met, count.fail, count.unknown, count.pending)
