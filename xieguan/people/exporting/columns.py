"""What a column of an exported roster may be. ID numbers leave masked; what is sensitive does not leave at all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from xieguan.law.facts import Fact, vocabulary
from xieguan.law.wording import cite, shown
from xieguan.people.listing.lines import Line
from xieguan.people.models.sheet import FACTS
from xieguan.words import _, pick

Cell = str | int | date | None


@dataclass(frozen=True)
class Column:
    """One column: its key in a request, its heading, what it says of a line."""

    key: str
    heading: str
    cell: Callable[[Line], Cell]
    usual: bool = False


def columns() -> list[Column]:
    """All there are, the usual ones first. `id` is filled in by the writer: a line holds no number."""
    return [*_usual(), *_facts()]


def chosen(keys: Iterable[str]) -> list[Column]:
    """The columns of these keys, in their own order; the usual ones where none is known."""
    wanted = set(keys)
    found = [column for column in columns() if column.key in wanted]
    return found or [column for column in columns() if column.usual]


def _usual() -> list[Column]:
    return [
        Column("name", _("Name"), lambda line: line.name, usual=True),
        Column("id", _("ID number (masked)"), lambda _line: None),
        Column("office", _("Organisation"), lambda line: line.office, usual=True),
        Column("badge", _("Badge number"), lambda line: line.facts["badge_number"], usual=True),
        Column("mode", _("Hiring mode"), lambda line: _said(line, "hiring_mode"), usual=True),
        Column("firm", _("Dispatch firm"), lambda line: line.firm, usual=True),
        Column("hired", _("Hired"), lambda line: line.facts["hired_on"], usual=True),
        Column("left", _("Left"), lambda line: line.facts["left_on"], usual=True),
        Column("fail", _("Rules not met"), lambda line: line.verdicts.fail, usual=True),
        Column("unknown", _("Rules unknown"), lambda line: line.verdicts.unknown, usual=True),
        Column("first", _("Most urgent"), _first, usual=True),
    ]


def _facts() -> list[Column]:
    shown_already = {"badge_number", "hiring_mode", "hired_on", "left_on"}
    known = (vocabulary().facts[name] for name in FACTS if name not in shown_already)
    return [_of(fact) for fact in known if fact.privacy != "sensitive"]


def _of(fact: Fact) -> Column:
    def cell(line: Line) -> Cell:
        value = line.facts[fact.name]
        return value if value is None or type(value) is date else shown(value, fact)

    return Column(f"fact-{fact.name}", pick(fact.label), cell)


def _said(line: Line, name: str) -> Cell:
    value = line.facts[name]
    return shown(value, vocabulary().fact(name)) if value is not None else None


def _first(line: Line) -> Cell:
    first = line.verdicts.first
    if first is None:
        return None
    said = _("not met") if first.outcome == "fail" else _("unknown")
    return f"{cite(first.rule.article, first.rule.item)} {pick(first.rule.label)} {said}"
