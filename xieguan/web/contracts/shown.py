"""What the lists of contracts show, as far as whoever looks may see it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import QuerySet

from xieguan.lifecycle.contracts import listing
from xieguan.lifecycle.contracts.listing import Agreements, Firm, People
from xieguan.lifecycle.contracts.models import DispatchAgreement
from xieguan.lifecycle.contracts.waiting import STATES, offices_named
from xieguan.people import labels, reads
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Organisation, Standing, User
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role
from xieguan.people.scope import reach, within
from xieguan.web.addresses import address
from xieguan.web.home.board import Line, line
from xieguan.words import _

View = tuple[str, str, bool, int | None]


@dataclass
class Seen:
    """Who looks, on which day, at which list."""

    user: User
    on: date
    show: str
    before: int

    route = ""

    def address(self, **changes: object) -> str:
        """The address of this list with some things asked otherwise."""
        asked = {"show": self.show, **changes}
        query = urlencode({name: value for name, value in asked.items() if value})
        return address(self.route) + (f"?{query}" if query else "")

    def may(self, act: str) -> bool:
        """Whether one of his roles may do an act anywhere."""
        return bool(reach(self.user, self.on).paths(ACTS[act].by))

    @property
    def files(self) -> bool:
        """Whether he may open somebody's file at all."""
        return reads.may("engagements.see", self.user)

    @property
    def sections(self) -> list[View]:
        """The pages of this place."""
        pages = [
            ("contracts", _("Dispatch agreements"), "contracts.see"),
            ("labour_contracts", _("People and their contracts"), "contracts.people"),
            ("insurance", _("Social insurance"), "contracts.insurance"),
        ]
        return [
            (words, address(route), route == self.route, None)
            for route, words, read in pages
            if reads.may(read, self.user)
        ]


@dataclass
class Overview(Seen):
    """The agreements as one user asks for them."""

    route = "contracts"

    @cached_property
    def waits(self) -> list[Line]:
        """What awaits him here."""
        return [line(todo) for todo in waiting_for(Asking(self.user, self.on), "contracts.")]

    @cached_property
    def page(self) -> Agreements:
        """The page he asked for."""
        asked = self.show if self.show in STATES else ""
        return listing.agreements(reads.rows("contracts.see", self.user), asked, self.before, self.on)

    @cached_property
    def firms(self) -> list[Firm]:
        """The firms that send people here."""
        signed = DispatchAgreement.objects.filter(pk__in=reads.rows("contracts.see", self.user).values("pk"))
        sent = Engagement.objects.filter(pk__in=reads.rows("contracts.people", self.user).values("pk"))
        return listing.firms(sent, signed, self.on)

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices and firms that are named."""
        return named(offices_named(self.page.lines))

    @property
    def views(self) -> list[View]:
        """The lists there are, each with how many it holds."""
        counts = self.page.counts
        every: View = (_("All"), self.address(show=""), not self.show, sum(counts.values()))
        return [every] + [
            (labels.choice("agreement_state", one), self.address(show=one), one == self.show, counts[one])
            for one in STATES
            if counts.get(one)
        ]

    @property
    def registers(self) -> bool:
        """Whether there is a firm here whose code he records."""
        return any(self.may_register(firm.organisation) for firm in self.firms)

    def may_register(self, firm: Organisation) -> bool:
        """Whether he may record the credit code of a firm."""
        return reach(self.user, self.on).covers(firm.path, ACTS["contracts.register_firm"].by)

    @property
    def doable(self) -> list[tuple[str, str]]:
        """What he may begin for his own office: words and address."""
        home = self.user.home
        if home is None:
            return []
        where = reach(self.user, self.on)
        return [
            (labels.act_words(name), address("act", name, home.public))
            for name in ("contracts.draw_up", "contracts.change_firm")
            if where.covers(home.path, ACTS[name].by)
        ]


@dataclass
class Staff(Seen):
    """People as one user asks for them, by what their contracts lack."""

    route = "labour_contracts"

    def __post_init__(self) -> None:
        if self.show not in {*listing.QUESTIONS, "all"}:
            self.show = "ending"

    @cached_property
    def page(self) -> People:
        """The page he asked for."""
        reached = reads.rows("contracts.people", self.user)
        return listing.people(reached, self.show, self.before, self.on, self._firms)

    @property
    def _firms(self) -> QuerySet[Organisation] | None:
        """The firms he speaks for who speaks for no office."""
        own = within(Organisation, reach(self.user, self.on), [Role.DISPATCH_FIRM])
        return None if self.files else own

    @cached_property
    def sign_by(self) -> dict[int, date]:
        """By when a contract is to be signed with those of this page."""
        return listing.sign_by(self.page.lines, self.on) if self.show == "unsigned" else {}

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices and firms that are named."""
        return named({pk for pk in offices_named(self.page.lines) if pk})

    @property
    def views(self) -> list[View]:
        """The questions there are, each with how many it finds."""
        words = {
            "ending": _("Ending soon or ended"),
            "unsigned": _("No contract on record"),
            "firm": _("No contract with the firm"),
            "untold": _("Not told the terms"),
            "unproved": _("Insurance not proved"),
        }
        told: list[View] = [
            (said, self.address(show=key), key == self.show, self.page.counts[key])
            for key, said in words.items()
        ]
        return [*told, (_("Everybody"), self.address(show="all"), self.show == "all", None)]

    @property
    def act(self) -> str:
        """The act that mends what is asked about; empty where another page does."""
        acts = {
            "ending": "contracts.renew",
            "unsigned": "contracts.sign",
            "firm": "contracts.sign",
            "untold": "contracts.tell_dispatch_terms",
        }
        found = acts.get(self.show, "")
        return found if found and self.may(found) else ""

    @property
    def act_words(self) -> str:
        """What that act is called."""
        return labels.act_words(self.act)

    def is_late(self, day: date | None) -> bool:
        """Whether a day has passed."""
        return day is not None and day <= self.on
