"""What the page of the store shows, as far as whoever looks may see it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.models import KitIssue
from xieguan.lifecycle.kit.shelf import PAGE, Shelf, issues, shelves
from xieguan.lifecycle.kit.waiting import asking_for_kit, lacking
from xieguan.people import reads
from xieguan.people.inboxes import Asking, Cite
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.laws import laws_of
from xieguan.people.listing.lines import named
from xieguan.people.models import SheetRow, Standing, User
from xieguan.people.scope import reach
from xieguan.web.addresses import address
from xieguan.web.home.board import Line, line
from xieguan.words import _

LACKING = "lacking"
OF_ISSUES = ("out", "due", "unsigned", "left")


@dataclass
class Store:
    """The store as one user asks for it."""

    user: User
    on: date
    show: str
    text: str

    @cached_property
    def waits(self) -> list[Line]:
        """What awaits him here."""
        return [line(todo) for todo in waiting_for(Asking(self.user, self.on), "kit.")]

    @cached_property
    def shelves(self) -> list[Shelf]:
        """Every item in the stores he reaches."""
        return shelves(reads.rows("kit.see", self.user))

    @cached_property
    def issues(self) -> list[KitIssue]:
        """What is out, as he asks for it; one more than a page, to know whether there are."""
        found = issues(reads.rows("kit.issues", self.user), self.show, self.text, self.on)
        return list(found.order_by("engagement__sheet__spelling", "engagement", "pk")[: PAGE + 1])

    @cached_property
    def lacking(self) -> list[SheetRow]:
        """Who lacks uniform or insignia; a page."""
        people = reads.rows("engagements.see", self.user)
        rows = lacking(SheetRow.objects.filter(engagement__in=people))
        return list(rows.select_related("engagement__person", "engagement__organisation")[: PAGE + 1])

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices that are named."""
        keys = {one.item.organisation_id for one in self.shelves} if not self.show else set()
        if self.show == LACKING:
            keys |= {one.engagement.organisation_id for one in self.lacking}
        return named(keys | ({self.user.home_id} if self.user.home_id else set()))

    @cached_property
    def cite(self) -> Cite | None:
        """The article that asks for uniform and insignia before duty, of the law of his own office."""
        laws = laws_of(self.user.home, self.on) if self.user.home else []
        found = ((law, asking_for_kit(law)) for law in laws)
        return next((cited(law.pack, rule) for law, rule in found if rule), None)

    @property
    def views(self) -> list[tuple[str, str, bool, int | None]]:
        """The lists there are."""
        words = {
            "": _("In store"),
            "out": _("Issued"),
            "due": _("Overdue"),
            "unsigned": _("Not signed for"),
            "left": _("With those who left"),
            LACKING: _("Without kit"),
        }
        return [(said, self.address(key), key == self.show, None) for key, said in words.items()]

    def address(self, show: str) -> str:
        """The address of a list."""
        return address("kit") + (f"?{urlencode({'show': show})}" if show else "")

    @property
    def adds(self) -> str:
        """Where he adds an item to his own office's store; nothing where he keeps none."""
        home = self.user.home
        return address("act", "kit.add_item", home.public) if home and self.keeps else ""

    @cached_property
    def keeps(self) -> bool:
        """Whether he keeps the store of his own office."""
        home = self.user.home
        return home is not None and reach(self.user, self.on).covers(home.path, KEEPERS)
