"""A clerk fills an empty store, issues a uniform to 李雷, has it signed for, and takes it back: by the pages alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


def sent(page: Page) -> None:
    """Send the form that is open, and its confirmation where there is one."""
    page.click("form button.pri.big, form button.pri")
    page.wait_for_load_state()


def sound(page: Page) -> list[str]:
    """What axe finds wrong, and whether a phone must scroll sideways."""
    found = [one["id"] for one in Axe().run(page).response["violations"]]
    page.set_viewport_size(PHONE)
    wide = page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
    return [*found, *(["too wide"] if wide else [])]


def test_from_an_empty_store_to_a_uniform_given_back(house, signed_in) -> None:
    page = signed_in("hanmeimei")
    page.goto(f"{house.url}/kit/")
    page.click("a[href*='kit.add_item']")
    page.select_option("select[name=kind]", "uniform")
    page.fill("input[name=name]", "春秋执勤服")
    sent(page)
    page.wait_for_url("**/kit/*/")
    page.click("a[href*='kit.receive']")
    page.fill("input[name=size]", "175/92A")
    page.fill("input[name=quantity]", "2")
    page.fill("input[name=document]", "验收单1号")
    sent(page)
    expect(page.locator("section[aria-labelledby=sizes]")).to_contain_text("175/92A")

    page.goto(f"{house.url}/people/{house.li}/?tab=kit")
    page.click("section[aria-labelledby=kith] a[href*='kit.issue']")
    page.select_option("[name=lines-0-stock]", index=1)  # the only size there is; the other lines stay empty
    sent(page)
    page.wait_for_url("**tab=kit")
    expect(page.locator("main")).to_contain_text("175/92A")
    page.click("section[aria-labelledby=kith] a[href*='kit.sign_for']")
    page.fill("input[name=signed_on]", f"{localdate()}")
    sent(page)
    page.wait_for_url("**tab=kit")
    page.click("section[aria-labelledby=kith] a[href*='kit.recover']")
    expect(page.locator("input[name=usable]")).to_be_checked()
    sent(page)
    page.wait_for_url("**tab=kit")
    expect(page.locator("#kitb")).to_be_visible()
    assert sound(page) == []
    page.goto(f"{house.url}/kit/")
    assert sound(page) == []
    assert page.said == []
