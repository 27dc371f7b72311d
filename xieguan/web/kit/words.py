"""What pages of acts call items, sizes and issues, and which of them can be chosen."""

from django.db.models import Model
from django.utils import timezone

from xieguan.lifecycle.kit.lines import held, within_reach
from xieguan.lifecycle.kit.models import KitIssue, KitItem, KitStock
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.registry import Act
from xieguan.people.scope import reach
from xieguan.web.acts.begun import BEGINS
from xieguan.web.acts.options import REFERENCES, Options
from xieguan.web.acts.subjects import ONWARD, PAGES, WORDS
from xieguan.words import _


def _stock(_act: Act, user: User, subject: Model) -> Options:
    """What the stores of the person's office hold; for an exchange the sizes of the same item."""
    office = subject.engagement.organisation if isinstance(subject, KitIssue) else _office(subject)
    found = within_reach(office, reach(user, timezone.localdate())).values() if office else ()
    same = subject.stock.item_id if isinstance(subject, KitIssue) else None
    return [(one.public, left(one)) for one in found if same in (None, one.item_id)]


def _office(subject: Model) -> Organisation | None:
    return subject if isinstance(subject, Organisation) else getattr(subject, "organisation", None)


def left(stock: KitStock) -> str:
    """A size with how many are left of it."""
    return _("{item} ({n} in store)").format(item=stock, n=stock.on_hand)


def _held(_act: Act, _user: User, subject: Model) -> Options:
    """What somebody holds."""
    found = held(subject) if isinstance(subject, Engagement) else ()
    return [(one.public, called(one)) for one in found]


def called(issued: KitIssue) -> str:
    """One issue by item, size, number and how many."""
    number = f" {issued.piece.serial}" if issued.piece else ""
    many = f" × {issued.quantity}" if issued.quantity > 1 else ""
    return f"{issued.stock}{number}{many}"


def _of_somebody(issued: KitIssue) -> str:
    return _("{item} of {name}").format(item=called(issued), name=issued.engagement.person.name)


WORDS[KitItem] = lambda one: one.name
WORDS[KitStock] = str
WORDS[KitIssue] = _of_somebody
ONWARD["kit.add_item"] = "kit_item"
BEGINS["kit.sign_for"] = lambda _one: {"signed_on": str(timezone.localdate())}
PAGES[KitItem] = ("kit_item", lambda one: one.public)
PAGES[KitStock] = ("kit_item", lambda one: one.item.public)
PAGES[KitIssue] = ("file", lambda one: one.engagement.public)
REFERENCES["kit"] = _stock
REFERENCES["held-kit"] = _held
