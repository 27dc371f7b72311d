"""The whole way in under Shanxi's rules: from a plan to duty, each step by whose it is, none before its turn.

The county takes on 李雷 directly; the city gives him number and certificate. After every step everybody's workbench is
looked at: the next one finds what is his to do, and nobody else does.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from tests.acceptance.waits import waits
from tests.lifecycle.contracts.office import CONTRACT
from tests.lifecycle.credentials.office import CODE, LAST, city_issuer, county_issuer
from tests.lifecycle.kit.store import Store, item, lines, received
from tests.lifecycle.recruitment.recruiting import (
    CLOSES,
    EXAM,
    FITNESS,
    HIRED,
    MANNER,
    MEDICAL,
    NOTICE,
    NOTICE_ENDS,
    OPENS,
    PUBLISHED,
    REVIEW,
    applicant,
    asked_of,
    check,
    reviewed,
)
from tests.lifecycle.training.schooling import attend, attend_weekdays, examine, school
from tests.people.cast import Cast, user
from tests.people.doing import do, refused
from xieguan.lifecycle.models import Application, Campaign, HiringPlan, Rank
from xieguan.people.dossier.way import way_of
from xieguan.people.models import Engagement, User
from xieguan.people.outcomes import ActError, Denied, Invalid, Refused
from xieguan.people.roles import Role

PACK = "cn-sx-2022-180"
DRAWN = date(2022, 12, 1)
SCHOOL, FOURTEENTH, FIFTEENTH = date(2023, 3, 6), date(2023, 3, 23), date(2023, 3, 24)
CARD, DUTY = date(2023, 3, 27), date(2023, 3, 28)
FORM = {"number": "并0001", "last_day": LAST, "certificate_says_not_enforcement": True}
OFFICERS = {"armband_upper": "中国城管", "armband_lower": "执法"}


@dataclass
class Story:
    """The county, and everybody who has a say in whom it takes on and sends on duty."""

    cast: Cast
    people: dict[str, User]

    def by(self, who: str) -> User:
        return self.people[who]

    def waits(self, act: str, on: date) -> set[str]:
        return waits(self.people, act, on)


@pytest.fixture
def story(cast: Cast) -> Story:
    roles = {
        "quota": Role.QUOTA_OFFICE,
        "hiring": Role.HIRING_BUREAU,
        "finance": Role.FINANCE,
        "trainer": Role.TRAINER,
    }
    there = {name: user(f"sx-{name}", name, role, cast.county) for name, role in roles.items()}
    issuers = {"issuer": city_issuer(cast), "county issuer": county_issuer(cast)}
    own = {"clerk": cast.clerk, "leader": cast.leader, "city leader": cast.second_leader}
    number = {"code": CODE, "document": "并城管发〔2022〕1号"}
    do("credentials.set_city_code", cast.city, cast.second_leader, DRAWN, **number)
    return Story(cast, {**own, **there, **issuers, "stranger": cast.stranger, "auditor": cast.auditor})


def articles(error: ActError) -> set[int]:
    assert isinstance(error, Refused)
    return {ruling.rule.article for ruling in error.rulings}


def planned(story: Story) -> HiringPlan:
    """Drawn up by the clerk, agreed to by three offices one after the other."""
    clerk = story.by("clerk")
    posts = [{"name": "城管协管员", "places": 2}]
    said = {"title": "2023年招聘计划", "hiring_mode": "direct", "need": "人手不足", "posts": posts}
    plan = HiringPlan.objects.get(
        public=do("planning.draw_up", story.cast.county, clerk, DRAWN, **said).subject
    )
    cost = {"pay": 76800, "clothing": 3000, "finance_document": "财预〔2022〕9号"}
    do("planning.set_budget", plan, clerk, DRAWN, **cost)
    assert story.waits("planning.submit_plan", DRAWN) == {"clerk", "leader"}
    do("planning.submit_plan", plan, clerk, DRAWN)
    offices = ["quota", "hiring", "finance"]
    for at, whose in enumerate(offices):
        assert story.waits("planning.approve_plan", DRAWN) == {whose}
        refused(Invalid, "recruitment.publish", plan, clerk, PUBLISHED, **_posting())
        for other in offices[at + 1 :]:
            refused(Denied, "planning.approve_plan", plan, story.by(other), DRAWN, document="文")
        do("planning.approve_plan", plan, story.by(whose), DRAWN, document="复函")
    assert story.waits("planning.approve_plan", DRAWN) == set()
    return plan


def _posting() -> dict[str, Any]:
    return {"title": "招聘公告", "opens_on": OPENS, "closes_on": CLOSES, **MANNER}


RECRUITERS = {"clerk", "hiring"}


def examined(story: Story, plan: HiringPlan) -> tuple[Campaign, Application]:
    """Published, two apply, both sit the exam; the better one comes first whatever the other brings."""
    clerk = story.by("clerk")
    assert story.waits("recruitment.publish", PUBLISHED) == RECRUITERS
    held = Campaign.objects.get(
        public=do("recruitment.publish", plan, clerk, PUBLISHED, **_posting()).subject
    )
    li, han = applicant(held, clerk, 13), applicant(held, clerk, 14, name="韩雪", veteran=True)
    assert story.waits("recruitment.record_check", OPENS) == RECRUITERS
    assert story.waits("recruitment.record_results", CLOSES) == set(), "registration is still open"
    assert story.waits("recruitment.record_results", EXAM) == RECRUITERS
    check(han, clerk, "priority-veteran", "yes", EXAM)
    marks = [{"applicant": li.public, "mark": "80"}, {"applicant": han.public, "mark": "79.5"}]
    do("recruitment.record_results", held, clerk, EXAM, kind="written-exam", day=EXAM, results=marks)
    assert story.waits("recruitment.rank", EXAM) == RECRUITERS
    do("recruitment.rank", held, clerk, EXAM)
    assert list(Rank.objects.order_by("place").values_list("application", flat=True)) == [li.pk, han.pk]
    unfit = {"kind": "fitness-test", "day": FITNESS, "passed": False}
    do("recruitment.record_step", han, clerk, FITNESS, **unfit)
    return held, li


def looked_into(story: Story, who: Application) -> None:
    """Fitness, medical, review: each waits for the one before, and nobody is hired in between."""
    clerk = story.by("clerk")
    hire = ("recruitment.hire", who, clerk)
    error = refused(Refused, *hire, FITNESS, hired_on=FITNESS)
    assert articles(error) == {10, 12, 13}
    assert story.waits("recruitment.record_step", FITNESS) == set(), "the fitness test comes first"
    do("recruitment.record_step", who, clerk, FITNESS, kind="fitness-test", day=FITNESS, passed=True)
    assert story.waits("recruitment.record_step", MEDICAL) == RECRUITERS
    assert story.waits("recruitment.review", MEDICAL) == set(), "the medical comes first"
    fit = {"fit_in_body": True, "fit_in_mind": True, "able_to_work": True}
    do("recruitment.record_step", who, clerk, MEDICAL, kind="medical", day=MEDICAL, **fit)
    assert story.waits("recruitment.review", REVIEW) == RECRUITERS
    assert story.waits("recruitment.begin_notice", REVIEW) == set(), "the review comes first"
    reviewed(who, clerk, asked_of(who))
    assert articles(refused(Refused, *hire, REVIEW, hired_on=REVIEW)) == {10}


def hired(story: Story, held: Campaign, who: Application) -> Engagement:
    """Named to the public for five working days, and taken on the day after, not on the last."""
    clerk = story.by("clerk")
    assert story.waits("recruitment.begin_notice", NOTICE) == RECRUITERS
    said = {"applicants": [who.public], "began_on": NOTICE, "place": "公告栏"}
    do("recruitment.begin_notice", held, clerk, NOTICE, **said)
    assert story.waits("recruitment.hire", NOTICE_ENDS) == set(), "the notice still runs"
    error = refused(Refused, "recruitment.hire", who, clerk, NOTICE_ENDS, hired_on=NOTICE_ENDS)
    assert articles(error) == {10}
    assert story.waits("recruitment.hire", NOTICE_ENDS + timedelta(days=1)) == RECRUITERS
    return Engagement.objects.get(public=do("recruitment.hire", who, clerk, HIRED, hired_on=HIRED).subject)


def signed(story: Story, who: Engagement) -> None:
    """The contract is the clerk's to record, and never with a deposit."""
    clerk, duty = story.by("clerk"), f"{PACK}/step-labour-contract"
    assert story.waits(duty, HIRED) == {"clerk"}
    direct = {**CONTRACT, "charged_for_placement": None}
    error = refused(Refused, "contracts.sign", who, clerk, HIRED, **{**direct, "deposit_taken": True})
    assert articles(error) == {9}
    do("contracts.sign", who, clerk, HIRED, **direct)
    assert story.waits(duty, HIRED) == set()


