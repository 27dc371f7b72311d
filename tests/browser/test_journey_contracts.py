"""From a firm's name to an agreement in use: the clerk writes, the page says what is missing, the leader decides."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, serving
from tests.browser.test_journeys_office import Looked

pytestmark = pytest.mark.browser

TODAY = date.today()  # noqa: DTZ011
TYPED = {
    "post": "城管协管员",
    "duties": "劝阻、巡查、信息采集等辅助工作",
    "headcount": "20",
    "from_on": TODAY.isoformat(),
    "last_day": (TODAY + timedelta(days=700)).isoformat(),
    "pay_amount": "3300",
    "insurance_amount": "1180",
    "payment": "每月十五日前转账",
    "liability": "一方违约的，赔偿另一方损失",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with serving("tests.browser.served_contracts", tmp_path_factory.mktemp("contracts")) as told:
        yield told


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "zh-CN"}


def test_an_agreement_is_written_until_it_is_complete_and_put_to_use_by_another(signed_in, house):
    page = signed_in("haclerk", DESK)
    looked = Looked(page)
    page.goto(f"{house.url}/contracts/")
    page.click(".empty a.btn")
    page.check(f"input[value='{house.firm}']")
    page.fill("#f-number", "海派1号")
    page.click("form .send .btn.pri")
    page.wait_for_url("**/write/")
    for name, words in TYPED.items():
        page.fill(f"#f-{name}", words)
    page.select_option("#f-splits_term", "false")
    page.click("button[name=check]")
    looked.at("clauses")
    expect(page.locator("ul.asked .v-no")).to_have_count(2)  # housing fund and names: Hai'an 10
    page.fill("#f-housing_fund_amount", "330")
    page.check("input[name=persons]")
    page.click("form .send .btn.pri")
    looked.at("agreement")
    assert page.locator("ul.asked .v-no, ul.asked .v-unk").count() == 0
    agreement = page.url

    leader = signed_in("haleader", DESK)
    leader.goto(agreement)
    leader.click(".head a[href*='activate_agreement']")
    leader.click("form .send .btn.pri")
    expect(leader.locator("dl.facts .tag.act")).to_be_visible()

    again = signed_in("haclerk", DESK)
    looked.page = again
    again.goto(f"{house.url}/contracts/people/")
    looked.at("people")
    again.click("td a.btn.mini")
    again.fill("#f-labour_contract_signed_on", TODAY.isoformat())
    again.fill("#f-labour_contract_months", "24")
    again.fill("#f-opinion", "培训合格、考核称职，同意续签")
    again.click("form .send .btn.pri")
    assert again.locator("td a.btn.mini").count() == 0, "Hai'an asks for nothing more: it is renewed"
    again.goto(f"{house.url}/contracts/insurance/")
    looked.at("insurance")

    sender = signed_in("hasender", DESK)
    sender.goto(f"{house.url}/contracts/people/?show=untold")
    sender.click("td a.btn.mini")
    sender.fill("#f-dispatch_terms_told_on", TODAY.isoformat())
    sender.click("form .send .btn.pri")
    assert sender.locator("td a.btn.mini").count() == 0
    assert (looked.wrong, [*page.said, *leader.said, *again.said, *sender.said]) == ([], [])
