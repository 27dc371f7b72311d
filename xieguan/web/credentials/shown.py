"""What the page of the register shows, as far as whoever looks may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

from xieguan.lifecycle.credentials.card.run import READ as PRINT
from xieguan.lifecycle.credentials.card.run import printable
from xieguan.lifecycle.credentials.models import BadgeCode
from xieguan.lifecycle.credentials.numbering import Form, lefts
from xieguan.lifecycle.credentials.register import EXPIRING, Asked, Page, offices_of, page
from xieguan.lifecycle.credentials.state import EXPIRED, LOST, STATES, SUSPENDED
from xieguan.lifecycle.credentials.waiting import (
    without_certificate,
    without_code,
    without_number,
    without_photo,
)
from xieguan.people import labels, reads
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Organisation, Standing, User
from xieguan.people.registry import ACTS
from xieguan.people.scope import reach, within
from xieguan.web.addresses import address
from xieguan.web.days import last_day
from xieguan.web.home.board import Line, line
from xieguan.words import _

DUE, UNNUMBERED, PICTURELESS = "due", "unnumbered", "pictureless"
FEW = 50
REVOKE, REVIEW = "credentials.revoke", "credentials.review"
WAITING = (SUSPENDED, LOST, EXPIRED, EXPIRING)
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

    @property
    def is_whole(self) -> bool:
        """Whether he asked for nothing in particular: then what awaits him comes first."""
        return self.asked == Asked()

    @cached_property
    def page(self) -> Page:
        """The page he asked for."""
        return page(reads.rows("credentials.see", self.user), self.asked, self.on)

    @cached_property
    def due(self) -> list[Engagement]:
        """Who may get a certificate and has none; whom he gives a badge number; whose photo is wanted."""
        people = self._people.select_related("person", "organisation")
        return list(people.order_by("sheet__spelling", "pk")[:FEW]) if self.lists_people else []

    @property
    def _people(self) -> QuerySet[Engagement]:
        people = reads.rows("engagements.see", self.user)
        if self.asked.show == PICTURELESS:
            return without_photo(people, self.on)
        if self.asked.show == UNNUMBERED:
            found = without_number(Asking(self.user, self.on))
            return found[0] if found else people.none()
        return without_certificate(people, self.on)

    @property
    def lists_people(self) -> bool:
        """Whether people are listed, and not certificates."""
        return self.asked.show in (DUE, UNNUMBERED, PICTURELESS)

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
        people = [(DUE, _("No certificate yet"))]
        if self.may_issue and self.cities:
            people.append((UNNUMBERED, _("No badge number yet")))
        if self.may_picture:
            people.append((PICTURELESS, _("No photo yet")))
        told += [(words, self.address(show=key), key == self.asked.show, None) for key, words in people]
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

    @cached_property
    def filled(self) -> str:
        """A form of issue filled in as the one he issued last: valid as long, and with the same words on its face."""
        last = reads.rows("credentials.see", self.user).filter(issuer=self.user.home).order_by("-pk").first()
        if last is None or self.user.home is None:
            return ""
        until = last_day(self.on + (last.valid_until - last.issued_on))
        says = {"certificate_says_not_enforcement": "true"} if last.says_not_enforcement else {}
        return urlencode({"last_day": until, **says})

    def mended(self, one: Any) -> tuple[str, str] | None:
        """What is done with a certificate that waits for something, in a list of such: words and address.

        Of whoever has left none is reviewed; what is lost is cancelled all the same.
        """
        if self.asked.show != LOST and one.left_on is not None and one.left_on <= self.on:
            return None
        name, part = (REVOKE, "certificate") if self.asked.show == LOST else (REVIEW, "")
        query = urlencode({"next": self.address(), **({"part": part} if part else {})})
        return labels.act_words(name), f"{address('act', name, one.engagement.public)}?{query}"

    @property
    def mends(self) -> bool:
        """Whether the certificates listed wait for something he does."""
        return self.may_issue and self.asked.show in WAITING

    @property
    def may_issue(self) -> bool:
        """Whether he issues certificates at all."""
        return self._may("credentials.issue")

    @property
    def may_picture(self) -> bool:
        """Whether he hands in photos at all."""
        return self._may("credentials.set_photo")

    @property
    def may_give(self) -> bool:
        """Whether he does what the people listed wait for."""
        return self.may_picture if self.asked.show == PICTURELESS else self.may_issue

    def _may(self, act: str) -> bool:
        return bool(reach(self.user, self.on).paths(ACTS[act].by))
