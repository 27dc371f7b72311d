"""The result page: the audit in the words of its report, a page of findings at a time."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from xieguan.audit import Audit
from xieguan.audit.page.assumed import parameters, readings
from xieguan.audit.page.citing import Citing
from xieguan.audit.page.counts import Bar, bars, counts
from xieguan.audit.page.doubts import doubts
from xieguan.audit.page.entries import entry
from xieguan.audit.page.recognised import recognised
from xieguan.audit.page.text import clip
from xieguan.audit.page.unasked import unasked
from xieguan.audit.run import Finding
from xieguan.people.imports.asof import day_of
from xieguan.web.addresses import address

PAGE = 50


@dataclass(frozen=True, slots=True)
class View:
    """Which findings are shown: of one outcome or all, of one bar (from 0) or all, and which page of them, from 1."""

    outcome: str = ""
    bar: int | None = None
    page: int = 1

    @classmethod
    def of(cls, text: str) -> "View":
        """From what a button sent: `outcome:bar:page`; whatever else it may be shows all."""
        outcome, bar, page = [*text.split(":"), "", "", ""][:3]
        return cls(
            outcome if outcome in ("fail", "unknown") else "",
            int(bar) if bar.isascii() and bar.isdigit() and len(bar) < 5 else None,
            max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    def button(self, *, outcome: str | None = None, bar: int | None = None, page: int = 1) -> str:
        """What a button sends that changes the view."""
        kept = self.bar if bar is None else bar
        return f"{self.outcome if outcome is None else outcome}:{'' if kept is None or kept < 0 else kept}:{page}"


def page_of(audit: Audit, view: View) -> dict[str, Any]:
    """What the result page shows."""
    citing = Citing(audit.laws)
    every = bars(audit, citing)
    chosen = [finding for finding in audit.findings if _in(finding, view, every, citing)]
    first = (view.page - 1) * PAGE
    answerable, elsewhere = unasked(audit, citing)
    return {
        "audit": audit,
        "view": view,
        "counts": counts(audit),
        "bars": list(enumerate(every)),
        "outcomes": _outcomes(audit, view, every, citing),
        "entries": [
            entry(at, one, audit.roster, citing) for at, one in enumerate(chosen[first : first + PAGE])
        ],
        "first": first,
        "total": len(chosen),
        "pages": max(-(-len(chosen) // PAGE), 1),
        "recognised": recognised(audit.roster),
        "doubts": doubts(audit.warnings),
        "answerable": answerable,
        "elsewhere": elsewhere,
        "parameters": parameters(audit, citing),
        "readings": readings(audit, citing),
        "pending": sum(tally.pending for tally in audit.tallies),
        "titled": day_of(audit.roster, audit.on),
        "clip": clip,
        "links": links(audit, citing),
        "main": main(audit),
    }


def main(audit: Audit) -> str:
    """The document of the law with the most findings: cited without its name, which stands above the list once."""
    found = Counter(finding.ruling.law.pack.document for finding in audit.findings)
    return found.most_common(1)[0][0] if found else ""


def links(audit: Audit, citing: Citing) -> dict[str, str]:
    """Where each article is explained, by its anchor; empty where nothing explains it."""
    every = ((law, article) for law in audit.laws for article in law.pack.articles)
    return {citing.anchor(law, one): address("article", law.pack.id, one.number) for law, one in every}


def _in(finding: Finding, view: View, every: list[Bar], citing: Citing) -> bool:
    return view.outcome in ("", finding.ruling.outcome) and _of_bar(finding, view, every, citing)


def _of_bar(finding: Finding, view: View, every: list[Bar], citing: Citing) -> bool:
    if view.bar is None or view.bar >= len(every):
        return True
    return citing.rule(finding.ruling.law, finding.ruling.rule) == every[view.bar].citation


def _outcomes(audit: Audit, view: View, every: list[Bar], citing: Citing) -> dict[str, int]:
    found = {"": 0, "fail": 0, "unknown": 0}
    for finding in audit.findings:
        if _of_bar(finding, view, every, citing):
            found[""] += 1
            found[finding.ruling.outcome] += 1
    return found
