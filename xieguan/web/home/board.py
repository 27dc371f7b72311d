"""The to-dos as the workbench shows them: in sections, each with its words about time and its address."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from xieguan.law.pack import packs
from xieguan.people.inboxes import Cite, Link, ToDo
from xieguan.people.inboxes.todo import SECTIONS
from xieguan.web.addresses import address
from xieguan.words import _, pick

A_YEAR = 250  # working days: beyond it the number says nothing more


@dataclass(frozen=True, slots=True)
class Line:
    """One to-do with what only a screen needs. `kind` is late, soon or nothing.

    `cites` are the articles that ask for it, each with its law where that is one of a collection, or one of several.
    """

    todo: ToDo
    url: str
    when: str
    kind: str
    cites: tuple[tuple[Cite, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything, and how much of it there is."""

    sections: tuple[Section, ...]
    count: int
    late: int
    today: int


def board(found: Iterable[ToDo]) -> Board:
    """The workbench of some to-dos, which come in its order."""
    todos = list(found)
    counting = [todo for todo in todos if todo.counts]
    groups: dict[str, list[Line]] = defaultdict(list)
    for todo in todos:
        groups["advice" if todo.advises else todo.section].append(line(todo))
    sections = (
        Section(key, titles()[key], tuple(groups[key])) for key in (*SECTIONS, "advice") if key in groups
    )
    return Board(
        tuple(sections),
        len(counting),
        sum(todo.is_late for todo in counting),
        sum(todo.left == 0 for todo in counting),
    )


def titles() -> dict[str, str]:
    """The headings."""
    return {
        "decide": _("Decide"),
        "record": _("Verify and record"),
        "train": _("Training and appraisal"),
        "recover": _("Credentials, conduct and leaving"),
        "run": _("System and accounts"),
        "advice": _("For advice only: the regulation has lapsed"),
    }


def line(todo: ToDo) -> Line:
    """One to-do as a line."""
    kind = "late" if todo.is_late else "soon" if todo.left == 0 else ""
    return Line(todo, url_of(todo.link), when(todo), kind, tuple(_cites(todo)))


def _cites(todo: ToDo) -> Iterator[tuple[Cite, str]]:
    cites = [*([todo.cite] if todo.cite else []), *todo.also]
    return ((cite, _law(cite, of_several=len(cites) > 1)) for cite in cites)


def _law(cite: Cite, *, of_several: bool) -> str:
    """The law that is cited, where the number of its article alone would name another's too."""
    pack = next((pack for pack in packs() if pack.id == cite.pack), None)
    if pack is None:
        return ""
    one = next((one for one in pack.instruments if one.id == cite.instrument), None)
    return pick(one.title) if one else pack.document if of_several else ""


def url_of(link: Link) -> str:
    """Where it is done; nothing while that page is not built."""
    path = address(link.page, *link.arguments)
    return f"{path}?{urlencode(link.query)}" if path and link.query else path


def when(todo: ToDo) -> str:
    """How long there is, in working days."""
    if not todo.opens and todo.due:
        return _("not open yet")
    if todo.left is None:
        return _("{year} not announced").format(year=todo.unannounced) if todo.unannounced else ""
    if todo.left < -A_YEAR + 10 and todo.due:
        return _("more than a year late")
    if todo.left < 0:
        return _("{n} working days late").format(n=-todo.left)
    return _("{n} working days left").format(n=todo.left) if todo.left else _("today")