def still_open(who: Engagement, on: date) -> set[str]:
    return {step.finding.ruling.rule.id for step in way_of(who, on).open}


def trained(story: Story, who: Engagement) -> None:
    """Fifteen full working days and a pass; fourteen are none."""
    trainer = story.by("trainer")
    assert story.waits("training.open_class", SCHOOL) == {"clerk", "trainer"}
    held = school(story.cast, who.public, starts_on=SCHOOL, by=trainer)
    assert story.waits("training.open_class", SCHOOL) == set()
    assert story.waits("training.take_register", SCHOOL) == {"clerk", "trainer"}
    assert attend_weekdays(story.cast, held, SCHOOL, 14, trainer) == FOURTEENTH
    assert still_open(who, FOURTEENTH) == {"prejob-workdays", "prejob-passed", "kit-issued"}
    attend(story.cast, held, FIFTEENTH, trainer)
    assert story.waits("training.take_register", FIFTEENTH) == set()
    assert still_open(who, FIFTEENTH) == {"prejob-passed", "kit-issued"}
    assert story.waits("training.record_exam", FIFTEENTH) == {"clerk", "trainer"}
    examine(held, who.public, FIFTEENTH, trainer, mark="85")
    assert story.waits("training.record_exam", FIFTEENTH) == set()
    assert still_open(who, FIFTEENTH) == {"kit-issued"}


