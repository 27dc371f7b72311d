"""The rows of the report's main table: one for each finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xieguan.audit.page.citing import Citation, Citing
from xieguan.audit.page.places import cells_behind, written_as
from xieguan.audit.run import Finding
from xieguan.law.explain import Blame, blame
from xieguan.law.facts import vocabulary
from xieguan.law.judge import Ruling
from xieguan.law.nodes import Value
from xieguan.law.wording import say, shown
from xieguan.roster import Roster
from xieguan.words import _, pick


@dataclass(frozen=True, slots=True)
class Found:
    """A value a finding rests on: the text as the spreadsheet has it, and how it was read where that differs.

    `label` is empty where the requirement beside it names the fact already.
    """

    label: str
    text: str
    read: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding, ready to be shown."""

    anchor: str
    row: int
    name: str
    cells: tuple[str, ...]
    citation: Citation
    label: str
    found: tuple[Found, ...]
    required: str
    outcome: str
    force: str
    mend: str


def entry(index: int, finding: Finding, roster: Roster, citing: Citing) -> Entry:
    """A finding as a row of the table."""
    ruling, row = finding.ruling, finding.row
    causes = blame(ruling)
    facts = list(dict.fromkeys(name for cause in causes for name in cause.facts))
    return Entry(
        anchor=f"f{index}",
        row=row.number,
        name=row.name,
        cells=cells_behind(roster, row.number, facts),
        citation=citing.rule(ruling.law, ruling.rule),
        label=pick(ruling.rule.label),
        found=tuple(_found(finding, roster, facts)),
        required=required(ruling, causes),
        outcome=ruling.outcome,
        force=ruling.force,
        mend=_mend(finding, roster, causes),
    )


def required(ruling: Ruling, causes: tuple[Blame, ...]) -> str:
    """What the rule asks. Several conditions together read only in the rule's own sentence: it has their "or"."""
    if len(causes) == 1:
        return causes[0].required
    return say(ruling.rule, ruling.law.pack, ruling.facts, ruling.law.names)


def _found(finding: Finding, roster: Roster, facts: list[str]) -> Iterator[Found]:
    facts = list(dict.fromkeys(written_as(roster, name) for name in facts))
    for name in facts:
        stands = name in roster.columns
        label = pick(vocabulary().fact(name).label) if len(facts) > 1 or not stands else ""
        value = finding.ruling.row.get(name)
        if not stands:
            yield Found(label, _value(name, value), "")
        else:
            text = finding.row.cells.get(name, "").strip()
            yield Found(label, text or _("blank"), _read(name, value, text))


def _value(name: str, value: Value) -> str:
    return shown(value, vocabulary().fact(name))


def _read(name: str, value: Value, text: str) -> str:
    """How a level, a choice or a day was read, where the cell words it otherwise."""
    fact = vocabulary().fact(name)
    if value is None or not (fact.scale or fact.choices or isinstance(value, date)):
        return ""
    read = _value(name, value)
    return "" if read == text else read


def _mend(finding: Finding, roster: Roster, causes: tuple[Blame, ...]) -> str:
    """What to do: fill in what is missing, or what the rule itself advises."""
    lacking = [
        name for cause in causes if cause.missing for name, value in cause.facts.items() if value is None
    ]
    cells = cells_behind(roster, finding.row.number, lacking)
    if finding.ruling.outcome == "unknown" and cells:
        return _("find out and fill in {cells}").format(cells=_(", ").join(cells))
    return pick(finding.ruling.rule.mend) if finding.ruling.rule.mend else ""
