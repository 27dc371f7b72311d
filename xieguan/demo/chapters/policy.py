"""What offices have decided about the law: most keep the lapsed pack, one does not, and one asks for more."""

from datetime import date

from xieguan.demo.story import Story
from xieguan.law.pack import packs

PACK, STRICTER = "cn-sx-2022-180", "min_prejob_workdays"
KEEPING = {
    "sx1": "sx-leader-1",
    "sx2": "sx-leader-2",
    "sx3-squad": "sx-leader-3",
    "sx3-a": "sx-leader-3",
    "sx3-c": "sx-leader-3",
}
WITHOUT_PROCEDURE = "sx3-a"  # not passed and made known: its rules cannot carry a dismissal
NOT_KEEPING = "sx3-b"
STRICT, MORE = "sx1-a", 5


def tell(story: Story) -> None:
    """Adopt, and tighten."""
    pack = next(entry for entry in packs() if entry.id == PACK)
    lapses = pack.until or story.day
    for number, (key, leader) in enumerate(KEEPING.items(), 1):
        known = (
            {}
            if key == WITHOUT_PROCEDURE
            else {"passed_on": date(2024, 9, 20), "made_known_on": date(2024, 9, 29)}
        )
        story.do(
            "packs.adopt",
            story.offices[key],
            leader,
            pack=PACK,
            document=f"示例发〔2024〕{number}号",
            decided_by="局务会议（演示）",
            from_on=lapses,
            until_on=date(story.day.year + 2, 1, 1),
            **known,
        )
    least = pack.parameters[STRICTER].value
    if not isinstance(least, int):
        raise TypeError(STRICTER)
    story.do(
        "packs.set_parameter",
        story.offices[STRICT],
        "sx-leader",
        pack=PACK,
        parameter=STRICTER,
        value=least + MORE,
        document="示例发〔2025〕3号",
        from_on=date(2025, 1, 1),
    )
