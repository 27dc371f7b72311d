"""The whole way in under Hai'an's rules: a town asks for people, all have their say, 李雷 goes on duty.

After every step everybody's workbench is looked at: the next one finds what is his to do, and nobody else does.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from tests.acceptance.cn_js_haian_2022_7.haian import FORM
from tests.acceptance.waits import waits
from tests.lifecycle.contracts.office import CLAUSES, CONTRACT
from tests.lifecycle.kit.store import item, lines, received
from tests.lifecycle.planning.house import House, build
from tests.lifecycle.recruitment.recruiting import (
    CLOSES,
    EXAM,
    HIRED,
    MANNER,
    MEDICAL,
    NOTICE,
    OPENS,
    PUBLISHED,
    applicant,
    asked_of,
    check,
    reviewed,
)
from tests.lifecycle.training.schooling import attend, examine, school
from tests.people.cast import office, user
from tests.people.doing import do, refused
from xieguan.lifecycle.models import (
    Application,
    Campaign,
    DispatchAgreement,
    HiringPlan,
    KitIssue,
    PublicNotice,
)
from xieguan.people.dossier.way import way_of
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import ActError, Denied, Refused
from xieguan.people.roles import Role

DRAWN = date(2022, 12, 1)
CHECKED, NOTICE_ENDS = date(2023, 2, 10), date(2023, 2, 21)
SCHOOL, CARD = date(2023, 3, 6), date(2023, 3, 8)
POSTS = [{"name": "城管辅助", "places": 1}]
RECRUITERS = {"clerk", "hiring"}  # the town's own clerk, too, where the recruitment is the town's


@dataclass
class Story:
    """An agency, a town below it, the bureaux that have a say, and a firm."""

    house: House
    firm: Organisation
    people: dict[str, User]

    def by(self, who: str) -> User:
        return self.people[who]

    def waits(self, act: str, on: date) -> set[str]:
        return waits(self.people, act, on)


@pytest.fixture
def story(db) -> Story:
    house = build()
    firm = office(house.agency, "海安示例人力资源有限公司", Kind.FIRM, "320685")
    other = office(None, "外县综合行政执法局", Kind.AGENCY, "320685")
    people = {name: getattr(house, name) for name in ("clerk", "leader", "quota", "hiring", "finance")}
    people |= {"coordinator": house.coordinator, "town clerk": house.town_clerk}
    own = {"trainer": Role.TRAINER, "issuer": Role.ISSUER}
    people |= {name: user(f"ha-{name}", name, role, house.agency) for name, role in own.items()}
    people["firm"] = user("ha-firm", "派遣公司", Role.DISPATCH_FIRM, firm)
    people["stranger"] = user("ha-stranger", "外县经办", Role.CLERK, other)
    return Story(house, firm, people)


def articles(error: ActError) -> set[int]:
    assert isinstance(error, Refused)
    return {ruling.rule.article for ruling in error.rulings}


def planned(story: Story) -> HiringPlan:
    """The town's plan: within a quota, by way of the coordinating bureau, agreed to by both offices and by finance."""
    clerk, house = story.by("town clerk"), story.house
    said = {"title": "镇城管用人计划", "hiring_mode": "dispatch", "need": "夜市", "posts": POSTS}
    made = do("planning.draw_up", house.town, clerk, DRAWN, for_town_urban_management=True, **said)
    plan = HiringPlan.objects.get(public=made.subject)
    do("planning.set_budget", plan, clerk, DRAWN, pay=38400, finance_document="镇财〔2022〕1号")
    assert articles(refused(Refused, "planning.submit_plan", plan, clerk, DRAWN)) == {7}, "no quota"
    assert story.waits("planning.set_quota", DRAWN) == {"quota"}
    house.quota_of(4, from_on=DRAWN)
    house.quota_of(1, house.town, DRAWN)
    assert story.waits("planning.set_quota", DRAWN) == set()
    do("planning.submit_plan", plan, clerk, DRAWN)
    refused(Denied, "planning.approve_plan", plan, story.by("quota"), DRAWN, document="文")
    assert story.waits("planning.approve_plan", DRAWN) == set(), "the coordinating bureau comes first"
    assert story.waits("planning.route_plan", DRAWN) == {"coordinator"}
    assert articles(_published(story, plan)) == {4, 7}
    do("planning.route_plan", plan, story.by("coordinator"), DRAWN, document="海综执〔2022〕7号")
    for whose, lacking in (("quota", {7}), ("hiring", {7}), ("finance", set())):
        assert story.waits("planning.approve_plan", DRAWN) == {whose}
        if lacking:
            assert articles(_published(story, plan)) == lacking
        do("planning.approve_plan", plan, story.by(whose), DRAWN, document="复函")
    assert story.waits("planning.route_plan", DRAWN) | story.waits("planning.approve_plan", DRAWN) == set()
    return plan


