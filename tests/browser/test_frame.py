"""The frame, forms and organisations as people meet them: at a desk, on a phone, by keyboard, without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE
from tests.people.cast import id_number

pytestmark = pytest.mark.browser

PATHS = (
    "/",
    "/organisations/",
    "/organisations/?q=县",
    "/organisations/{county}/",
    "/do/engagements.open/{county}/",
    "/do/organisations.split/{county}/",
    "/nowhere/",
)


def seen(page):
    """What axe finds, in words."""
    found = Axe().run(page)
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found.response["violations"]]


def errors(said):
    return [text for text in said if "404" not in text and "403" not in text]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_are_sound_for_everybody(signed_in, house, size):
    for who, path in [("system" if "split" in path else "hanmeimei", path) for path in PATHS]:
        page = signed_in(who, size)
        page.goto(house.url + path.format(county=house.county))
        assert seen(page) == [], path
        assert errors(page.said) == [], path
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], f"{path} is {width} wide"
        page.close()


def test_at_twice_the_size_nothing_is_cut_off(signed_in, house):
    page = signed_in("hanmeimei", {"width": 720, "height": 450})
    for path in PATHS[:5]:
        page.goto(house.url + path.format(county=house.county))
        assert page.evaluate("document.documentElement.scrollWidth") <= 720, path


def test_the_phone_menu_opens_keeps_the_keyboard_and_closes(signed_in, house):
    page = signed_in("hanmeimei", PHONE)
    page.goto(house.url)
    assert not page.locator("#nav").is_visible()
    page.locator(".menubtn").press("Enter")
    assert page.locator("#nav").is_visible()
    for _number in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.getElementById('nav').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not page.locator("#nav").is_visible()
    assert page.evaluate("document.activeElement.classList.contains('menubtn')")


def test_the_first_stop_of_the_keyboard_leads_to_the_content(signed_in, house):
    page = signed_in("hanmeimei")
    page.goto(house.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_somebody_is_recorded_and_a_toast_says_so(signed_in, house):
    page = signed_in("hanmeimei")
    page.goto(f"{house.url}/organisations/{house.county}/")
    page.get_by_text("办理", exact=True).click()
    page.get_by_role("link", name="登记聘用").click()
    page.get_by_label("姓名").fill("赵小")
    page.get_by_label("身份证号").fill(id_number(serial=14))
    page.get_by_label("直接聘用").check()
    page.get_by_label("入职日期", exact=True).fill("2023-03-01")
    page.get_by_role("button", name="登记聘用").click()
    assert "已办理：登记聘用" in page.locator(".toast").inner_text()
    assert page.url.endswith(f"/organisations/{house.county}/")
    assert errors(page.said) == []


def test_what_is_wrong_is_in_front_of_whoever_sent_it(signed_in, house):
    page = signed_in("hanmeimei")
    page.goto(f"{house.url}/do/engagements.open/{house.county}/")
    page.get_by_role("button", name="登记聘用").click()
    assert page.evaluate("document.activeElement.id") == "errors"
    page.get_by_role("link", name="身份证号：此项必填").click()
    assert seen(page) == []


def test_all_works_without_script(browser, house, signed_in):
    cookies = signed_in("system").context.cookies()
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"{house.url}/do/organisations.close/{house.elsewhere}/")
    page.get_by_role("button", name="撤销单位").click()
    page.get_by_role("button", name="确认撤销单位").click()
    assert "已办理：撤销单位" in page.locator(".toast").inner_text()
    context.close()
