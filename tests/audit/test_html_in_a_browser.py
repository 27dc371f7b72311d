"""The HTML report as people meet it: at a desk, on a phone, by keyboard alone, and on paper."""

from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.factories.audits import (
    LABOUR,
    LAPSED,
    NO_DAYS_RECORDED,
    ONE_DAY_SHORT,
    SCHOOLLEAVER,
    SHANXI,
    TOO_OLD,
    adoption,
    audited,
    county,
    person,
    rejected,
)
from xieguan.audit import Audit
from xieguan.audit.html import write_html
from xieguan.words import speaking

pytestmark = pytest.mark.browser

DESK, ZOOMED, PHONE, SMALL = (1440, 900), (720, 450), (390, 844), (320, 568)
LONG = "阿卜杜热合曼·" * 12
HOSTILE = "<script>document.title = 'owned'</script>\u202e" + "W" * 5000


def everything(**fields) -> Audit:
    """A report with each of its parts on it."""
    return audited(
        person(name=LONG, **SCHOOLLEAVER),
        person(name="王队", **ONE_DAY_SHORT),
        person(name="外地", **NO_DAYS_RECORDED),
        person(name=HOSTILE, prejob_workdays=(HOSTILE, None)),
        person(name="老李", **TOO_OLD),
        rejected=[rejected(9), rejected(10, HOSTILE)],
        warnings=tuple(county(row) for row in range(3, 8)),
        **fields,
    )


REPORTS = {
    "all its parts": everything,
    "lapsed": lambda: everything(on=LAPSED),
    "kept": lambda: everything(on=LAPSED, adoptions=[adoption()]),
    "two laws": lambda: everything(packs=(SHANXI, LABOUR)),
    "nothing found": lambda: audited(person()),
    "only rejected rows": lambda: audited(rejected=[rejected(3)]),
}
FOLDED = 103  # people, three more than one part of the table holds


def crowd() -> Audit:
    return audited(*[person(name=f"No-{at}", **SCHOOLLEAVER) for at in range(FOLDED)])


@pytest.fixture
def show(page: Page, tmp_path: Path):
    """Open the report of an audit in a window of a size; complaints of the browser fail the test."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    path = tmp_path / "report.html"
    page.on(
        "request", lambda request: request.url.startswith(path.as_uri()) or complaints.append(request.url)
    )

    def opened(audit: Audit, size: tuple[int, int] = DESK, language: str = "zh-Hans") -> Page:
        with speaking(language):
            write_html(audit, path)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(path.as_uri())
        return page

    yield opened
    assert complaints == []


def pages_of(page: Page) -> list[str]:
    """The text of each printed page."""
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("report", REPORTS)
def test_it_can_be_used_by_everybody(show, report, size, language):
    page = show(REPORTS[report](), size, language)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("size", [DESK, ZOOMED, PHONE, SMALL], ids=["desk", "200 %", "phone", "small phone"])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_nothing_sticks_out_sideways(show, size, language):
    page = show(everything(packs=(SHANXI, LABOUR)), size, language)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_folded_parts_of_a_long_table_can_be_used_by_everybody(show):
    found = Axe().run(show(crowd()))
    assert found.violations_count == 0, found.generate_report()


def test_hostile_text_runs_nothing(show):
    assert "owned" not in show(everything()).title()


def test_findings_are_filtered_with_the_keyboard_alone(show):
    page = show(everything())
    shown = page.locator("tbody tr:visible")
    everybody = shown.count()
    page.locator("#view-all").focus()
    page.keyboard.press("ArrowRight")
    assert shown.count() == page.locator("tr.is-fail").count() < everybody
    page.keyboard.press("ArrowRight")
    assert shown.count() == page.locator("tr.is-unknown").count() < everybody


def test_the_skip_link_comes_first(show):
    page = show(everything())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_a_finding_in_a_folded_part_is_found_by_its_link(show):
    page = show(crowd())
    page.goto(page.url + "#f102")
    assert page.locator("#f102").is_visible()


def test_shapes_stay_when_the_system_sets_the_colours(show, page):
    page.emulate_media(forced_colors="active")
    show(everything())
    assert page.locator(".is-fail .v .i").first.bounding_box()["width"] > 10
    assert page.locator(".tag").first.evaluate("tag => getComputedStyle(tag).borderTopWidth") != "0px"


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_lapsed_law_says_so_on_every_printed_page(show, language):
    sheets = pages_of(show(everything(on=LAPSED), language=language))
    assert len(sheets) > 2
    assert all("lapsed" in sheet.lower() for sheet in sheets)


def test_a_law_in_force_is_not_called_lapsed_on_paper(show):
    assert not any("lapsed" in sheet.lower() for sheet in pages_of(show(everything(), language="en")))


def test_paper_holds_what_is_folded_or_filtered_away_on_the_screen(show):
    page = show(crowd())
    page.locator("#view-unknown").check(force=True)
    text = "".join(pages_of(page))
    assert all(f"No-{at}" in text for at in range(FOLDED))