def _posting(**changes: Any) -> dict[str, Any]:
    return {"title": "招聘公告", "opens_on": OPENS, "closes_on": CLOSES, **MANNER, **changes}


def _published(story: Story, plan: HiringPlan, **changes: Any) -> ActError:
    return refused(Refused, "recruitment.publish", plan, story.by("hiring"), PUBLISHED, **_posting(**changes))


def examined(story: Story, plan: HiringPlan) -> Application:
    """Published by the hiring bureau, screened, chosen by competition, found fit and in order."""
    clerk, hiring = story.by("town clerk"), story.by("hiring")
    here = RECRUITERS | {"town clerk"}
    assert story.waits("recruitment.publish", PUBLISHED) == here
    assert articles(_published(story, plan, led_by_hiring_bureau=False)) == {11}
    held = do("recruitment.publish", plan, hiring, PUBLISHED, **_posting()).subject
    who = applicant(Campaign.objects.get(public=held), clerk, born=date(1978, 1, 1))
    assert story.waits("recruitment.record_check", OPENS) == here
    assert story.waits("recruitment.record_results", EXAM) == here
    do("recruitment.record_step", who, clerk, EXAM, kind="eligibility", day=EXAM, passed=True)
    assert story.waits("recruitment.record_results", EXAM) == here
    marks = [{"applicant": who.public, "mark": "72"}]
    do("recruitment.record_results", held, hiring, EXAM, kind="written-exam", day=EXAM, results=marks)
    do("recruitment.rank", held, hiring, EXAM)
    assert articles(_hired(story, who, EXAM)) == {8, 9, 11}
    assert story.waits("recruitment.record_step", MEDICAL) == here
    do("recruitment.record_step", who, clerk, MEDICAL, kind="medical", day=MEDICAL, fit_in_body=True)
    assert story.waits("recruitment.begin_notice", CHECKED) == set(), "the background comes first"
    reviewed(who, clerk, asked_of(who), CHECKED)
    check(who, clerk, "fit_in_body", on=CHECKED)
    assert articles(_hired(story, who, CHECKED)) == {11}
    return who


def _hired(story: Story, who: Application, on: date) -> ActError:
    firm = story.firm.public
    return refused(Refused, "recruitment.hire", who, story.by("hiring"), on, hired_on=on, firm=firm)


def hired(story: Story, who: Application) -> Engagement:
    """Seven working days of notice, then within the quota; the coordinating bureau says to which town he goes."""
    hiring, here = story.by("hiring"), RECRUITERS | {"town clerk"}
    assert story.waits("recruitment.begin_notice", NOTICE) == here
    said = {"applicants": [who.public], "began_on": NOTICE, "place": "政府网站"}
    do("recruitment.begin_notice", who.campaign, hiring, NOTICE, **said)
    assert PublicNotice.objects.get().last_on == NOTICE_ENDS
    before = NOTICE_ENDS - timedelta(days=1)
    assert story.waits("recruitment.hire", before) == set()
    assert articles(_hired(story, who, before)) == {11}
    assert story.waits("recruitment.hire", HIRED) == here
    full = {"places": 0, "document": "编办", "from_on": HIRED}
    do("planning.set_quota", story.house.town, story.by("quota"), HIRED, **full)
    assert articles(_hired(story, who, HIRED)) == {10}, "nobody beyond the quota"
    again = {**full, "places": 1, "from_on": HIRED + timedelta(days=1)}
    do("planning.set_quota", story.house.town, story.by("quota"), HIRED, **again)
    day = HIRED + timedelta(days=1)
    made = do("recruitment.hire", who, hiring, day, hired_on=day, firm=story.firm.public)
    assert story.waits("planning.allocate", day) == {"coordinator"}
    given = {"organisation": story.house.town.public, "document": "海综执分配〔2023〕1号"}
    do("planning.allocate", who, story.by("coordinator"), day, **given)
    assert story.waits("planning.allocate", day) == set()
    return Engagement.objects.get(public=made.subject)


def test_from_a_towns_plan_to_duty(story: Story) -> None:
    who = hired(story, examined(story, planned(story)))
    assert still_open(who, HIRED) == {
        "dispatch-under-agreement",
        "firm-contract-on-file",
        "issue-needs-training",
        "new-entrants-trained-before-duty",
        "duty-needs-certificate",
        "failed-stays-off-duty",
    }
    agreed(story, who)
    signed(story, who)
    trained(story, who)
    carded(story, who)
    equipped(story, who)
    left = way_of(who, CARD).open
    assert [(one.finding.ruling.rule.id, one.act) for one in left] == [("failed-stays-off-duty", None)]


