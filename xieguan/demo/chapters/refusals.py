"""What was tried and refused: out of reach, out of role, against the law's own bounds."""

from datetime import date

from xieguan.demo.chapters.policy import PACK, STRICT, STRICTER
from xieguan.demo.story import PASSWORD, Story
from xieguan.people.models import Engagement


def tell(story: Story) -> None:
    """Try, and be refused."""
    county = story.offices[STRICT]
    elsewhere = (
        Engagement.objects.visible().filter(organisation__public=story.offices["sx2-a"]).earliest("pk")
    )
    story.refused("engagements.correct", elsewhere.public, "sx-clerk", reason="试图更正外地人员")
    story.refused("engagements.move", elsewhere.public, "sx-clerk-2", to=story.offices["sx2-b"])
    story.refused(
        "grants.give", county, "sx-leader", user=story.users["sx-clerk"], role="leader", from_on=story.day
    )
    loosened = {
        "pack": PACK,
        "parameter": STRICTER,
        "value": 1,
        "document": "示例发〔2025〕9号",
        "from_on": story.day,
    }
    story.refused("packs.set_parameter", county, "sx-leader", **loosened)
    twice = {"pack": PACK, "document": "示例发〔2025〕4号", "decided_by": "局务会议（演示）"}
    days = {"from_on": date(2024, 10, 8), "until_on": date(story.day.year + 1, 1, 1)}
    story.refused("packs.adopt", story.offices["sx2"], "sx-leader-2", **twice, **days)
    story.refused("users.create", county, "sx-clerk", username="sx-friend", name="熟人", password=PASSWORD)
