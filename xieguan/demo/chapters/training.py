"""A class in the middle: newcomers trained for ten working days, one of whom missed a day."""

from datetime import date, timedelta

from xieguan.demo.story import Story
from xieguan.desk.calendar import calendar
from xieguan.people.models import Engagement

PEOPLE, DAYS = 8, 10
CLASSES = (("sx1-a", "sx-trainer"), ("ha", "ha-trainer"))
FIRST_DAY = timedelta(days=40)  # before today, to find so many working days in


def tell(story: Story) -> None:
    """Open a class in each place, enrol, and take the registers until yesterday."""
    for key, trainer in CLASSES:
        people = _newest(story, key)
        days = _workdays(story.day)
        if people and days:
            _held(story, key, trainer, people, days)


def _held(story: Story, key: str, trainer: str, people: list[str], days: list[date]) -> None:
    made = story.do(
        "training.open_class",
        story.offices[key],
        trainer,
        title=f"{days[0].year}年新进人员岗前培训班（演示）",
        starts_on=days[0],
        days_planned=DAYS + 5,
        topics="法律法规、业务规范、执勤技能",
    )
    story.do("training.enrol", made.subject, trainer, people=people)
    for number, day in enumerate(days):
        marks = [{"trainee": one} for one in people]
        if number == DAYS // 2:
            marks[0] |= {"presence": "absent", "absence": "leave"}
        story.do("training.take_register", made.subject, trainer, day=day, marks=marks)


def _newest(story: Story, key: str) -> list[str]:
    """Who came last and is still here."""
    found = Engagement.objects.visible().filter(
        organisation__public=story.offices[key], left_on__isnull=True, undone=False, hired_on__isnull=False
    )
    return list(found.order_by("-hired_on", "pk").values_list("public", flat=True)[:PEOPLE])


def _workdays(today: date) -> list[date]:
    """The last working days before today."""
    known = calendar()
    before = (today - FIRST_DAY + timedelta(days=offset) for offset in range(FIRST_DAY.days))
    return [day for day in before if known.is_workday(day)][-DAYS:]
