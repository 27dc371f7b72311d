"""An agency in Hai'an with a quota, a plan that both bureaux have agreed to, and its recruitment."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.lifecycle.recruitment.recruiting import (
    CLOSES,
    MANNER,
    OPENS,
    PUBLISHED,
    REVIEW,
    applicant,
    asked_of,
    check,
    reviewed,
)
from tests.people.cast import DAY, Cast, office, user
from tests.people.doing import do
from xieguan.lifecycle.models import Application, Campaign, HiringPlan
from xieguan.people.models import Organisation, User
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role

SUBMITTED = date(2022, 12, 1)
CHECKED, NOTICE = date(2023, 5, 20), date(2023, 2, 13)


@dataclass
class Office:
    """The agency, and everybody who has a say in whom it takes on."""

    agency: Organisation
    clerk: User
    leader: User
    quota: User
    hiring: User


def assembled(cast: Cast, places: int = 5) -> Office:
    """An agency whose quota has so many places."""
    made = office(cast.province, "海安市示例综合行政执法局", Kind.AGENCY, "320685")
    roles = {
        "clerk": Role.CLERK,
        "leader": Role.LEADER,
        "quota": Role.QUOTA_OFFICE,
        "hiring": Role.HIRING_BUREAU,
    }
    people = {name: user(f"ha-{name}", f"海安{name}", role, made) for name, role in roles.items()}
    found = Office(made, **people)
    said = {"places": places, "document": "编办〔2022〕1号", "from_on": SUBMITTED}
    do("planning.set_quota", made, found.quota, SUBMITTED, **said)
    return found


def drawn_up(there: Office, mode: str = "dispatch", places: int = 2, **post: Any) -> HiringPlan:
    """A plan that has been submitted and that nobody has agreed to yet."""
    said = {"title": "辅助人员招用计划", "hiring_mode": mode, "need": "执法任务增加"}
    posts = [{"name": "巡查辅助", "places": places, **post}]
    made = do("planning.draw_up", there.agency, there.clerk, SUBMITTED, posts=posts, **said).subject
    do("planning.submit_plan", made, there.clerk, SUBMITTED)
    return HiringPlan.objects.get(public=made)


def agreed(plan: HiringPlan, *who: User) -> None:
    """Those named agree to it, one after the other."""
    for one in who:
        do("planning.approve_plan", plan, one, SUBMITTED, document="复函")


def publish(there: Office, plan: HiringPlan, **changes: Any) -> Campaign:
    """Its recruitment is published."""
    said = {"title": "辅助人员招聘公告", "opens_on": OPENS, "closes_on": CLOSES, **MANNER, **changes}
    return Campaign.objects.get(
        public=do("recruitment.publish", plan, there.hiring, PUBLISHED, **said).subject
    )


def recruiting(
    cast: Cast, mode: str = "dispatch", *, places: int = 5, post_places: int = 2, **post: Any
) -> tuple[Office, Campaign]:
    """All of that at once: a quota of so many places, and a plan of one post with so many of them."""
    there = assembled(cast, places)
    plan = drawn_up(there, mode, post_places, **post)
    agreed(plan, there.quota, there.hiring)
    return there, publish(there, plan)


def somebody(there: Office, held: Campaign, serial: int = 13, **changes: Any) -> Application:
    """An applicant of whom everything has been found in order, and whom a notice has named for its full term."""
    skip, otherwise = changes.pop("skip", ()), changes.pop("otherwise", {})
    who = applicant(held, there.clerk, serial, **changes)
    for kind in ("eligibility", "selection"):
        if kind not in skip:
            do("recruitment.record_step", who, there.clerk, DAY, kind=kind, day=REVIEW, passed=True)
    grounds = (*asked_of(who), "fit_in_body")
    if "background" not in skip:  # the review is one
        reviewed(who, there.clerk, grounds, CHECKED, **otherwise)
    for ground in grounds if "background" in skip else ():
        check(who, there.clerk, ground)
    if "notice" not in skip:
        said = {"applicants": [who.public], "began_on": NOTICE, "place": "政府网站"}
        do("recruitment.begin_notice", held, there.clerk, DAY, **said)
    return who
