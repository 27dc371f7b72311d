"""The store as its keeper looks at it: every item with its sizes, how many lie there, are out, lost or scrapped."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from xieguan.lifecycle.kit.models import KitIssue, KitItem, KitMovement, KitStock
from xieguan.lifecycle.kit.waiting import overdue, unsigned
from xieguan.people.models import Engagement

PAGE = 100
ORDER = {kind: at for at, kind in enumerate(("uniform", "insignia", "armband", "radio", "recorder", "other"))}


@dataclass(frozen=True, slots=True)
class Size:
    """One size of an item, in pieces."""

    stock: KitStock
    out: int
    moved: Mapping[str, int]

    @property
    def is_low(self) -> bool:
        """Whether no more are left than the office wants to be warned at."""
        return 0 < self.stock.item.warn_at >= self.stock.on_hand


@dataclass(frozen=True, slots=True)
class Shelf:
    """One item with its sizes."""

    item: KitItem
    sizes: tuple[Size, ...]


def shelves(items: QuerySet[KitItem]) -> list[Shelf]:
    """Everything in store, kind by kind. Four queries."""
    found = sorted(items, key=lambda one: (one.organisation_id, ORDER.get(one.kind, 9), one.name, one.pk))
    sizes: dict[int, list[Size]] = defaultdict(list)
    stock = list(KitStock.objects.filter(item__in=found).select_related("item").order_by("size", "pk"))
    out, moved = _out(stock), _moved(stock)
    for one in stock:
        sizes[one.item_id].append(Size(one, out.get(one.pk, 0), moved[one.pk]))
    return [Shelf(one, tuple(sizes[one.pk])) for one in found]


def _out(stock: Iterable[KitStock]) -> dict[int, int]:
    rows = KitIssue.objects.filter(stock__in=stock, ended_on__isnull=True).order_by().values_list("stock")
    return dict(rows.annotate(Sum("quantity")))


def _moved(stock: Iterable[KitStock]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {one.pk: dict.fromkeys(KitMovement.Kind.values, 0) for one in stock}
    rows = KitMovement.objects.filter(stock__in=stock).order_by().values_list("stock", "kind")
    for pk, kind, quantity in rows.annotate(Sum("quantity")):
        found[pk][kind] = quantity
    return found


def issues(reached: QuerySet[KitIssue], show: str, text: str, on: date) -> QuerySet[KitIssue]:
    """What is out, as somebody asks for it: all, what is due back, unsigned, or with those who have left."""
    found = reached.filter(ended_on__isnull=True)
    if show == "due":
        found = overdue(reached, on)
    elif show == "unsigned":
        found = unsigned(reached)
    elif show == "left":
        found = found.filter(engagement__sheet__left_on__lte=on)
    if text:
        found = found.filter(Q(engagement__person__name__startswith=text) | Q(piece__serial=text))
    return found.select_related("engagement__person", "engagement__sheet", "stock__item", "piece")


def book_of(item: KitItem) -> QuerySet[KitMovement]:
    """The latest movements of an item."""
    found = KitMovement.objects.filter(stock__item=item).select_related("stock__item", "recorded_by")
    return found.order_by("-on", "-pk")[:PAGE]


def of_person(engagement: Engagement, on: date) -> list[KitIssue]:
    """All that somebody was issued until a day, what he holds first."""
    found = KitIssue.objects.filter(engagement=engagement, from_on__lte=on).select_related(
        "stock__item", "piece"
    )
    return sorted(found, key=lambda one: (one.ended_on is not None, -one.from_on.toordinal(), one.pk))


def holding(people: Iterable[int], items: Iterable[str]) -> set[tuple[int, str]]:
    """Who of some people holds which of some items."""
    rows = KitIssue.objects.filter(
        engagement__in=people, stock__item__public__in=items, ended_on__isnull=True
    )
    return set(rows.values_list("engagement", "stock__item__public"))


def sizes_known(people: Iterable[int], items: Iterable[int]) -> dict[tuple[int, int], int]:
    """The stock somebody was last issued of an item: what fitted then is proposed again."""
    rows = KitIssue.objects.filter(engagement__in=people, stock__item__in=items).order_by("from_on", "pk")
    return {(who, item): stock for who, item, stock in rows.values_list("engagement", "stock__item", "stock")}
