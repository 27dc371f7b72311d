"""The whole way in by the pages alone, in either place: everybody finds what is his on his workbench and does it.

The days of it are entered as they were: what only waits lies behind them.
"""

import json
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.browser.walking import Walk
from tests.lifecycle.credentials.pictures import jpeg
from tests.people.cast import id_number

pytestmark = pytest.mark.browser

LI = id_number(serial=77)
AGREED = {"document": "复函〔2026〕3号"}
MANNER = {"led_by_hiring_bureau": "true", "open_to_the_public": "true", "conditions_published": "true"}
YES = ("loyal_and_law_abiding", "good_conduct", "meets_post_education", "meets_post_skills")
CLAUSES = {
    "post": "城管辅助",
    "duties": "劝阻、巡查等辅助工作",
    "headcount": "1",
    "pay_amount": "3300",
    "insurance_amount": "1180",
    "housing_fund_amount": "330",
    "payment": "每月十五日前转账",
    "liability": "一方违约的，赔偿另一方损失",
}
CONTRACT = {"labour_contract_months": "24", "post": "协管员"}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with serving("tests.browser.served_whole", tmp_path_factory.mktemp("whole")) as told:
        yield told


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "zh-CN"}


@dataclass
class Days:
    """The working days before today."""

    worked: list[str]

    def ago(self, working_days: int) -> str:
        return self.worked[-working_days]


@pytest.fixture
def days(house) -> Days:
    return Days(json.loads(house.worked))


@pytest.fixture
def walk(signed_in, house) -> Walk:
    return Walk(signed_in, house.url)


def sheet(name: str, *rows: str) -> dict[str, object]:
    """A spreadsheet to hand in."""
    return {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}


def draw_up(walk: Walk, who: str, drawn: str, mode: str, **more: str) -> None:
    """A plan, from the page of plans, sent on its way; nobody else has anything to do before."""
    page = walk.at(who, "/planning/")
    page.locator("a[href^='/do/planning.draw_up/']").first.click()
    posts = {"posts-0-name": "城管协管员", "posts-0-places": "1"}
    walk.fill(title="招用计划", hiring_mode=mode, need="人手不足", on=drawn, **posts, **more)
    walk.turn(who, "/planning/").click("a.btn.pri")
    walk.fill(on=drawn)


def agree(walk: Walk, drawn: str, *whose: str) -> None:
    """One office after the other, each when the one before has agreed."""
    for at, who in enumerate(whose):
        for later in whose[at + 1 :]:
            walk.has_not(later, "/planning/")
        walk.turn(who, "/planning/").click("a.btn.pri")
        walk.fill(on=drawn, **AGREED)
    walk.has_not(whose[-1], "/planning/")


def publish(walk: Walk, who: str, days: Days) -> None:
    walk.turn(who, "recruitment.publish")
    term = {"opens_on": days.ago(38), "closes_on": days.ago(33)}
    walk.fill(title="招聘公告", on=days.ago(40), **term, **MANNER)


def applied(walk: Walk, who: str, days: Days) -> str:
    """李雷 applies at the counter; the address of his application."""
    page = walk.at(who, "/recruitment/")
    page.click("main tbody a")
    walk.menu("recruitment.apply")
    walk.fill(name="李雷", id_number=LI, education="bachelor", applied_on=days.ago(38))
    page = walk.at(who, "/recruitment/")
    page.click("main tbody a")
    page.locator("main a[href^='/applications/']", has_text="李雷").first.click()
    return page.url.removeprefix(walk.url).partition("?")[0]


def reviewed(walk: Walk, day: str) -> None:
    """Every ground that the law of the place asks is in order."""
    page = walk.page
    for found in page.locator("main select[name^='outcome-']").all():
        name = (found.get_attribute("name") or "").removeprefix("outcome-")
        good = name in YES or name.startswith(("meets_", "fit_", "able_", "priority-"))
        found.select_option("yes" if good else "no")
    for found in page.locator("main select[name^='level-']").all():
        found.select_option("bachelor")
    walk.fill("main form button.pri.big", verified_by="公安局", day=day, passed="true")


