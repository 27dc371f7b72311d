"""The first five minutes of a newcomer: check the roster, correct a column, import it, see what is wrong with whom."""

import os
import subprocess
import sys
from itertools import count

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.people.rosters import person, roster

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
ODD = {"入职时间": "工龄起点"}
CLERK = "hanmeimei"
fresh = count(100, 3)  # the house is one for all tests: each hands in people of its own


@pytest.fixture
def browser_context_args(request, browser_context_args):
    return {**browser_context_args, "java_script_enabled": getattr(request, "param", "script") == "script"}


EITHER = pytest.mark.parametrize("browser_context_args", ["script", "no-script"], indirect=True)


def three(first: int) -> bytes:
    """Three people: one in order, one a day short of training, one whose number is none."""
    people = [
        person(first),
        person(first + 1, **{"岗前培训天数(工作日)": "14"}),
        person(first + 2, 身份证号="12"),
    ]
    return roster(*({ODD.get(key, key): value for key, value in one.items()} for one in people))


def hand_in(page: Page, content: bytes) -> None:
    page.set_input_files("#f-file", {"name": "名册.csv", "mimeType": "text/csv", "buffer": content})
    page.click("form.intake .intake-go button")


@EITHER
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_from_the_file_to_the_findings(signed_in, house, size) -> None:
    page, first = signed_in(CLERK, size), next(fresh)
    short = person(first + 1)["姓名"]
    page.goto(f"{house.url}/checkup/")
    hand_in(page, three(first))
    assert page.locator("dl.tally dd").first.inner_text().startswith("3")

    page.click("button[value=columns]")
    page.locator("tr", has_text="工龄起点").locator("select").select_option("hired_on")
    page.click("button[value=map]")
    expect(page.locator("tr", has_text=short)).to_have_count(1)

    page.locator("main details.menu summary").click()
    with page.expect_download() as taken:
        page.click("button[value=workbook]")
    assert taken.value.suggested_filename.endswith(".xlsx")

    page.click("button[formaction='/imports/new/']")
    expect(page.locator("#new")).to_be_visible()
    page.click("form[action$='/commit/'] button")
    page.wait_for_selector("#people")
    expect(page.locator("tr", has_text=short)).to_have_count(1)
    assert page.said == []


@EITHER
def test_a_long_import_shows_how_far_it_is_and_then_its_findings(signed_in, house) -> None:
    """With script the page asks again by itself; without, the browser loads it anew."""
    page, first = signed_in(CLERK), next(fresh)
    page.goto(f"{house.url}/imports/new/")
    lines = (
        three(first).decode().replace("胸号", "胸号,备注", 1)
        + "\n"
        + "\n".join(f"合计{n}：" for n in range(2100))
    )
    hand_in(page, lines.encode())
    page.click("form .intake-go button")
    page.click("form[action$='/commit/'] button")
    page.wait_for_selector("progress")
    work(house.data)
    page.wait_for_selector("#people")
    assert page.said == []


def work(data) -> None:
    """A worker does what there is to do in the house."""
    environment = {name: value for name, value in os.environ.items() if name != "XIEGUAN_DATABASE"}
    environment |= {"XIEGUAN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    code = "import django; django.setup(); from xieguan.desk.worker import run_one; print(run_one())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_of_it_is_sound_for_everybody(signed_in, house, size) -> None:
    page, found, wide = signed_in(CLERK, size), {}, {}

    def look(where: str) -> None:
        page.wait_for_load_state()
        wrong = Axe().run(page).response["violations"]
        found[where] = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in wrong]
        wide[where] = page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    page.goto(f"{house.url}/checkup/")
    look("form")
    hand_in(page, three(next(fresh)))
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
    page.goto(f"{house.url}/imports/")
    look("list")
    page.goto(f"{house.url}/imports/new/")
    look("new")
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
    assert [where for where, fits in wide.items() if not fits] == []
