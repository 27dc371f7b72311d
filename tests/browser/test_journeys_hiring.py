"""From a plan to a hire, each step by whose it is: drawn up, agreed to by both offices, noticed, taken on."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from tests.browser.test_journeys_office import Looked

pytestmark = pytest.mark.browser

CLERK, QUOTA, HIRING, FINANCE = "ha-clerk", "ha-quota", "ha-hiring", "ha-finance"
TITLE = "夜间巡查人员招用计划"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with serving("tests.browser.served_hiring", tmp_path_factory.mktemp("hiring")) as told:
        yield told


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "zh-CN"}


def draw_up(page: Page, house) -> str:
    """The clerk draws up a plan and says what it costs; its address."""
    page.goto(f"{house.url}/planning/")
    page.click(f"a[href^='/do/planning.draw_up/{house.agency}/']")
    page.fill("#f-title", TITLE)
    page.check("input[name=hiring_mode][value=dispatch]")
    page.fill("#f-need", "夜间执法时段延长，现有人员轮班不足")
    page.fill("#f-posts-0-name", "夜间巡查")
    page.fill("#f-posts-0-places", "2")
    page.click("main form button.big")
    at = page.url  # he is led to what he has drawn up
    page.click("a[href*='planning.set_budget']")
    page.fill("#f-pay", "96000")
    page.click("main form button.big")
    page.click("a[href*='planning.set_budget']")
    expect(page.locator("#f-pay")).to_have_value("96000")
    return at


def agree(page: Page, at: str, looked: Looked) -> None:
    """Whoever's turn it is agrees."""
    page.goto(at)
    looked.at("the plan")
    page.click("a.btn.pri")
    page.fill("#f-document", "复函〔2026〕3号")
    page.click("main form button.big")
    expect(page.locator("a.btn.pri")).to_have_count(0)


def test_a_plan_goes_from_the_clerk_to_all_who_must_agree(signed_in, house) -> None:
    page = signed_in(CLERK)
    looked = Looked(page, axe=False)
    at = draw_up(page, house)
    page.goto(at)
    page.click("a.btn.pri")
    page.click("main form button.big")
    expect(page.locator("ol.steps li.now")).to_have_count(1)
    looked.at("the plan")
    for who in (QUOTA, HIRING, FINANCE):
        other = signed_in(who)
        other.goto(f"{house.url}/planning/?show=mine")
        expect(other.locator("main tbody tr", has_text=TITLE)).to_have_count(1)
        agree(other, at, Looked(other, axe=False))
        assert other.said == []
    expect(other.locator("ol.steps li.done")).to_have_count(4)


def test_an_applicant_is_named_to_the_public_and_taken_on(signed_in, house) -> None:
    page, today = signed_in(CLERK), timezone.localdate()
    page.goto(f"{house.url}/recruitment/")
    page.click("main tbody a")
    expect(page.locator("main tbody tr", has_text="李雷")).to_have_count(1)
    page.goto(f"{house.url}/recruitment/{house.held}/notice/")
    page.fill("#f-began_on", (today - timedelta(days=18)).isoformat())
    page.fill("#f-last_on", (today - timedelta(days=1)).isoformat())
    page.fill("#f-place", "政府网站")
    page.click("main form button.big")
    expect(page.locator("ol.wd")).to_have_count(1)

    page.goto(f"{house.url}/applications/{house.applicant}/")
    page.click("a.btn.pri")
    page.fill("#f-hired_on", today.isoformat())
    page.select_option("#f-firm", house.firm)
    page.click("main form button.big")
    page.goto(f"{house.url}/applications/{house.applicant}/")
    expect(page.locator("a[href^='/people/']")).to_have_count(1)
    assert page.said == []


def test_the_pages_are_sound_at_a_desk_and_on_a_phone(signed_in, house) -> None:
    page = signed_in(CLERK)
    looked = Looked(page)
    who = f"/applications/{house.applicant}/"
    held = f"/recruitment/{house.held}/"
    of_many = (f"{held}applicants/", f"{held}turned-down/", f"{held}checks/?ground=bar_crime")
    for path in ("/planning/", *of_many, who, f"{who}review/"):
        page.goto(house.url + path)
        looked.at(path)
    assert looked.wrong == []
    assert page.said == []
