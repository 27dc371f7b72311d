"""Issuing lines: to one person or to many, all of them or none, and the receipt's record of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from xieguan.lifecycle.kit.access import KEEPERS
from xieguan.lifecycle.kit.inputs import Line
from xieguan.lifecycle.kit.models import KitIssue, KitStock
from xieguan.lifecycle.kit.models.store import KitKind
from xieguan.lifecycle.kit.store import Kind, Moved, book, piece_for
from xieguan.people.decided import above_of
from xieguan.people.models import Engagement, Organisation
from xieguan.people.outcomes import Invalid
from xieguan.people.scope import Reach, within
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line to issue, and what its errors are named by."""

    engagement: Engagement
    stock: KitStock
    line: Line
    field: str


def within_reach(office: Organisation, where: Reach) -> dict[str, KitStock]:
    """The stock an office is issued from: its own and that of those above, as far as the user keeps it."""
    found = within(KitStock, where, KEEPERS).filter(item__organisation__path__in=above_of(office))
    ordered = found.select_related("item").annotate(deep=Length("item__organisation__path"))
    return {one.public: one for one in ordered.order_by("-deep", "item__kind", "item__name", "size")}


def found_for(pairs: Sequence[tuple[Engagement, Line]], where: Reach) -> list[Wanted]:
    """The stock of each line, by the person it is for. Raises Invalid naming every line whose stock is not there."""
    stores: dict[int, dict[str, KitStock]] = {}
    found: list[Wanted] = []
    wrong: dict[str, list[str]] = {}
    for number, (engagement, line) in enumerate(pairs):
        office = engagement.organisation
        if office.pk not in stores:
            stores[office.pk] = within_reach(office, where)
        stock = stores[office.pk].get(line.stock)
        if stock is None:
            wrong[f"lines.{number}.stock"] = [_("there is no such item in the store of this office")]
        else:
            found.append(Wanted(engagement, stock, line, f"lines.{number}"))
    if wrong:
        raise Invalid(wrong)
    return found


def issue_all(wanted: Iterable[Wanted], moved: Moved, due_back: date | None) -> list[KitIssue]:
    """Issue every line; in the order of the stock, so that two at once do not wait for each other."""
    ordered = sorted(wanted, key=lambda one: one.stock.pk)
    return [_issued(one, moved, due_back) for one in ordered]


def _issued(one: Wanted, moved: Moved, due_back: date | None) -> KitIssue:
    _must_fit(one, moved.on, due_back)
    item = one.stock.item
    try:
        book(one.stock, Kind.ISSUED, one.line.pieces, moved)
        piece = piece_for(one.stock, one.line.serial) if item.is_numbered else None
    except Invalid as error:
        raise Invalid({f"{one.field}.{name}": says for name, says in error.errors.items()}) from None
    return KitIssue.objects.create(
        engagement=one.engagement,
        stock=one.stock,
        piece=piece,
        quantity=one.line.pieces,
        armband_upper=item.armband_upper,
        armband_lower=item.armband_lower,
        from_on=moved.on,
        due_back=due_back,
        recorded_at=moved.now,
        recorded_by=moved.by,
    )


def _must_fit(one: Wanted, on: date, due_back: date | None) -> None:
    if one.stock.item.is_numbered and one.line.pieces != 1:
        raise Invalid({f"{one.field}.quantity": [_("a numbered piece is issued by itself")]})
    if one.line.serial and not one.stock.item.is_numbered:
        raise Invalid({f"{one.field}.serial": [_("pieces of this item have no number")]})
    if due_back is not None and due_back <= on:
        raise Invalid({"due_back": [_("the day to give it back lies after the day of issue")]})


def wording(stock: Iterable[KitStock]) -> Mapping[str, str]:
    """What the armbands among some stock say; nothing where there is none. Raises Invalid where two differ."""
    said = {
        (one.item.armband_upper, one.item.armband_lower) for one in stock if one.item.kind == KitKind.ARMBAND
    }
    if len(said) > 1:
        raise Invalid({"": [_("two armbands that say different things are not issued together")]})
    return next(({"armband_upper": upper, "armband_lower": lower} for upper, lower in said), {})


def has_left(engagement: Engagement, on: date) -> bool:
    """Whether somebody is gone by a day, by the record or by the latest roster."""
    left = engagement.left_on or getattr(getattr(engagement, "sheet", None), "left_on", None)
    return left is not None and left <= on


def must_be_here(engagement: Engagement, on: date) -> None:
    """Raises Invalid once somebody has left."""
    if has_left(engagement, on):
        raise Invalid({"": [_("this engagement has ended")]})


def held(engagement: Engagement, on: date | None = None) -> QuerySet[KitIssue]:
    """What somebody holds now, or held on a day; the oldest first."""
    still = Q(ended_on__isnull=True) | (Q(ended_on__gt=on) if on else Q(pk__in=[]))
    found = KitIssue.objects.filter(still, engagement=engagement)
    if on is not None:
        found = found.filter(from_on__lte=on)
    return found.select_related("stock__item", "piece").order_by("from_on", "pk")
