"""The first five minutes of a newcomer: check the roster, correct a column, import it, see what is wrong with whom."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.people.cast import assemble
from tests.people.rosters import person, roster
from xieguan.people.models import Engagement, Import

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ODD = {"入职时间": "工龄起点"}


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def content() -> bytes:
    people = [person(0), person(1, **{"岗前培训天数(工作日)": "14"}), person(2, 身份证号="12")]
    return roster(*({ODD.get(key, key): value for key, value in one.items()} for one in people))


def opened(browser: Browser, live_server, *, script: bool, width: int) -> tuple[Page, list[str]]:
    """A page of the clerk's, and everything its console has to say."""
    client = Client()
    client.force_login(assemble().clerk)
    context = browser.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 900}, locale="zh-CN"
    )
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    return page, said


@pytest.fixture(params=[(True, 1440), (False, 1440), (True, 390)], ids=["script", "no-script", "phone"])
def clerk(request, browser, live_server) -> Iterator[tuple[Page, list[str]]]:
    script, width = request.param
    page, said = opened(browser, live_server, script=script, width=width)
    page.goto(f"{live_server.url}/checkup/")
    yield page, said
    page.context.close()


def test_from_the_file_to_the_findings(clerk) -> None:
    page, said = clerk
    page.set_input_files("#f-file", {"name": "名册.csv", "mimeType": "text/csv", "buffer": content()})
    page.click("form.intake button[type=submit]")
    assert page.locator("dl.tally dd").first.inner_text().startswith("3")

    page.click("button[value=columns]")
    letter = page.locator("tr", has_text="工龄起点").locator("select")
    letter.select_option("hired_on")
    page.click("button[value=map]")
    assert page.locator("tr", has_text=person(1)["姓名"]).count() == 1

    with page.expect_download() as taken:
        page.locator("details.menu summary", has=page.locator("use[href='#i-download']")).click()
        page.click("button[value=workbook]")
    assert taken.value.suggested_filename.endswith(".xlsx")
    assert not Import.objects.exists()

    page.click("button[formaction='/imports/new/']")
    page.click("form[action$='/commit/'] button")
    assert Engagement.objects.visible().count() == 2
    assert page.locator("#people").is_visible()
    assert page.locator("tr", has_text=person(1)["姓名"]).count() == 1
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if _scripted(page) else True


def _scripted(page: Page) -> bool:
    return page.locator("[data-dismiss]:not([hidden])").count() > 0


def test_a_long_import_shows_how_far_it_is_and_then_its_findings(browser, live_server, monkeypatch) -> None:
    from xieguan.desk import worker
    from xieguan.people.imports import starting

    monkeypatch.setattr(starting, "SMALL", 1)
    page, said = opened(browser, live_server, script=True, width=1440)
    page.goto(f"{live_server.url}/imports/new/")
    page.set_input_files("#f-file", {"name": "名册.csv", "mimeType": "text/csv", "buffer": content()})
    page.click("form.intake button")
    page.click("form .intake-go button")
    page.click("form[action$='/commit/'] button")
    assert page.locator("progress").is_visible()
    assert worker.run_one()
    page.wait_for_selector("#people")
    assert said == []
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_the_pages_have_nothing_axe_finds(browser, live_server, script) -> None:
    if not script:
        pytest.skip("axe is a script")
    from axe_playwright_python.sync_playwright import Axe

    page, _said = opened(browser, live_server, script=True, width=1440)
    page.context.close()
    context = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
    client = Client()
    from xieguan.people.models import User

    client.force_login(User.objects.get(username="hanmeimei"))
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page = context.new_page()
    found = {}

    def look(where: str) -> None:
        wrong = Axe().run(page).response["violations"]
        found[where] = [(one["id"], one["nodes"][0]["html"][:160]) for one in wrong]

    page.goto(f"{live_server.url}/checkup/")
    look("form")
    page.set_input_files("#f-file", {"name": "名册.csv", "mimeType": "text/csv", "buffer": content()})
    page.click("form.intake button[type=submit]")
    look("result")
    page.click("button[value=columns]")
    look("columns")
    page.click("button[value=map]")
    page.click("button[formaction='/imports/new/']")
    look("compare")
    page.click("form[action$='/commit/'] button")
    look("findings")
    page.goto(f"{live_server.url}/imports/")
    look("list")
    page.goto(f"{live_server.url}/imports/new/")
    look("new")
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
    context.close()
