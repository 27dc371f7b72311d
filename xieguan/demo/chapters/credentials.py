"""Badge codes, certificates and what became of some: lost, suspended, about to expire; most wait to be issued."""

from datetime import date, timedelta
from typing import Any

from xieguan.demo.places import BY_KEY
from xieguan.demo.silhouette import silhouette
from xieguan.demo.story import Story
from xieguan.desk import papers
from xieguan.lifecycle.models import Certificate
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Refused

CITIES = {"sx1": "sx-leader-1", "sx2": "sx-leader-2", "sx3": "sx-leader-3"}
DAY, YEAR = timedelta(days=1), timedelta(days=365)
SHANXI, HAIAN = ("sx1-a", "sx-issuer", "青协"), ("ha", "ha-issuer", "海辅")


def tell(story: Story) -> None:
    """Set codes and ranges, give out numbers and certificates, and let things happen to a few."""
    for key, leader in CITIES.items():
        code = str(BY_KEY[f"{key}-squad"].badges)
        document = f"示例城管发〔{story.day.year}〕{code}号"
        story.do("credentials.set_city_code", story.offices[key], leader, code=code, document=document)
    _open(story, "sx1", "sx-issuer", "青协")
    _open(story, "ha", "ha-issuer", "海辅")
    for where, issuer, _prefix in (SHANXI, HAIAN):
        _issue(story, where, issuer)
    people = _at_work(story, "sx1-b", 3)
    for one in people:
        story.do("credentials.allocate_badge", one.public, "sx-issuer")
    story.do(
        "credentials.adopt_style",
        story.offices["ha"],
        "ha-leader",
        style_prescribed_above=False,
        style_says_auxiliary=True,
        style_differences=3,
        document=f"示例综执〔{story.day.year}〕5号",
    )


def _open(story: Story, key: str, issuer: str, prefix: str) -> None:
    given: dict[str, Any] = {
        "prefix": prefix,
        "first": "0001",
        "last": "0500",
        "document": "证件印制单（演示）",
    }
    story.do("credentials.open_range", story.offices[key], issuer, **given)


def _issue(story: Story, where: str, issuer: str) -> None:
    made = [one for one in _at_work(story, where, 14) if _given(story, one, issuer)]
    if len(made) < 2:  # a small story has too few whom the law gives one
        return
    for one in made[1:]:  # the first has handed in none yet
        story.do("credentials.set_photo", one.public, issuer, file=papers.keep(silhouette(one.pk)))
    lost, doubtful = (Certificate.objects.get(engagement=one) for one in made[:2])
    clerk = "sx-clerk-1" if where.startswith("sx") else "ha-clerk"
    day = story.day - timedelta(days=2)
    story.do(
        "credentials.report_lost", lost.public, clerk, certificate_lost_on=day, reason="巡查途中遗失（演示）"
    )
    story.do("credentials.suspend", doubtful.public, issuer, reason="年度培训未完成（演示）")


def _given(story: Story, one: Engagement, issuer: str) -> bool:
    """Give somebody a certificate some months ago; whom the law gives none gets none."""
    since: date = story.day - timedelta(days=340 if one.pk % 5 == 0 else 120)
    try:
        story.do(
            "credentials.issue",
            one.public,
            issuer,
            on=since,
            last_day=since + YEAR - DAY,
            certificate_says_not_enforcement=True,
        )
    except Refused:
        return False
    return True


def _at_work(story: Story, key: str, count: int) -> list[Engagement]:
    found = Engagement.objects.visible().filter(organisation__public=story.offices[key], left_on__isnull=True)
    early = found.filter(undone=False, hired_on__lt=story.day - 2 * YEAR).order_by("pk")
    return list(early[:count])
