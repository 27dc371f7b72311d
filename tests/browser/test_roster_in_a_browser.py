"""Finding somebody by pinyin, seeing what is wrong with him, and following what mends it."""

import pytest

from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


def test_from_pinyin_to_what_is_wrong_to_the_act_that_mends_it(house, signed_in) -> None:
    page = signed_in("hanmeimei")
    page.goto(f"{house.url}/roster/")
    page.fill("#rq", "ll")
    page.press("#rq", "Enter")
    page.wait_for_url("**/roster/?q=ll")

    page.click("table a:has-text('李雷')")
    page.wait_for_url("**/people/*/")
    assert page.locator(".check.is-unk").count() + page.locator(".check.is-no").count() > 0

    page.click("details.acts-menu:has(a[href*='engagements.correct']) > summary")
    page.click("details.acts-menu a[href*='engagements.correct']")
    page.wait_for_url("**/do/engagements.correct/**")
    assert "next=" in page.url
    assert page.said == []


def test_the_number_is_shown_for_a_purpose_and_gone_again(house, signed_in) -> None:
    page = signed_in("hanmeimei")
    page.goto(f"{house.url}/people/{house.li}/")
    assert "140199********" in page.inner_text("dl.facts")

    page.click("dl.facts details > summary")
    page.fill("#purpose", "办理社会保险")
    page.click("dl.facts form button")
    shown = page.inner_text("dl.facts strong")
    assert len(shown) == 18
    assert shown not in page.url

    page.goto(f"{house.url}/people/{house.li}/")
    assert shown not in page.content()


def test_the_roster_fits_a_phone_and_works_there(house, signed_in) -> None:
    page = signed_in("wangdui", PHONE)
    for path in ("/roster/", "/roster/export/", f"/people/{house.li}/", f"/people/{house.li}/?tab=facts"):
        page.goto(house.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.said == []


def test_the_numbers_of_the_views_come_by_themselves(house, signed_in) -> None:
    page = signed_in("wangdui")
    page.goto(f"{house.url}/roster/")

    page.wait_for_selector(".views .n")
    assert int(page.inner_text(".views .n >> nth=0")) >= 1