def still_open(who: Engagement, on: date) -> set[str]:
    return {step.finding.ruling.rule.id for step in way_of(who, on).open}


def agreed(story: Story, who: Engagement) -> None:
    """The agreement names him and states the housing fund, or it is not put to use."""
    clerk, leader, day = story.by("clerk"), story.by("leader"), HIRED + timedelta(days=1)
    assert story.waits("contracts.draw_up", day) == {"clerk", "town clerk"}
    said = {"firm": story.firm.public, "number": "海派1号"}
    made = do("contracts.draw_up", story.house.agency, clerk, day, **said).subject
    do("contracts.amend_agreement", made, clerk, day, **CLAUSES)
    agreement = DispatchAgreement.objects.get(public=made)
    assert story.waits("contracts.draw_up", day) == set()
    assert story.waits("contracts.amend_agreement", day) == {"clerk"}
    assert story.waits("contracts.activate_agreement", day) == set()
    error = refused(Refused, "contracts.activate_agreement", agreement, leader, day)
    assert articles(error) == {10}
    missing = {"housing_fund_amount": "320", "persons": [who.public]}
    do("contracts.amend_agreement", agreement, clerk, day, **missing)
    assert story.waits("contracts.amend_agreement", day) == set()
    assert story.waits("contracts.activate_agreement", day) == {"leader"}
    do("contracts.activate_agreement", agreement, leader, day)
    assert "dispatch-under-agreement" not in still_open(who, day)


def signed(story: Story, who: Engagement) -> None:
    """The firm's contract for two years is put on file; the firm tells him what the agreement says."""
    clerk, day = story.by("clerk"), HIRED + timedelta(days=1)
    assert story.waits("cn-labour/written-contract", day) == {"clerk", "town clerk"}
    short = {**CONTRACT, "labour_contract_months": 12}
    assert articles(refused(Refused, "contracts.sign", who, clerk, day, **short)) == {58}
    do("contracts.sign", who, clerk, day, **{**CONTRACT, "labour_contract_signed_on": day})
    assert story.waits("cn-labour/written-contract", day) == set()
    assert story.waits("contracts.tell_dispatch_terms", day) == {"firm"}
    told = {"dispatch_terms_told_on": day, "document": "签收单"}
    do("contracts.tell_dispatch_terms", who, story.by("firm"), day, **told)
    assert story.waits("contracts.tell_dispatch_terms", day) == set()


def trained(story: Story, who: Engagement) -> None:
    """No number of days is asked, but a pass: without it no certificate."""
    trainer, agency = story.by("trainer"), story.house.agency
    error = refused(Refused, "credentials.issue", who, story.by("issuer"), SCHOOL, **FORM)
    assert articles(error) == {21}
    assert story.waits("training.open_class", SCHOOL) == {"clerk", "town clerk", "trainer"}
    held = school(None, who.public, office=agency, by=trainer, starts_on=SCHOOL, days_planned=1)
    attend(None, held, SCHOOL, trainer)
    assert story.waits("training.record_exam", SCHOOL) == {"clerk", "trainer"}
    assert story.waits("credentials.issue", SCHOOL) == set(), "he has not passed yet"
    examine(held, who.public, SCHOOL, trainer, mark="75")
    assert story.waits("training.close_class", SCHOOL) == {"clerk", "trainer"}


def carded(story: Story, who: Engagement) -> None:
    """Its own agency issues; nobody gives out a badge number, for no article here asks for one."""
    assert story.waits("credentials.issue", CARD) == {"issuer"}
    assert story.waits("credentials.allocate_badge", CARD) == set()
    refused(Denied, "credentials.issue", who, story.by("trainer"), CARD, **FORM)
    do("credentials.issue", who, story.by("issuer"), CARD, **FORM)
    assert story.waits("credentials.issue", CARD) == set()


def equipped(story: Story, who: Engagement) -> None:
    """An armband in the agency's own words, and his signature for it."""
    clerk, agency = story.by("clerk"), story.house.agency
    words = {"armband_upper": "综合执法", "armband_lower": "辅助"}
    band = received(item(agency, clerk, "armband", "辅助臂章", **words), clerk, 2)
    do("kit.issue", who, clerk, CARD, lines=lines(band))
    assert story.waits("kit.sign_for", CARD) == {"clerk", "town clerk"}
    do("kit.sign_for", who, clerk, CARD, signed_on=CARD)
    assert KitIssue.objects.get().signed_on == CARD
