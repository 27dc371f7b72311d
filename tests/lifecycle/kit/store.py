"""A store with uniforms in two sizes, insignia, the auxiliaries' armband and two radios; and short ways to use it."""

from datetime import date
from typing import Any

from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.lifecycle.models import KitIssue, KitItem, KitStock
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.sheet import refresh

NOTE = "验收单〔2023〕1号"
SHANXI = {"armband_upper": "城市管理执法", "armband_lower": "协管"}


def item(where: Organisation, by: User, kind: str, name: str, **more: Any) -> KitItem:
    made = do("kit.add_item", where, by, kind=kind, name=name, **more)
    return KitItem.objects.get(public=made.subject)


def received(thing: KitItem, by: User, quantity: int, size: str = "", **more: Any) -> KitStock:
    do("kit.receive", thing, by, size=size, quantity=quantity, document=NOTE, **more)
    return KitStock.objects.get(item=thing, size=size)


class Store:
    """What the county keeps."""

    def __init__(self, where: Organisation, by: User) -> None:
        uniform = item(where, by, "uniform", "春秋执勤服", warn_at=1)
        self.small = received(uniform, by, 3, "170/88A")
        self.large = received(uniform, by, 2, "180/96A")
        self.insignia = received(item(where, by, "insignia", "帽徽胸徽"), by, 5)
        self.armband = received(item(where, by, "armband", "协管臂章", **SHANXI), by, 5)
        radios = item(where, by, "radio", "对讲机", is_numbered=True)
        self.radio = received(radios, by, 2, serials="R001 R002")

    def set_of_three(self) -> list[dict[str, Any]]:
        """Uniform, insignia, armband."""
        return lines(self.small, self.insignia, self.armband)


def lines(*stock: KitStock) -> list[dict[str, Any]]:
    return [{"stock": one.public} for one in stock]


def store(cast: Cast) -> Store:
    return Store(cast.county, cast.clerk)


def issued(cast: Cast, who: Engagement, *stock: KitStock, on: date = DAY, **more: Any) -> list[KitIssue]:
    do("kit.issue", who, cast.clerk, on, lines=lines(*stock), **more)
    return list(KitIssue.objects.filter(engagement=who).order_by("pk"))


def left(stock: KitStock) -> int:
    return KitStock.objects.get(pk=stock.pk).on_hand


def gone(who: Engagement, on: date) -> None:
    """He has left; no act says so before the stage of exits."""
    Engagement.objects.filter(pk=who.pk).update(left_on=on)
    who.refresh_from_db()
    refresh([who.pk], on)
