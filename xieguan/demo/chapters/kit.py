"""A store in each place: some have their kit, some have not signed, a radio is overdue, one size runs out."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from xieguan.demo.story import Story
from xieguan.lifecycle.models import KitIssue, KitItem, KitStock
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Refused

PLACES = (("sx1-a", "sx-clerk", "城市管理执法", "协管"), ("ha", "ha-clerk", "综合行政执法", "辅助"))
SIZES = {"165/84A": 6, "170/88A": 12, "175/92A": 12, "180/96A": 3}
PEOPLE, SIGNED = 7, 4


def tell(story: Story) -> None:
    """Fill the store a year ago, issue a set to a team, and let things happen to a few."""
    for key, clerk, upper, lower in PLACES:
        kept = _filled(story, key, clerk, {"armband_upper": upper, "armband_lower": lower})
        people = _at_work(story, key)
        if people:
            _issued(story, key, clerk, kept, people)
    _refused(story)


def _filled(story: Story, key: str, clerk: str, wording: dict[str, str]) -> dict[str, list[KitStock]]:
    day = story.day - timedelta(days=300)
    items: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("uniform", "春秋执勤服", {"warn_at": 3}),
        ("insignia", "帽徽肩章", {}),
        ("armband", "臂章", wording),
        ("radio", "对讲机", {"is_numbered": True}),
        ("recorder", "执法记录仪", {"is_numbered": True}),
    )
    kept = {}
    for kind, name, more in items:
        made = story.do(
            "kit.add_item", story.offices[key], clerk, on=day, kind=kind, name=f"{name}（演示）", **more
        )
        for size, quantity in (
            SIZES if kind == "uniform" else {"": 4 if more.get("is_numbered") else 20}
        ).items():
            numbers = [f"{kind[:1].upper()}{key[:2].upper()}{n:03}" for n in range(1, quantity + 1)]
            story.do(
                "kit.receive",
                made.subject,
                clerk,
                on=day,
                size=size,
                quantity=quantity,
                document="验收单（演示）",
                **({"serials": " ".join(numbers)} if more.get("is_numbered") else {}),
            )
        item = KitItem.objects.get(public=made.subject)
        kept[kind] = list(KitStock.objects.filter(item=item).order_by("pk"))
    return kept


def _issued(
    story: Story, key: str, clerk: str, kept: dict[str, list[KitStock]], people: list[Engagement]
) -> None:
    sizes, day = kept["uniform"], story.day - timedelta(days=200)
    rows = [
        {"person": one.public, "stock": stock.public}
        for at, one in enumerate(people)
        for stock in (sizes[at % len(sizes)], kept["insignia"][0], kept["armband"][0])
    ]
    story.do("kit.issue_to_team", story.offices[key], clerk, on=day, lines=rows)
    for one in people[:SIGNED]:
        story.do("kit.sign_for", one.public, clerk, on=day, signed_on=day + timedelta(days=1))
    lent = story.day - timedelta(days=20)
    radio = {"lines": [{"stock": kept["radio"][0].public}], "due_back": story.day - timedelta(days=5)}
    story.do("kit.issue", people[0].public, clerk, on=lent, **radio)
    camera = [{"stock": kept["recorder"][0].public}]
    story.do("kit.issue", people[-1].public, clerk, on=lent, lines=camera)
    held = KitIssue.objects.get(engagement=people[-1], stock=kept["recorder"][0])
    story.do(
        "kit.report_lost", held.public, clerk, on=story.day - timedelta(days=3), reason="巡查途中遗失（演示）"
    )
    change = KitIssue.objects.filter(engagement=people[0], stock__in=sizes).first()
    if change is not None:
        story.do(
            "kit.exchange", change.public, clerk, on=lent, stock=sizes[1].public, reason="尺码偏小（演示）"
        )


def _refused(story: Story) -> None:
    """The officers' armband by mistake: the law refuses it, and the trail keeps the refusal."""
    key, clerk, *_wording = PLACES[0]
    wrong: dict[str, Any] = {"armband_upper": "中华人民共和国", "armband_lower": "城市管理执法"}
    made = story.do(
        "kit.add_item", story.offices[key], clerk, kind="armband", name="执法人员臂章（误领，演示）", **wrong
    )
    story.do("kit.receive", made.subject, clerk, quantity=2, document="误领退库单（演示）")
    stock = KitStock.objects.get(item__public=made.subject)
    people = _at_work(story, key)
    if people:
        with suppress(Refused):
            story.do("kit.issue", people[0].public, clerk, lines=[{"stock": stock.public}])


def _at_work(story: Story, key: str) -> list[Engagement]:
    found = Engagement.objects.visible().filter(organisation__public=story.offices[key], left_on__isnull=True)
    early = found.filter(undone=False, hired_on__lt=story.day - timedelta(days=730)).order_by("pk")
    return list(early[:PEOPLE])
