"""Small corrections, moves and looks at full ID numbers: what a week in an office leaves on the trail."""

from xieguan.demo.story import Story
from xieguan.people.models import Engagement
from xieguan.people.reveal import reveal

PURPOSES = ("核对社保参保信息", "办理工作证件", "核查无犯罪记录证明")


def tell(story: Story) -> None:
    """Look, correct, move."""
    here = _of(story, "sx1-a")
    for engagement, purpose in zip(here, PURPOSES, strict=False):
        reveal(engagement.person.public, purpose=purpose, by=story.user("sx-clerk"), on=story.day)
    reveal(_of(story, "ha")[0].person.public, purpose=PURPOSES[0], by=story.user("ha-leader"), on=story.day)
    story.do(
        "engagements.correct",
        here[0].public,
        "sx-clerk",
        reason="与劳动合同核对，原登记有误",
        first_hired_on=here[0].hired_on,
    )
    story.do(
        "persons.rename",
        here[1].person.public,
        "sx-clerk",
        name=f"{here[1].person.name}儿",
        reason="户口簿更名",
    )
    story.do("engagements.move", _of(story, "ha-town1")[0].public, "ha-leader", to=story.offices["ha-town2"])


def _of(story: Story, key: str) -> list[Engagement]:
    """The first few who are at work in an office."""
    found = Engagement.objects.visible().filter(organisation__public=story.offices[key], left_on__isnull=True)
    return list(
        found.filter(undone=False, hired_on__isnull=False).select_related("person").order_by("pk")[:4]
    )