def noticed(walk: Walk, who: str, days: Days) -> None:
    walk.turn(who, "/notice/")
    walk.fill(began_on=days.ago(26), last_on=days.ago(18), place="政府网站")


def schooled(walk: Walk, who: str, *worked: str) -> None:
    """A class for who has none, its registers from a spreadsheet, its examination, and its end."""
    walk.turn(who, "/training/").click("a[href*='training.open_class']")
    walk.fill(title="岗前培训班", starts_on=worked[0], days_planned=f"{len(worked)}")
    page = walk.at(who, "/training/")
    page.locator("main th a", has_text="岗前培训班").first.click()
    at = page.url
    page.locator("a[href$='/enrol/']").first.click()
    page.check("input[name=people]")
    walk.fill()
    page.goto(f"{at}spreadsheet/")
    file = sheet("考勤", f"姓名,{','.join(worked)}", f"李雷{',√' * len(worked)}")
    walk.fill("main form.intake button.pri", file=file)
    walk.fill("button[value=record]")
    walk.turn(who, "/exam/")
    page = walk.page
    page.fill("#day", worked[-1])
    page.fill("input[name^='m-']", "85")
    walk.fill()


def close_class(walk: Walk, who: str) -> None:
    page = walk.turn(who, "/training/")
    walk.menu("training.close_class")
    walk.fill("main form button.big")
    if page.locator("main form button.big").count():  # it ends something, and is confirmed
        walk.fill("main form button.big")
    walk.has_not(who, "/training/")


def engaged(walk: Walk, who: str, applicant: str) -> str:
    """The address of his file, once he has been taken on."""
    page = walk.at(who, applicant)
    return page.locator("main a[href^='/people/']").first.get_attribute("href") or ""


def test_in_haian(walk: Walk, house, days: Days) -> None:
    town, clerk, hiring = "ha-town", "ha-clerk", "ha-hiring"
    drawn = days.ago(50)
    draw_up(walk, town, drawn, "dispatch", for_town_urban_management="true")
    agree(walk, drawn, "ha-coord", "ha-quota", hiring)
    publish(walk, hiring, days)
    applicant = applied(walk, town, days)
    result = sheet("资格", "身份证号,是否合格", f"{LI},合格")
    walk.turn(hiring, "/results/")
    walk.fill("main form.intake button.pri", kind="eligibility", day=days.ago(32), file=result)
    walk.turn(hiring, "/results/")
    marks = sheet("成绩", "身份证号,成绩", f"{LI},81")
    walk.fill("main form.intake button.pri", kind="selection", day=days.ago(31), file=marks)
    walk.turn(town, "recruitment.record_step")
    walk.fill(kind="medical", day=days.ago(30), fit_in_body="true")
    walk.at(town, f"{applicant}review/")
    reviewed(walk, days.ago(28))
    noticed(walk, hiring, days)
    walk.turn(hiring, "recruitment.hire")
    walk.fill(hired_on=days.ago(17), firm=house.firm)
    walk.turn("ha-coord", "planning.allocate")
    walk.fill(organisation=house.town, document="海综执分配〔2026〕1号")

    walk.turn(clerk, "/contracts/").click(".head a.btn, .empty a.btn")
    walk.fill("main form .send button.pri", firm=house.firm, number="海派1号", on=days.ago(17))
    walk.turn(clerk, "/write/")
    walk.page.check("input[name=persons]")
    term = {"from_on": days.ago(17), "last_day": "2099-12-31", "splits_term": "false"}
    walk.fill("main form .send button.pri", **CLAUSES, **term)
    walk.turn("ha-leader", "/contracts/").click(".head a[href*='activate_agreement']")
    walk.fill("main form .send button.pri")
    file = engaged(walk, clerk, applicant)
    sign(walk, clerk, file, days.ago(16), charged_for_placement="false")
    walk.turn("ha-firm", "contracts.tell_dispatch_terms")
    walk.fill("main form .send button.pri", dispatch_terms_told_on=days.ago(16))

    walk.has_not("ha-issuer", "credentials.issue")
    schooled(walk, "ha-trainer", days.ago(15))
    close_class(walk, "ha-trainer")
    certify(walk, "ha-issuer", "海0001")
    equip(walk, clerk, file)
    finished(walk, clerk, file, 1)


