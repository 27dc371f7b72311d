"""What the page of the register shows, as far as whoever looks may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.utils import timezone

from xieguan.lifecycle.credentials.card.run import READ as PRINT
from xieguan.lifecycle.credentials.card.run import printable
from xieguan.lifecycle.credentials.models import BadgeCode, Certificate
from xieguan.lifecycle.credentials.numbering import Form, lefts
from xieguan.lifecycle.credentials.register import EXPIRING, Asked, Page, offices_of, page
from xieguan.lifecycle.credentials.state import STATES
from xieguan.lifecycle.credentials.waiting import without_certificate, without_code, without_number
from xieguan.people import labels, reads
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Organisation, Standing, User
from xieguan.people.registry import ACTS
from xieguan.people.scope import reach, within
from xieguan.web.addresses import address
from xieguan.web.home.board import Line, line
from xieguan.words import _

DUE, UNNUMBERED = "due", "unnumbered"
FEW = 50
SET_CODE = "credentials.set_city_code"
SETTING_UP = (SET_CODE, "credentials.open_range", "credentials.adopt_style")


@dataclass
class Register:
    """The register as one user asks for it."""

    user: User
    on: date
    asked: Asked

    @cached_property
    def waits(self) -> list[Line]:
        """What awaits him here."""
        return [line(todo) for todo in waiting_for(Asking(self.user, self.on), "credentials.")]

    @cached_property
    def cities(self) -> list[tuple[BadgeCode, Form, int]]:
        """The cities he reaches, each with the numbers it has left."""
        codes = within(BadgeCode, reach(self.user, self.on)).select_related("organisation").order_by("stem")
        return lefts(codes, self.on)

    @cached_property
    def page(self) -> Page:
        """The page he asked for."""
        return page(reads.rows("credentials.see", self.user), self.asked, self.on)

    @cached_property
    def due(self) -> list[Engagement]:
        """Who may get a certificate and has none; or whom he gives a badge number."""
        if not self.lists_people:
            return []
        people = without_certificate(reads.rows("engagements.see", self.user), self.on)
        if self.asked.show == UNNUMBERED:
            found = without_number(Asking(self.user, self.on))
            people = found[0] if found else people.none()
        return list(people.select_related("person", "organisation").order_by("sheet__spelling", "pk")[:FEW])

    @property
    def lists_people(self) -> bool:
        """Whether people are listed, and not certificates."""
        return self.asked.show in (DUE, UNNUMBERED)

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices that are named."""
        keys = offices_of(self.page.lines) | {one.organisation_id for one in self.due}
        return named(keys | {code.organisation_id for code, _form, _left in self.cities})

    @property
    def views(self) -> list[tuple[str, str, bool, int | None]]:
        """The lists there are, each with how many it holds."""
        counts = self.page.counts
        every = sum(counts.get(state, 0) for state in STATES)
        entries = [
            ("", _("All"), every),
            *((one, labels.choice("certificate_state", one), counts.get(one, 0)) for one in STATES),
        ]
        entries.append((EXPIRING, _("Expiring"), counts.get(EXPIRING, 0)))
        told: list[tuple[str, str, bool, int | None]] = [
            (words, self.address(show=key), key == self.asked.show, n) for key, words, n in entries
        ]
        told.append((_("No certificate yet"), self.address(show=DUE), self.asked.show == DUE, None))
        if self.may_issue and self.cities:
            here = self.asked.show == UNNUMBERED
            told.append((_("No badge number yet"), self.address(show=UNNUMBERED), here, None))
        return told

    def address(self, **changes: object) -> str:
        """The address of this list with some things asked otherwise."""
        asked: Mapping[str, object] = {"show": self.asked.show, "q": self.asked.text, **changes}
        query = urlencode({name: value for name, value in asked.items() if value})
        return address("credentials") + (f"?{query}" if query else "")

    @cached_property
    def set_up(self) -> list[tuple[str, str]]:
        """What he may decide for his own office before anything can be given out: words and address."""
        home: Organisation | None = self.user.home
        where = reach(self.user, self.on)
        return [
            (labels.act_words(name), address("act", name, home.public))
            for name in SETTING_UP
            if home is not None and where.covers(home.path, ACTS[name].by) and self._fits(name, home)
        ]

    def _fits(self, name: str, home: Organisation) -> bool:
        """Whether it is for his office to decide, and not decided yet: a code is a city's, and is set once."""
        mine = Organisation.objects.filter(pk=home.pk)
        return name != SET_CODE or bool(without_code(mine, self.on))

    @cached_property
    def may_print(self) -> bool:
        """Whether he prints cards."""
        return reads.may(PRINT, self.user)

    @cached_property
    def ready(self) -> frozenset[int]:
        """The certificates of the page whose cards he may print."""
        keys = [line.pk for line in self.page.lines]
        found = printable(self.user, self.on).filter(pk__in=keys) if self.may_print else []
        return frozenset(one.pk for one in found)

    @property
    def may_issue(self) -> bool:
        """Whether he issues certificates at all."""
        return bool(reach(self.user, self.on).paths(ACTS["credentials.issue"].by))


def may_print(certificate: Certificate, user: User) -> bool:
    """Whether he may print its card now."""
    if not reads.may(PRINT, user):
        return False
    return printable(user, timezone.localdate()).filter(pk=certificate.pk).exists()


def history(certificate: Certificate) -> list[object]:
    """What has happened to a certificate, the latest first."""
    return list(certificate.events.select_related("by").order_by("-on", "-id"))
