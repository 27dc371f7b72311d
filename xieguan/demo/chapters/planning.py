"""Quotas, and hiring plans at every step: drafts, plans on their way, sent back, withdrawn, approved, being changed."""

from datetime import date, timedelta
from typing import Any

from xieguan.demo.story import Story
from xieguan.lifecycle.models import HiringPlan
from xieguan.lifecycle.planning import counting
from xieguan.people.models import Engagement, Organisation

HOLDERS = (
    "ha-market",
    "ha-transport",
    "ha-water",
    "ha-town1",
    "ha-town2",
    "ha-town3",
    "ha",
)  # those below first
SHANXI = ("sx1-squad", "sx1-a", "sx1-b", "sx1-c")
SPARE = 15  # places that a quota leaves, so that plans fit; one office has too many people
NEED = "辖区执法事项增加，现有辅助人员轮班不足，外勤岗位连续两个季度加班（演示）"
TOWN: dict[str, Any] = {"for_town_urban_management": True}
COSTS = {"pay": 312_000, "benefits": 96_000, "equipment": 18_000, "clothing": 12_000, "management": 6_000}
PATROL = {
    "name": "街面巡查辅助",
    "places": 4,
    "duties": "劝导流动经营、协助巡查",
    "other_conditions": "能适应夜间轮班",
}
CLERICAL = {
    "name": "内勤信息录入",
    "places": 2,
    "min_education": "junior-college",
    "skills": "熟练使用办公软件",
}


def tell(story: Story) -> None:
    """Set the quotas, then tell of the plans."""
    for key in HOLDERS:
        _set(story, key, "ha-quota", "海编（演示）")
    for key in SHANXI:
        _set(story, key, "sx-quota", "青编（演示）")
    _haian(story)
    _shanxi(story)


def _set(story: Story, key: str, by: str, series: str) -> None:
    """Too few two years ago, and what is there with some to spare since; one office has too many people."""
    office = Organisation.objects.get(public=story.offices[key])
    counted = counting.engaged("path", story.day)
    here = Organisation.objects.annotate(n=counted).values_list("n", flat=True).get(pk=office.pk)
    years = {"places": max(1, here - 5), "from_on": story.day - timedelta(days=730)}
    story.do(
        "planning.set_quota", office.public, by, document=f"{series}{story.day.year - 2}〔1〕号", **years
    )
    spare = -2 if key == "ha-town3" and here > 2 else SPARE
    now = {"places": here + spare, "from_on": story.day - timedelta(days=300)}
    story.do("planning.set_quota", office.public, by, document=f"{series}{story.day.year - 1}〔7〕号", **now)


def _haian(story: Story) -> None:
    night = _plan(
        story, "ha", "夜间市容巡查辅助人员招用计划", "ha-clerk", 60, [PATROL, CLERICAL], costs=COSTS
    )
    _agree(story, night, "ha", 45, "quota", "hiring", "finance")
    changed = _plan(story, "ha", "数字城管坐席招用计划", "ha-clerk", 120, [CLERICAL])
    _agree(story, changed, "ha", 110, "quota", "hiring")
    story.do("planning.revise_plan", changed, "ha-clerk")
    story.do("planning.add_post", changed, "ha-clerk", name="夜班坐席", places=1)
    story.do("planning.submit_plan", changed, "ha-clerk", on=story.day - timedelta(days=2))
    market = _plan(story, "ha-market", "市场巡查辅助人员招用计划", "ha-clerk", 12, [PATROL])
    _agree(story, market, "ha", 8, "quota")
    _plan(story, "ha-transport", "治超站点辅助人员招用计划", "ha-clerk", 4, [PATROL])
    _plan(story, "ha-town1", "芦歌示例镇城管辅助人员招用计划", "ha-clerk", 3, [PATROL], **TOWN)
    town = _plan(story, "ha-town2", "菱湾示例镇城管辅助人员招用计划", "ha-clerk", 40, [PATROL], **TOWN)
    day = story.day - timedelta(days=38)
    story.do("planning.route_plan", town, "ha-coordinator", on=day, document="海综执扎口（演示）3号")
    _agree(story, town, "ha", 30, "quota", "hiring")
    water = _plan(story, "ha-water", "河道巡查辅助人员招用计划", "ha-clerk", 15, [PATROL])
    back = {"reason": "岗位职责与现有人员重复，请核减后重报（演示）"}
    story.do("planning.return_plan", water, "ha-quota", on=story.day - timedelta(days=9), **back)
    many = [{"name": "河道保洁监督", "places": 900}]
    large = _plan(story, "ha-water", "河道专项整治人员招用计划", "ha-clerk", 0, many, submit=False)
    story.refused("planning.submit_plan", large, "ha-clerk")
    _plan(
        story,
        "ha-town3",
        "鹭洲示例镇城管辅助人员招用计划",
        "ha-clerk",
        0,
        [PATROL],
        submit=False,
        need="",
        **TOWN,
    )


def _shanxi(story: Story) -> None:
    given: dict[str, Any] = {"hiring_mode": "direct", "costs": COSTS}
    direct = _plan(
        story, "sx1-a", "桐坡县城市管理协管员招聘计划", "sx-clerk-1", 70, [PATROL, CLERICAL], **given
    )
    _agree(story, direct, "sx", 60, "quota", "hiring", "finance")
    second = _plan(story, "sx1-c", "雁汀区协管员增补计划", "sx-clerk-1", 20, [PATROL], **given)
    _agree(story, second, "sx", 14, "quota", "hiring")
    _plan(story, "sx1-squad", "直属队夜市专班招聘计划", "sx-clerk-1", 5, [PATROL])
    returned = _plan(
        story, "sx1-b", "石磬县协管员招聘计划", "sx-clerk-1", 25, [CLERICAL], hiring_mode="direct"
    )
    _agree(story, returned, "sx", 20, "quota")
    back = {"reason": "学历条件高于岗位需要，请说明理由（演示）"}
    story.do("planning.return_plan", returned, "sx-hiring", on=story.day - timedelta(days=15), **back)
    gone = _plan(story, "sx1-a", "节假日临时疏导人员计划", "sx-clerk-1", 30, [PATROL])
    story.do("planning.withdraw_plan", gone, "sx-clerk-1", reason="改由现有人员调剂（演示）")


def _plan(
    story: Story,
    key: str,
    title: str,
    by: str,
    ago: int,
    posts: list[dict[str, Any]],
    *,
    submit: bool = True,
    costs: dict[str, int] | None = None,
    **changes: Any,
) -> str:
    """A plan drawn up some days ago, and submitted then."""
    on: date = story.day - timedelta(days=ago)
    given = {"title": title, "hiring_mode": Engagement.Mode.DISPATCH, "need": NEED, "posts": posts, **changes}
    made = story.do("planning.draw_up", story.offices[key], by, on=on, **given).subject
    if costs:
        document = {"finance_document": f"财预（演示）{on.year}〔3〕号"}
        story.do("planning.set_budget", made, by, on=on, **costs, **document)
    if submit:
        story.do("planning.submit_plan", made, by, on=on)
    return made


def _agree(story: Story, plan: str, place: str, ago: int, *who: str) -> None:
    """Those who agreed, a few days after each other."""
    for number, role in enumerate(who):
        on = story.day - timedelta(days=ago - 3 * number)
        document = f"{HiringPlan.objects.get(public=plan).year}〔{ago + number}〕号（演示）"
        story.do("planning.approve_plan", plan, f"{place}-{role}", on=on, document=document)
