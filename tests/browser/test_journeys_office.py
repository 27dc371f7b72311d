"""Two ways through an office: a clerk with the sample roster, from the file to a person; a leader who decides.

Every page on the way is shown to axe once, is not too wide for a phone, and says nothing on the console: a breach of
the content security policy is said there.
"""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, serving

pytestmark = pytest.mark.browser

ROSTER = Path(__file__).parents[2] / "demo" / "山西-示例花名册.xlsx"
CLERK, LEADER = "hanmeimei", "wangdui"
WHOM = "张丁"  # in the sample's eighth row: senior high, no veteran
READ, REJECTED = 60, 5


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with serving("tests.browser.served_office", tmp_path_factory.mktemp("office")) as told:
        yield told


@pytest.fixture
def browser_context_args(request, browser_context_args):
    script = getattr(request, "param", "script") == "script"
    return {**browser_context_args, "java_script_enabled": script, "locale": "zh-CN"}


class Looked:
    """What was found wrong with the pages somebody came by."""

    def __init__(self, page: Page, axe: bool = True) -> None:
        self.page, self.axe, self.wrong = page, axe, []

    def at(self, where: str) -> None:
        """Look at the page that is open, at a desk and on a phone."""
        self.page.wait_for_load_state()
        if not self.axe:
            return
        found = Axe().run(self.page).response["violations"]
        self.wrong += [f"{where}: {one['id']} {one['nodes'][0]['html'][:160]}" for one in found]
        self.page.set_viewport_size(PHONE)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        self.wrong += [f"{where}: {wide} wide on a phone"] if wide > PHONE["width"] else []
        self.page.set_viewport_size(DESK)


def numbers(page: Page) -> list[str]:
    return [one.split()[0] for one in page.locator("dl.tally").first.locator("dd").all_inner_texts()]


def check_and_import(page: Page, house, looked: Looked) -> str:
    """The roster is handed in, looked at, compared, imported; the address of the import."""
    page.goto(house.url)
    looked.at("workbench")
    page.click(".head .acts a[href='/checkup/']")
    looked.at("check-up")
    page.set_input_files("#f-file", ROSTER)
    page.click("form.intake .intake-go button")
    page.wait_for_selector("dl.tally")
    looked.at("result of the check-up")
    assert numbers(page)[:3] == [str(READ), str(REJECTED), str(READ - REJECTED)]

    page.click("button[formaction='/imports/new/']")
    page.wait_for_selector("form[action$='/commit/']")
    looked.at("comparison")
    page.click("form[action$='/commit/'] button")
    page.wait_for_selector("#people")
    looked.at("result of the import")
    assert numbers(page)[0] == str(READ - REJECTED)
    return page.url


@pytest.mark.parametrize("browser_context_args", ["script", "no-script"], indirect=True)
def test_a_clerk_comes_from_a_spreadsheet_to_what_is_wrong_with_one_person(signed_in, house, request):
    page = signed_in(CLERK, DESK)
    script = "no-script" not in request.node.name
    looked = Looked(page, axe=script)
    taken = check_and_import(page, house, looked)

    page.get_by_role("link", name=WHOM).first.click()
    looked.at("file")
    finding = page.locator(".check.is-no", has_text="文化程度").first
    expect(finding.locator("a.cite")).to_have_attribute("href", "/law/cn-sx-2022-180/12/")
    assert finding.locator("a[href*='engagements.correct']").count() == 0  # that form cannot mend a schooling
    assert finding.locator(".fix").inner_text().strip()

    page.locator("dl.facts details summary").click()
    page.fill("#purpose", "核对身份证复印件")
    page.click("dl.facts details button")
    expect(page.locator("dl.facts dd.code strong")).to_contain_text("140199")
    for tab in ("facts", "timeline"):
        page.click(f"nav.views a[href*='tab={tab}']")
        looked.at(tab)

    page.goto(f"{house.url}/roster/?q=zd")
    expect(page.get_by_role("link", name=WHOM)).to_be_visible()
    looked.at("roster")

    page.goto(taken)
    page.locator("section[aria-labelledby=back] summary").first.click()
    page.click("form[action$='/undo/'] button")
    page.goto(f"{house.url}/roster/?q=zd")
    assert page.get_by_role("link", name=WHOM).count() == 0
    page.goto(f"{house.url}/imports/")
    looked.at("imports")
    assert (looked.wrong, page.said) == ([], [])


def test_a_leader_decides_on_an_exception_and_keeps_a_law(signed_in, house):
    page = signed_in(LEADER, DESK)
    looked = Looked(page)
    page.goto(house.url)
    looked.at("workbench")
    page.click(f"ul.todo a[href*='/do/exemptions.approve/{house.asked}']")
    looked.at("exception")
    expect(page.locator("main")).to_contain_text("退役军人安置")
    page.click("form .send button")
    page.wait_for_load_state()
    page.goto(house.url)
    assert page.locator("ul.todo a[href*='/do/exemptions.approve/']").count() == 0

    page.locator("ul.todo a[href*='/do/packs.adopt/']").first.click()
    looked.at("keeping a law")
    page.click("form .send button")
    looked.at("what is missing")
    page.fill("#f-document", "示例发〔2026〕1号")
    page.fill("#f-decided_by", "局务会议")
    page.fill("#f-from_on", "2024-10-08")
    page.fill("#f-until_on", "2099-01-01")
    page.click("form .send button")
    page.wait_for_load_state()
    side = page.locator(".lawstate")
    expect(side).to_contain_text("2098-12-31")  # the last day that counts, not the first that does not

    for path in ("/law/cn-sx-2022-180/", "/whatif/", "/nowhere/"):
        page.goto(house.url + path)
        looked.at(path)
    assert (looked.wrong, [text for text in page.said if not text.startswith("Failed to load")]) == ([], [])


def test_by_keyboard_alone_one_comes_from_the_workbench_to_a_person(signed_in, house):
    page = signed_in(CLERK, DESK)
    page.goto(house.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the content
    assert page.evaluate("document.activeElement.id") == "main"
    page.focus("#top-q")
    page.keyboard.type("李雷")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    person = page.locator("table.t tbody th a").first
    for _try in range(60):
        if person.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("李雷")
    assert page.said == []
