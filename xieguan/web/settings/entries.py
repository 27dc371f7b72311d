"""What the settings page lists. An area adds its own: `entry("calendar", "calendar-days", title, says, reads=…)`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from xieguan.people import reads
from xieguan.people.models import User
from xieguan.words import _

Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to set something: its route, what it is called and for, and whom it is for (any of the reads)."""

    route: str
    icon: str
    title: Words
    says: Words
    reads: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Where it is; empty while it is not built."""
        try:
            return reverse(self.route)
        except NoReverseMatch:
            return ""


ENTRIES: list[Entry] = []


def entry(route: str, icon: str, title: Words, says: Words, *, reads: tuple[str, ...] = ()) -> None:
    """Add an entry."""
    ENTRIES.append(Entry(route, icon, title, says, reads))


def entries_for(user: User) -> list[Entry]:
    """What there is for one user."""
    asked = {name: reads.may(name, user) for one in ENTRIES for name in one.reads}
    return [one for one in ENTRIES if one.url and (not one.reads or any(asked[name] for name in one.reads))]


entry(
    "users",
    "user-cog",
    lambda: _("Accounts and rights"),
    lambda: _(
        "Who signs in, what each may do where and until when, who is locked out or has a one-time password."
    ),
    reads=("users.see",),
)
entry(
    "policy",
    "scale",
    lambda: _("Rules and parameters"),
    lambda: _(
        "What binds each office, the numbers that count there, decisions to keep or tighten, detailed rules."
    ),
    reads=("organisations.see",),
)
entry(
    "calendar",
    "calendar-days",
    lambda: _("Working calendar"),
    lambda: _("The State Council's days off and made-up days: every term in working days counts by them."),
    reads=("organisations.see",),
)
entry(
    "erasures",
    "eraser",
    lambda: _("Erasures"),
    lambda: _("Whose records are to be deleted because the time to keep them is over, and who decides."),
    reads=("erasures.see",),
)
entry(
    "account",
    "shield-check",
    lambda: _("My sign-in and security"),
    lambda: _("Your password, second factors, passkeys and sessions."),
)
