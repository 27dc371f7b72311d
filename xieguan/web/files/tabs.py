"""The tabs of a file. A stage of life adds its own with `add`: a word, a template, and what the template is given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xieguan.people.dossier.sources import sources
from xieguan.people.dossier.timeline import timeline
from xieguan.web.files.acts import mends
from xieguan.web.files.opened import Opened
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its name in the address, its words, its template and what that is given."""

    key: str
    words: Callable[[], str]
    template: str
    load: Callable[[Opened], dict[str, Any]]


TABS: list[Tab] = []


def add(tab: Tab) -> None:
    """Add a tab after those there are. Raises ValueError where its name is taken."""
    if any(known.key == tab.key for known in TABS):
        raise ValueError(f"a file has a tab {tab.key}")
    TABS.append(tab)


def named(key: str) -> Tab:
    """The tab of a name; the first for any other."""
    return next((tab for tab in TABS if tab.key == key), TABS[0])


def _verdict(opened: Opened) -> dict[str, Any]:
    excepted = {
        (one.exemption.pack, one.exemption.rule): one for one in opened.exceptions if one.exemption.approved
    }
    standing = [(one, mends(opened, one)) for one in opened.verdict.standing]
    return {"standing": standing, "excepted": excepted, "events": _events(opened)[:12]}


def _facts(opened: Opened) -> dict[str, Any]:
    every = list(sources(opened.verdict.facts, opened.statements))
    known = [one for one in every if one.value is not None]
    return {"known": known, "unknown": [one for one in every if one.value is None]}


def _timeline(opened: Opened) -> dict[str, Any]:
    return {"events": _events(opened)}


def _events(opened: Opened) -> list[Any]:
    return timeline(opened.engagement, opened.statements, opened.where)


add(Tab("law", lambda: _("By article"), "files/_law.html", _verdict))
add(Tab("facts", lambda: _("What is known"), "files/_facts.html", _facts))
add(Tab("timeline", lambda: _("Timeline"), "files/_timeline.html", _timeline))
