"""What surrounds every page: who looks, where he may go, which law binds his office, which working day it is.

Every part is asked for when a template names it, so that a page without a frame costs nothing.
"""

from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from xieguan.desk.calendar import calendar
from xieguan.law.workdays import NotAnnounced
from xieguan.people.laws import Binding, bindings
from xieguan.people.models import User
from xieguan.people.papers.offered import offered
from xieguan.people.papers.registry import Paper
from xieguan.people.reads import READS
from xieguan.people.roles import Role
from xieguan.people.scope import Reach, reach
from xieguan.web.doable import Choice, choices
from xieguan.web.nav import Shown, menu
from xieguan.words import _


class Frame:
    """The frame of one answer."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def user(self) -> User | None:
        """Who looks; nobody before sign-in."""
        user = getattr(self.request, "user", None)
        return user if isinstance(user, User) else None

    @cached_property
    def reach(self) -> Reach:
        """Where his roles reach today."""
        return reach(self.user, self.today) if self.user else Reach(())

    def doable(self, subject: Model) -> list[list[Choice]]:
        """What he can do to a record, in groups: what it adds or changes, and what ends something."""
        return choices(subject, self.user, self.today) if self.user else []

    def papers(self, subject: Model | None, read: str = "") -> list[Paper]:
        """The papers he can have of a record; those of one read, where it is named."""
        found = offered(subject, self.user, self.today) if self.user and subject else []
        return [one for one in found if read in ("", one.read)]

    @cached_property
    def today(self) -> date:
        """Today, here."""
        return timezone.localdate()

    @cached_property
    def menu(self) -> list[list[Shown]]:
        """The places he may go to."""
        return menu((role for role, _path in self.reach.grants), self.request.path)

    @property
    def finds(self) -> bool:
        """Whether he sees people at all, and so may look for one."""
        return any(role in READS["engagements.see"].by for role, _path in self.reach.grants)

    @cached_property
    def roles(self) -> str:
        """His roles, in words."""
        return _(", ").join(dict.fromkeys(str(Role(role).label) for role, _path in self.reach.grants))

    @cached_property
    def _binding(self) -> tuple[str, list[Binding]]:
        home = self.user.home_id if self.user else None
        return bindings(home, self.today) if home else ("", [])

    @property
    def office(self) -> str:
        """The name of the office that answers for his account."""
        return self._binding[0]

    @property
    def laws(self) -> list[Binding]:
        """The packs that bind his office today, and as what."""
        return self._binding[1]

    @cached_property
    def workday(self) -> str:
        """Which working day of the month it is, in words; that it is none; or that nobody has announced the year."""
        try:
            days = calendar()
            count = days.between(self.today.replace(day=1), self.today)
            if not days.is_workday(self.today):
                return _("a day off")
            return _("working day {n} of this month").format(n=count)
        except NotAnnounced as error:
            return _("the working days of {year} are not announced").format(year=error.year)

    @property
    def weekday(self) -> str:
        """The day of the week."""
        names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
        return names[self.today.weekday()]

    @property
    def demo(self) -> bool:
        """Whether everything here is made up."""
        return bool(getattr(settings, "DEMO", False))

    @cached_property
    def todos(self) -> int | None:
        """How many things await him, for the mark beside the workbench; None where nobody counts them."""
        return counted(self.user) if counted and self.user else None

    @property
    def messages(self) -> list[Any]:
        """What is to be told once, as toasts."""
        return list(get_messages(self.request))


counted: Any = None  # the workbench puts its count in here: a function of a user, cheap enough for every page


def context(request: HttpRequest) -> dict[str, Any]:
    """For every template: the frame."""
    return {"frame": Frame(request)}
