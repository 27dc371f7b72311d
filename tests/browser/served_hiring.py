"""An agency in Hai'an that plans and recruits: `python -m tests.browser.served_hiring PORT`."""

from datetime import date, timedelta
from typing import Any

from tests.browser.served import serve  # first: it sets Django up
from tests.lifecycle.planning.house import House, build
from tests.lifecycle.recruitment.recruiting import MANNER, asked_of, reviewed
from tests.people.cast import Cast, id_number, office
from xieguan.lifecycle.models import Application
from xieguan.people.models import User
from xieguan.people.models.organisation import Kind
from xieguan.people.perform import perform

POSTS = [{"name": "巡查", "places": 2}]


def hiring(cast: Cast) -> dict[str, str]:
    """Everybody who must agree, a quota with room, 李雷, who lacks the notice and the hire, and 韩雪, who lacks all."""
    from django.utils import timezone

    del cast  # they have a tree of their own
    house, today = build(), timezone.localdate()
    firm = office(house.agency, "海安示例人力资源有限公司", Kind.FIRM, "320685")
    house.quota_of(9)
    held = published(house, today)
    said = {"name": "李雷", "id_number": id_number(serial=77), "applied_on": today - timedelta(days=50)}
    who = done("recruitment.apply", held, house.clerk, today, **said)
    for kind, result in (("eligibility", "passed"), ("selection", "passed"), ("medical", "fit_in_body")):
        about = {"kind": kind, "day": today - timedelta(days=40), result: True}
        done("recruitment.record_step", who, house.clerk, today, **about)
    other = {"name": "韩雪", "id_number": id_number(serial=78), "applied_on": today - timedelta(days=50)}
    done("recruitment.apply", held, house.clerk, today, **other)
    one = Application.objects.get(public=who)
    reviewed(one, house.clerk, asked_of(one), today - timedelta(days=20))
    return {"agency": house.agency.public, "held": held, "applicant": who, "firm": firm.public}


def published(house: House, today: date) -> str:
    """The recruitment of a plan that everybody has agreed to."""
    on = today - timedelta(days=90)
    said: dict[str, Any] = {
        "title": "巡查计划",
        "hiring_mode": "dispatch",
        "need": "任务增加",
        "posts": POSTS,
    }
    plan = done("planning.draw_up", house.agency.public, house.clerk, on, **said)
    done("planning.submit_plan", plan, house.clerk, on)
    for who in (house.quota, house.hiring):
        done("planning.approve_plan", plan, who, on, document="复函")
    days = {"opens_on": today - timedelta(days=60), "closes_on": today}
    return done("recruitment.publish", plan, house.hiring, on, title="巡查辅助人员招聘", **days, **MANNER)


def done(act: str, subject: str, by: User, on: date, **data: Any) -> str:
    """Do an act; the public id of what came of it."""
    return perform(act, subject, data, by=by, on=on).subject


if __name__ == "__main__":
    serve(hiring)
