"""The main menu: the places of the office that a user may enter. What is not built yet is not shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from xieguan.people.reads import READS
from xieguan.people.roles import Role
from xieguan.words import _

Label = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: a route by name, whom it is for (any of the reads; all, without), and what else belongs to it."""

    route: str
    icon: str
    label: Label
    reads: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as one user sees it."""

    route: str
    url: str
    icon: str
    label: str
    current: bool


MENU: tuple[tuple[Place, ...], ...] = (
    (
        Place("home", "inbox", lambda: _("Workbench")),
        Place(
            "roster",
            "users",
            lambda: _("Roster"),
            ("engagements.see",),
            ("/people/", "/do/engagements.", "/do/persons."),
        ),
        Place(
            "plans", "clipboard-list", lambda: _("Plans and quotas"), ("planning.see",), ("/do/planning.",)
        ),
        Place(
            "campaigns",
            "megaphone",
            lambda: _("Recruitment"),
            ("recruitment.see",),
            ("/applications/", "/do/recruitment."),
        ),
        Place("trainings", "graduation-cap", lambda: _("Training"), ("training.see",), ("/do/training.",)),
        Place("imports", "file-up", lambda: _("Roster import"), ("imports.see",)),
        Place(
            "organisations",
            "network",
            lambda: _("Organisations"),
            ("organisations.see",),
            ("/do/organisations.",),
        ),
        Place(
            "credentials", "id-card", lambda: _("Credentials"), ("credentials.see",), ("/do/credentials.",)
        ),
    ),
    (
        Place("laws", "book-open-text", lambda: _("Articles kept"), ("law.see",)),
        Place("whatif", "git-compare-arrows", lambda: _("What if"), ("whatif.run",)),
        Place("checkup", "file-search", lambda: _("Roster check-up"), ("rosters.check",)),
        Place("trail", "footprints", lambda: _("Trail"), ("trail.see",)),
        Place("settings", "settings", lambda: _("Settings"), ("organisations.see",)),
    ),
)


def menu(roles: Iterable[Role], path: str) -> list[list[Shown]]:
    """The groups of entries for a user of these roles who is at a path. Groups with nothing in them are left out."""
    held = frozenset(roles)
    places = [[(place, _url(place)) for place in group if _for(place, held)] for group in MENU]
    here = _nearest(path, [(place, url) for group in places for place, url in group])
    shown = [
        [Shown(place.route, url, place.icon, place.label(), place is here) for place, url in group if url]
        for group in places
    ]
    return [group for group in shown if group]


def _for(place: Place, held: frozenset[Role]) -> bool:
    return not place.reads or any(READS[name].by & held for name in place.reads if name in READS)


def _url(place: Place) -> str:
    try:
        return reverse(place.route)
    except NoReverseMatch:
        return ""


def _nearest(path: str, places: Iterable[tuple[Place, str]]) -> Place | None:
    """The entry whose address covers the path most closely; the workbench only covers itself."""
    fitting = [
        (len(top), place)
        for place, url in places
        for top in (url, *place.under)
        if top and (path == top or (top != "/" and path.startswith(top)))
    ]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None
