"""The first five minutes of a newcomer: check the roster, correct a column, import it, see what is wrong with whom."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.people.rosters import person, roster
from xieguan.desk import worker
from xieguan.people.imports import starting
from xieguan.people.models import Engagement, Import

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
ODD = {"入职时间": "工龄起点"}
SHORT = person(1)["姓名"]


def content() -> bytes:
    people = [person(0), person(1, **{"岗前培训天数(工作日)": "14"}), person(2, 身份证号="12")]
    return roster(*({ODD.get(key, key): value for key, value in one.items()} for one in people))


def hand_in(page: Page) -> None:
    page.set_input_files("#f-file", {"name": "名册.csv", "mimeType": "text/csv", "buffer": content()})
    page.click("form.intake .intake-go button")


def correct(page: Page) -> None:
    page.click("button[value=columns]")
    page.locator("tr", has_text="工龄起点").locator("select").select_option("hired_on")
    page.click("button[value=map]")


@pytest.fixture
def browser_context_args(request, browser_context_args):
    return {**browser_context_args, "java_script_enabled": getattr(request, "param", "script") == "script"}


EITHER = pytest.mark.parametrize("browser_context_args", ["script", "no-script"], indirect=True)


@EITHER
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_from_the_file_to_the_findings(cast, signed_in, house, size) -> None:
    page = signed_in(cast.clerk, size)
    page.goto(f"{house}/checkup/")
    hand_in(page)
    assert page.locator("dl.tally dd").first.inner_text().startswith("3")
    correct(page)
    assert page.locator("tr", has_text=SHORT).count() == 1

    page.locator("main details.menu summary").click()
    with page.expect_download() as taken:
        page.click("button[value=workbook]")
    assert taken.value.suggested_filename.endswith(".xlsx")
    assert not Import.objects.exists()

    page.click("button[formaction='/imports/new/']")
    page.click("form[action$='/commit/'] button")
    page.wait_for_selector("#people")
    assert Engagement.objects.visible().count() == 2
    assert page.locator("tr", has_text=SHORT).count() == 1
    assert page.said == []


@EITHER
def test_a_long_import_shows_how_far_it_is_and_then_its_findings(cast, signed_in, house, monkeypatch) -> None:
    """With script the page asks again by itself; without, the browser loads it anew."""
    monkeypatch.setattr(starting, "SMALL", 1)
    page = signed_in(cast.clerk)
    page.goto(f"{house}/imports/new/")
    hand_in(page)
    page.click("form .intake-go button")
    page.click("form[action$='/commit/'] button")
    page.wait_for_selector("progress")
    assert worker.run_one()
    page.wait_for_selector("#people")
    assert page.said == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_of_it_is_sound_for_everybody(cast, signed_in, house, size) -> None:
    page, found, wide = signed_in(cast.clerk, size), {}, {}

    def look(where: str) -> None:
        page.wait_for_load_state()
        found[where] = [
            f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in Axe().run(page).response["violations"]
        ]
        wide[where] = page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    page.goto(f"{house}/checkup/")
    look("form")
    hand_in(page)
    look("result")
    page.click("button[value=columns]")
    look("columns")
    page.click("button[value=map]")
    page.click("button[formaction='/imports/new/']")
    look("compare")
    page.goto(f"{page.url}columns/")
    look("columns of the import")
    page.click("form .intake-go button")
    page.click("form[action$='/commit/'] button")
    page.wait_for_selector("#people")
    look("findings")
    page.goto(f"{house}/imports/")
    look("list")
    page.goto(f"{house}/imports/new/")
    look("new")
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
    assert [where for where, fits in wide.items() if not fits] == []