def sign(walk: Walk, who: str, file: str, day: str, **more: str) -> None:
    """The labour contract, from the list of people and their contracts."""
    public = file.strip("/").split("/")[1]
    walk.at(who, f"/do/contracts.sign/{public}/")
    no = {"deposit_taken": "false", "identity_papers_held": "false", **more}
    for name, value in no.items():
        _say_no(walk, name, value)
    walk.fill("main form .send button.pri", labour_contract_signed_on=day, **CONTRACT)


def _say_no(walk: Walk, name: str, value: str) -> None:
    """A box that stays empty says no; a choice is made."""
    found = walk.page.locator(f"main form [name='{name}']")
    if found.first.evaluate("one => one.type") == "select-one":
        found.select_option(value)


def certify(walk: Walk, who: str, number: str) -> None:
    walk.turn(who, "credentials.issue")
    walk.fill(number=number, last_day="2099-01-01", certificate_says_not_enforcement="true")
    walk.has_not(who, "credentials.issue")


def equip(walk: Walk, who: str, file: str) -> None:
    """Kit out of the store, and his signature for it."""
    page = walk.at(who, f"{file}?tab=kit")
    page.click("section[aria-labelledby=kith] a[href*='kit.issue']")
    there = page.locator("main form [name='lines-0-stock'] option:not([value=''])").count()
    for number in range(there):  # one of each
        page.select_option(f"main form [name='lines-{number}-stock']", index=number + 1)
    walk.fill("main form .send button.pri")
    walk.turn(who, "kit.sign_for")
    walk.fill("main form .send button.pri", signed_on=days_today())


def days_today() -> str:
    from datetime import date

    return date.today().isoformat()  # noqa: DTZ011


def finished(walk: Walk, who: str, file: str, still: int) -> None:
    """The checklist of his file: everything is met, but what a later stage records."""
    page = walk.at(who, f"{file.partition('?')[0]}?tab=way")
    section = page.locator("section[aria-labelledby=wayh]")
    expect(section).to_be_visible()
    assert section.locator(".v-no, .v-unk").count() == still
    assert walk.said + page.said == []


def test_in_shanxi(walk: Walk, house, days: Days) -> None:
    clerk, hiring = "hanmeimei", "sx-hiring"
    drawn = days.ago(50)
    draw_up(walk, clerk, drawn, "direct")
    agree(walk, drawn, "sx-quota", hiring)
    publish(walk, clerk, days)
    applicant = applied(walk, clerk, days)
    walk.turn(hiring, "/results/")
    marks = sheet("成绩", "身份证号,笔试成绩", f"{LI},81")
    walk.fill("main form.intake button.pri", kind="written-exam", day=days.ago(32), file=marks)
    walk.turn(clerk, "/results/")
    passed = sheet("体能", "身份证号,是否合格", f"{LI},合格")
    walk.fill("main form.intake button.pri", kind="fitness-test", day=days.ago(31), file=passed)
    walk.turn(clerk, "recruitment.record_step")
    fit = dict.fromkeys(("fit_in_body", "fit_in_mind", "able_to_work"), "true")
    walk.fill(kind="medical", day=days.ago(30), **fit)
    walk.turn(clerk, "/review/")
    reviewed(walk, days.ago(28))
    noticed(walk, clerk, days)
    walk.turn(hiring, "recruitment.hire")
    walk.fill(hired_on=days.ago(17))
    file = engaged(walk, clerk, applicant)
    sign(walk, clerk, file, days.ago(16))

    walk.has_not("sx-issuer", "credentials.allocate_badge", "credentials.issue")
    schooled(walk, "sx-trainer", *(days.ago(at) for at in range(15, 0, -1)))
    close_class(walk, "sx-trainer")
    walk.has_not("sx-county-issuer", "credentials.allocate_badge", "credentials.issue")
    walk.turn("sx-issuer", "credentials.allocate_badge")
    walk.fill()
    walk.at("sx-issuer", f"{file.partition('?')[0]}photo/")
    photo = {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    walk.fill(".intake-go button", file=photo)
    certify(walk, "sx-issuer", "并0001")
    equip(walk, clerk, file)
    finished(walk, clerk, file, 0)
