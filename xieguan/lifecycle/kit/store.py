"""Moving stock: what is taken out is there, or nothing is taken. Every movement stands in the book of the store."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from django.utils.timezone import localdate

from xieguan.lifecycle.kit.models import KitItem, KitMovement, KitPiece, KitStock
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.words import _

Kind = KitMovement.Kind


@dataclass(frozen=True, slots=True)
class Moved:
    """What a movement says of itself: when, by whom, recorded when, and why."""

    on: date
    by: User
    now: datetime
    reason: str = ""
    document: str = ""


def must_have_come(on: date, now: datetime) -> None:
    """Nothing moves on a day still to come. Raises Invalid."""
    if on > localdate(now):
        raise Invalid({"on": [_("this day has not come yet")]})


def book(stock: KitStock, kind: str, quantity: int, moved: Moved) -> None:
    """Write a movement into the book, and keep the number in store right. Raises Invalid where too few are there."""
    if kind in KitMovement.OUT_OF:
        _take(stock, quantity)
    elif kind in KitMovement.INTO:
        KitStock.objects.filter(pk=stock.pk).update(on_hand=F("on_hand") + quantity)
    KitMovement.objects.create(
        stock=stock,
        kind=kind,
        quantity=quantity,
        on=moved.on,
        document=moved.document,
        reason=moved.reason,
        recorded_at=moved.now,
        recorded_by=moved.by,
    )


def _take(stock: KitStock, quantity: int) -> None:
    """One statement, so that two who take the last one at once do not both have it."""
    there = KitStock.objects.filter(pk=stock.pk, on_hand__gte=quantity)
    if not there.update(on_hand=F("on_hand") - quantity):
        left = KitStock.objects.values_list("on_hand", flat=True).get(pk=stock.pk)
        say = _("{item}: {n} in store, {wanted} wanted")
        raise Invalid({"quantity": [say.format(item=stock, n=left, wanted=quantity)]})


def serials_of(text: str) -> list[str]:
    """Numbers as they were typed or scanned, one after the other."""
    return [one for one in re.split(r"[\s,，、;；]+", text.strip()) if one]


def take_in_pieces(item: KitItem, stock: KitStock, serials: Sequence[str]) -> None:
    """Write down numbered pieces that have come. Raises Invalid for a number that is there already, or twice."""
    twice = sorted({one for one in serials if serials.count(one) > 1})
    known = item.pieces.filter(serial__in=serials).values_list("serial", flat=True)
    wrong = [*twice, *known]
    if wrong:
        say = _("these numbers are there already, or stand here twice: {numbers}")
        raise Invalid({"serials": [say.format(numbers=_(", ").join(wrong[:20]))]})
    KitPiece.objects.bulk_create(KitPiece(stock=stock, item=item, serial=one) for one in serials)


def piece_for(stock: KitStock, serial: str) -> KitPiece:
    """The piece of a number, or the first in store, taken out. Raises Invalid where it is not there."""
    there = KitPiece.objects.select_for_update().filter(stock=stock, in_store=True)
    found = there.filter(serial=serial).first() if serial else there.order_by("pk").first()
    if found is None:
        raise Invalid({"serial": [_("{item}: no piece of this number is in store").format(item=stock)]})
    KitPiece.objects.filter(pk=found.pk).update(in_store=False)
    return found
