"""Recruitments in the middle of each step: registering, screening, examined, reviewed, under notice, being hired."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from xieguan.demo.names import name
from xieguan.demo.places import BY_KEY
from xieguan.demo.samples.people import id_number
from xieguan.demo.story import Story
from xieguan.desk import papers
from xieguan.desk.documents import Document, Fields, as_word
from xieguan.lifecycle.models import Application, Campaign, HiringPlan
from xieguan.lifecycle.recruitment.grounds import MEDICAL, grounds_of
from xieguan.people.models import Organisation

LEVELS = ("senior-high", "junior-college", "junior-college", "bachelor")
MANNER = {"led_by_hiring_bureau": True, "open_to_the_public": True, "conditions_published": True}


@dataclass(frozen=True)
class Drive:
    """One recruitment of the story: its plan, who works on it, and how long ago it was published."""

    story: Story
    key: str
    plan: str
    clerk: str
    ago: int
    people: int
    written_weight: int = 100

    def day(self, after: int) -> date:
        """So many days after it was published."""
        return self.story.day - timedelta(days=self.ago - after)

    def do(self, act: str, subject: str, after: int, **data: Any) -> str:
        """An act on one of its days."""
        return self.story.do(f"recruitment.{act}", subject, self.clerk, on=self.day(after), **data).subject


def tell(story: Story) -> None:
    """Four recruitments, each further than the one before."""
    _registering(Drive(story, "ha", "数字城管坐席招用计划", "ha-clerk", 7, 9))
    _screening(Drive(story, "ha-town2", "菱湾示例镇城管辅助人员招用计划", "ha-clerk", 20, 26))
    _direct(Drive(story, "sx1-a", "桐坡县城市管理协管员招聘计划", "sx-clerk-1", 48, 24, 60))
    _dispatch(Drive(story, "ha", "夜间市容巡查辅助人员招用计划", "ha-clerk", 35, 18, 0))


def _registering(drive: Drive) -> None:
    _published(drive, closes=15)


def _screening(drive: Drive) -> None:
    held = _published(drive, closes=10)
    people = _all(held)
    _results(drive, held, "eligibility", 12, people, lambda at: {"passed": at % 9 != 4})
    for ground, by in (
        ("bar_crime", "海安市公安局（演示）"),
        ("bar_joint_discipline", "信用信息平台（演示）"),
    ):
        answers = [{"applicant": one.public, "outcome": _answer(at)} for at, one in enumerate(people)]
        day = drive.day(14)
        drive.do(
            "record_checks", held.public, 14, ground=ground, checked_on=day, verified_by=by, answers=answers
        )
    drive.do("withdraw", people[2].public, 15, reason="已另行就业（演示）")


def _direct(drive: Drive) -> None:
    held = _published(drive, closes=10, born=(date(1978, 3, 2),))
    people = _all(held)
    _results(drive, held, "written-exam", 14, people, lambda at: {"mark": f"{58 + (at * 7 + 20) % 34}"})
    passed = [one for one in people if one.steps.filter(passed=True).exists()]
    _results(drive, held, "fitness-test", 17, passed, lambda at: {"mark": f"{64 + at * 5 % 30}"})
    best = passed[: max(4, len(passed) // 3)]
    for one in (best[0], best[-1]):
        said = {"ground": "priority-veteran", "outcome": "yes", "number": "退役证（演示）"}
        drive.do("record_check", one.public, 18, verified_by="退役军人事务局（演示）", **said)
    drive.do("rank", held.public, 19)
    _documents(drive, best[:3], 20)
    for at, one in enumerate(best):
        fit = dict.fromkeys(MEDICAL, True) | ({"able_to_work": False} if at == 3 else {})
        drive.do(
            "record_step", one.public, 24, kind="medical", day=drive.day(24), number=f"体检{at + 1}", **fit
        )
    named = [one for at, one in enumerate(best) if at != 3]
    for one in named:
        _reviewed(drive, one, 30)
    notice = {"began_on": drive.day(35), "last_on": drive.day(45), "place": "本局公告栏、门户网站（演示）"}
    drive.do("begin_notice", held.public, 35, applicants=[one.public for one in named], **notice)
    rest = [one.public for one in people if one not in passed]
    if rest:
        drive.do("reject_many", held.public, 36, applicants=rest, reason="文化考试成绩不合格（演示）")
        drive.do("tell", rest[0], 37, told_how="短信")
    old = next((one for one in named if one.born_on.year < 1980), None)
    if old is not None:
        asked = {
            "pack": "cn-sx-2022-180",
            "rule": "first-hire-age",
            "reason": "曾任消防班长，夜间应急急需（演示）",
        }
        drive.do("request_exception", old.public, 48, hired_on=drive.day(48).isoformat(), **asked)


def _dispatch(drive: Drive) -> None:
    held = _published(drive, closes=7)
    people = _all(held)
    _results(drive, held, "eligibility", 9, people, lambda _at: {"passed": True})
    _results(drive, held, "selection", 12, people, lambda at: {"mark": f"{55 + at * 11 % 41}"})
    passed = [one for one in people if not one.steps.filter(passed=False).exists()]
    drive.do("rank", held.public, 13)
    named = passed[:4]
    for one in named:
        _reviewed(drive, one, 15)
    notice = {"began_on": drive.day(18), "last_on": drive.day(29), "place": "市政府网站（演示）"}
    drive.do("begin_notice", held.public, 18, applicants=[one.public for one in named], **notice)
    says = "群众来电称其仍经营流动摊点（演示）"
    drive.do("receive_objection", named[-1].public, 22, says=says)
    firm = drive.story.offices["ha-firm1"]
    for one in named[:2]:
        drive.do("hire", one.public, 34, hired_on=drive.day(34), firm=firm)


def _published(drive: Drive, *, closes: int, born: tuple[date, ...] = ()) -> Campaign:
    """Publish it, and take the applications in as one list."""
    office = Organisation.objects.get(public=drive.story.offices[drive.key])
    plan = HiringPlan.objects.get(organisation=office, title=drive.plan)
    days = {"opens_on": drive.day(1), "closes_on": drive.day(closes), "written_weight": drive.written_weight}
    title = drive.plan.replace("计划", "公告")
    made = drive.do("publish", plan.public, 0, title=title, **days, **MANNER)
    held = Campaign.objects.get(public=made)
    post = plan.versions.order_by("number").first().posts.order_by("key").first()  # type: ignore[union-attr]
    last = min(closes, drive.ago)
    drive.do("import_applications", made, last, applicants=_people(drive, post.name if post else "", born))
    return held


def _people(drive: Drive, post: str, born: tuple[date, ...]) -> list[dict[str, Any]]:
    """Made-up people of a county that does not exist."""
    chance, place = drive.story.chance(f"applicants/{drive.plan}"), BY_KEY[drive.key]
    found = []
    for at in range(max(round(drive.people * drive.story.size), 6)):
        man = chance.random() < 0.7
        birth = born[at] if at < len(born) else date(1988, 1, 1) + timedelta(days=chance.randrange(5500))
        found.append(
            {
                "name": name(chance, man=man)[0],
                "id_number": id_number(place.county, birth, 901 + 2 * (at % 49) - (0 if man else 1)),
                "education": chance.choice(LEVELS),
                "veteran": at % 5 == 0,
                "post": post,
                "phone": f"1990000{at:04}",
            }
        )
    return found


def _all(held: Campaign) -> list[Application]:
    return list(held.applications.order_by("serial"))


def _results(
    drive: Drive, held: Campaign, kind: str, after: int, people: list[Application], result: Any
) -> None:
    rows = [{"applicant": one.public, **result(at)} for at, one in enumerate(people)]
    drive.do("record_results", held.public, after, kind=kind, day=drive.day(after), results=rows)


def _reviewed(drive: Drive, one: Application, after: int) -> None:
    """Every ground that the laws of the place ask, found in order."""
    grounds = [
        ground for ground in grounds_of(one.organisation, drive.day(after)) if ground.name != "veteran"
    ]
    findings = [
        {"ground": ground.name, "level": "junior-college"}
        if ground.fact.scale
        else {"ground": ground.name, "outcome": "no" if ground.excludes else "yes"}
        for ground in grounds
    ]
    said = {"number": f"政审（演示）{one.serial}号", "verified_by": "政审小组（演示）", "findings": findings}
    drive.do("review", one.public, after, day=drive.day(after), passed=True, **said)


def _documents(drive: Drive, people: list[Application], after: int) -> None:
    """The form that each has filled in, as it was handed in."""
    for one in people:
        said = [("姓名", one.name), ("报考岗位", one.post.name), ("联系电话", one.phone)]
        form = Document(title="报名登记表（演示）", subtitle=one.campaign.title, blocks=(Fields(said),))
        drive.do(
            "attach", one.public, after, file=papers.keep(as_word(form)), file_name="报名登记表（演示）.docx"
        )


def _answer(at: int) -> str:
    """Most have come back, one of them with a hit, a few could not be verified."""
    return "yes" if at == 5 else "unverified" if at % 7 == 3 else "no"