def carded(story: Story, who: Engagement) -> None:
    """Number and certificate are the city's to give out; the county's issuer is neither asked nor allowed."""
    issuer, other = story.by("issuer"), story.by("county issuer")
    assert story.waits("credentials.allocate_badge", CARD) == {"issuer"}
    refused(Denied, "credentials.allocate_badge", who, other, CARD)
    do("credentials.allocate_badge", who, issuer, CARD)
    assert story.waits("credentials.allocate_badge", CARD) == set()
    assert story.waits("credentials.issue", CARD) == {"issuer"}
    assert articles(refused(Refused, "credentials.issue", who, other, CARD, **FORM)) == {21}
    do("credentials.issue", who, issuer, CARD, **FORM)
    assert story.waits("credentials.issue", CARD) == set()


def equipped(story: Story, who: Engagement) -> None:
    """Uniform, insignia and the auxiliaries' armband: the officers' is refused."""
    clerk = story.by("clerk")
    kept = Store(story.cast.county, clerk)
    wrong = received(item(story.cast.county, clerk, "armband", "执法臂章", **OFFICERS), clerk, 3)
    assert story.waits("kit.issue", CARD) == {"clerk"}
    error = refused(Refused, "kit.issue", who, clerk, CARD, lines=lines(wrong))
    assert articles(error) == {20}
    do("kit.issue", who, clerk, CARD, lines=kept.set_of_three())
    assert story.waits("kit.issue", CARD) == set()
    assert story.waits("kit.sign_for", CARD) == {"clerk"}
    do("kit.sign_for", who, clerk, CARD, signed_on=CARD)


def test_from_a_plan_to_duty(story: Story) -> None:
    held, applied = examined(story, planned(story))
    looked_into(story, applied)
    who = hired(story, held, applied)
    assert still_open(who, HIRED) == {"prejob-workdays", "prejob-passed", "kit-issued"}
    signed(story, who)
    trained(story, who)
    carded(story, who)
    equipped(story, who)
    found = way_of(who, DUTY)
    assert (found.open, found.met) == ((), 3)
