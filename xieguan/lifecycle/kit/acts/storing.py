"""The store of an office: what there is, what comes in, what is no good any more."""

from datetime import date, datetime

from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.inputs import Must, Quantity, Serials, Size, Wording
from xieguan.lifecycle.kit.models import KitItem, KitStock
from xieguan.lifecycle.kit.models.store import KitKind
from xieguan.lifecycle.kit.store import Kind, Moved, book, must_have_come, serials_of, take_in_pieces
from xieguan.people.inputs import Document, Name
from xieguan.people.models import Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.tree import standing_of
from xieguan.words import _


@act("kit.add_item", of=Organisation, by=KEEPERS)
def add_item(
    organisation: Organisation,
    *,
    kind: KitKind,
    name: Name,
    is_numbered: bool = False,
    warn_at: int = 0,
    armband_upper: Wording = "",
    armband_lower: Wording = "",
) -> KitItem:
    """Add an item to what an office keeps in store. Of an armband with what it says. Shanxi 20; Hai'an 22."""
    standing_of(organisation)
    if kind == KitKind.ARMBAND and not (armband_upper and armband_lower):
        raise Invalid({"armband_upper": [_("write down what the armband says, above and below")]})
    if kind != KitKind.ARMBAND and (armband_upper or armband_lower):
        raise Invalid({"armband_upper": [_("only an armband has this wording")]})
    if not 0 <= warn_at <= 100_000:
        raise Invalid({"warn_at": [_("from 0 to {n}").format(n=100_000)]})
    if organisation.kit.filter(name=name).exists():
        raise Invalid({"name": [_("an item of this name is there already")]})
    return KitItem.objects.create(
        organisation=organisation,
        kind=kind,
        name=name,
        is_numbered=is_numbered,
        warn_at=warn_at,
        armband_upper=armband_upper,
        armband_lower=armband_lower,
    )


@act("kit.receive", of=KitItem, by=KEEPERS)
def receive(
    item: KitItem,
    *,
    size: Size = "",
    quantity: Quantity,
    serials: Serials = "",
    document: Document,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Take delivered pieces into the store; of what is numbered with every number."""
    must_have_come(on, now)
    numbers = serials_of(serials)
    if item.is_numbered and len(numbers) != quantity:
        say = _("{n} numbers for {quantity} pieces: each piece has one")
        raise Invalid({"serials": [say.format(n=len(numbers), quantity=quantity)]})
    if numbers and not item.is_numbered:
        raise Invalid({"serials": [_("pieces of this item have no number")]})
    stock, _made = KitStock.objects.get_or_create(item=item, size=size)
    take_in_pieces(item, stock, numbers)
    book(stock, Kind.RECEIVED, quantity, Moved(on, by, now, document=document))
    return Noted(None, {"kit_item": item.name, "size": size, "quantity": quantity, "document": document})


@act("kit.scrap", of=KitStock, by=KEEPERS)
def scrap(
    stock: KitStock,
    *,
    quantity: Quantity,
    serials: Serials = "",
    reason: Must,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Take out of the store what is no good any more, and say why."""
    must_have_come(on, now)
    numbers = serials_of(serials)
    if stock.item.is_numbered and len(set(numbers)) != quantity:
        say = _("{n} numbers for {quantity} pieces: each piece has one")
        raise Invalid({"serials": [say.format(n=len(set(numbers)), quantity=quantity)]})
    gone = stock.pieces.filter(serial__in=numbers, in_store=True).update(in_store=False, gone_on=on)
    if stock.item.is_numbered and gone != quantity:
        raise Invalid({"serials": [_("not all of these numbers are in store")]})
    book(stock, Kind.SCRAPPED, quantity, Moved(on, by, now, reason=reason))
    return Noted(None, {"kit_item": str(stock), "quantity": quantity, "reason": reason})
