"""A province's supervisor, an auditor, a city's legal officer and the three administrators at their work, in a browser.

Each journey goes the way its person would go, by what the pages say; no console may complain, no content policy be
broken, and axe looks at every page once.
"""

import re

import pytest

from tests.browser.conftest import DESK, PHONE, serving
from tests.browser.test_frame import errors as complaints
from tests.browser.test_frame import seen
from tests.people.packs import files, zipped
from tests.web.signing import SECRET, code_of

pytestmark = pytest.mark.browser
SHANXI = "cn-sx-2022-180"
SECONDS = 10  # that anything may take
OWN = "Qing-teng-3391!"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A house of these journeys' own, in a process of its own."""
    with serving("tests.browser.administration", tmp_path_factory.mktemp("house")) as told:
        yield told


@pytest.fixture
def at(signed_in, house):
    """Somebody at work: `at("system")` is a page in which he is signed in; at the end nothing may have been said."""
    pages = []

    def begin(username, size=DESK):
        pages.append(signed_in(username, size))
        pages[-1].set_default_timeout(SECONDS * 1000)
        return pages[-1]

    yield begin
    assert [text for page in pages for text in errors(page.said)] == []


@pytest.fixture
def somebody(browser, house):
    """A browser of somebody else's, not signed in."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    yield page
    assert errors(page.said) == []
    context.close()


def errors(said):
    """What the console said, but for forms that were sent back, which is what they are for."""
    return [text for text in complaints(said) if "422" not in text]


def sound(page):
    """Nothing axe objects to, and nothing wider than the window."""
    assert seen(page) == [], page.url
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{page.url} is {width} wide"


def enter(page, house, username, password):
    page.goto(f"{house.url}/account/login/")
    page.fill("#f-login", username)
    page.fill("#f-password", password)
    page.locator("main button.pri").click()


def follow(page, name):
    page.locator("main").get_by_role("link", name=name).first.click()


def test_a_supervisor_reads_the_law_and_tries_another_number(at, house):
    page = at("jiandu")
    page.goto(house.url)
    page.locator("#nav").get_by_role("link", name="条款落实").click()
    sound(page)
    follow(page, "城市管理执法协管人员管理暂行规定")
    assert "第十六条" in page.inner_text("main")
    page.locator("#a-16 > summary").click()
    follow(page, "单独看这一条")
    sound(page)

    page.locator("#nav").get_by_role("link", name="推演").click()
    page.select_option("#w-pack", SHANXI)
    page.get_by_role("button", name="选定").click()
    page.locator('[name="p.min_prejob_workdays"]').fill("14")
    page.get_by_role("button", name="试算").click()
    assert house.short in page.inner_text("main")
    sound(page)

    page.goto(f"{house.url}/law/compare?left={SHANXI}&right=cn-js-haian-2022-7")
    assert "urban-management" not in page.inner_text("main")
    assert "行政区划代码14" in page.inner_text("main")


def test_a_city_makes_a_number_stricter_from_the_rules_page(at, house):
    page = at("wangdui")
    page.goto(f"{house.url}/settings/")
    sound(page)
    follow(page, "规则与参数")
    sound(page)
    page.locator('a[href*="parameter=min_prejob_workdays"]').click()
    assert "15个工作日" in page.inner_text("main .panel")
    assert page.locator("#f-parameter").input_value() == "min_prejob_workdays"
    sound(page)

    page.fill("#f-value", "14")
    page.fill("#f-document", "南城管发〔2026〕3号")
    page.locator("main form button.big").click()
    assert "不低于15个工作日" in page.inner_text("#errors")

    page.fill("#f-value", "20")
    page.locator("main form button.big").click()
    assert "/settings/policy/" in page.url
    assert "20个工作日" in page.inner_text("main")


def test_detailed_rules_are_mended_and_then_decided_on_by_somebody_else(at, house):
    page = at("hanmeimei")
    page.goto(f"{house.url}/settings/policy/")
    follow(page, "提交实施细则")
    sound(page)
    hand_in(page, zipped(files(workdays=10)))
    assert "tighten" not in page.inner_text("main")
    assert "检查发现1个问题" in page.inner_text("main") or "检查发现" in page.inner_text("main")
    sound(page)

    page.goto(f"{house.url}/settings/policy/drafts/new/")
    hand_in(page, zipped(files()))
    draft = page.url
    sound(page)
    assert page.get_by_role("link", name="批准施行").count() == 0
    assert "您是提交人" in page.inner_text("main") or "由您提交" in page.inner_text("main")

    leader = at("wangdui")
    leader.goto(draft)
    leader.get_by_role("link", name="批准").click()
    leader.locator("main form button.big").click()
    assert "有效" in leader.inner_text("main aside") or "施行" in leader.inner_text("main aside")


def hand_in(page, content):
    page.set_input_files("#f-files", {"name": "细则.zip", "mimeType": "application/zip", "buffer": content})
    page.locator("main form button.big").click()


def test_the_three_administrators_each_do_their_own_part(at, somebody, house):
    system = at("system")
    system.goto(f"{house.url}/settings/users/")
    sound(system)
    follow(system, "开设账户")
    system.select_option("#f-office", house.county)
    system.fill("#f-name", "新来的")
    system.fill("#f-username", "xinlai")
    system.locator("main form button.pri").click()
    password = system.inner_text("code.key")
    sound(system)
    follow(system, "返回该账户")
    account = system.url
    assert system.get_by_role("link", name="授予").count() == 0
    assert "由安全管理员授予" in system.inner_text("main")
    sound(system)

    enter(somebody, house, "xinlai", password)
    somebody.fill("#f-old", password)
    somebody.fill("#f-new", OWN)
    somebody.fill("#f-again", OWN)
    somebody.locator("main form button.pri").click()
    somebody.goto(f"{house.url}/roster/")
    assert "无权查看" in somebody.inner_text("main")

    security = at("security")
    security.goto(f"{house.url}/settings/users/")
    assert security.get_by_role("link", name="开设账户").count() == 0
    security.goto(account)
    security.get_by_role("link", name=re.compile("授予")).first.click()
    security.select_option("#f-role", "clerk")
    security.locator("main form button.big").click()
    assert security.url == account
    assert "经办" in security.inner_text("main .grants")
    sound(security)
    somebody.goto(f"{house.url}/roster/")
    assert house.short in somebody.inner_text("main")

    auditor = at("auditor")
    auditor.goto(account)
    assert auditor.locator("main .offers a").count() == 0
    assert auditor.get_by_role("link", name=re.compile("授予|终止")).count() == 0

    system = at("system")  # one browser, one sign-in at a time
    system.goto(account)
    system.get_by_role("link", name="停用账户").click()
    system.fill("#f-reason", "调离")
    system.locator("main form button.big").click()
    system.get_by_role("button", name="确认").click()
    somebody.goto(f"{house.url}/roster/")
    assert "/account/login/" in somebody.url


def test_an_auditor_searches_proves_and_takes_away_the_trail(at, house):
    page = at("auditor")
    page.goto(house.url)
    page.locator("#nav").get_by_role("link", name="操作留痕").click()
    assert "imports.commit" not in page.inner_text("main table")
    sound(page)
    page.select_option("#t-act", "imports.commit")
    page.get_by_role("button", name="查询").click()
    follow(page, re.compile("第.+号"))
    said = page.inner_text("main .detail")
    assert "新增人员" in said
    assert re.findall(r"\b(counts|as_of|state|rows)\b", said) == []
    sound(page)

    page.goto(f"{house.url}/trail/proof/")
    page.get_by_role("button", name="立即验证").click()
    sound(page)
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载").click()
    assert taken.value.path().stat().st_size > 0


def test_a_second_factor_is_added_used_and_its_loss_provided_for(somebody, house):
    enter(somebody, house, "jiandu", SECRET)
    somebody.goto(f"{house.url}/account/")
    sound(somebody)
    somebody.goto(f"{house.url}/account/2fa/totp/activate/")
    if "reauthenticate" in somebody.url:
        somebody.fill("#f-password", SECRET)
        somebody.locator("main button.pri").click()
    somebody.get_by_text("无法扫描").click()
    secret = somebody.inner_text("code.key")
    sound(somebody)
    somebody.fill("#f-code", code_of(secret))
    somebody.locator("main form button.pri").click()
    somebody.goto(f"{house.url}/account/2fa/recovery-codes/")
    sound(somebody)
    spare = somebody.locator(".codes code, code.key, ul.codes li").first.inner_text()

    somebody.context.clear_cookies()
    enter(somebody, house, "jiandu", SECRET)
    sound(somebody)
    somebody.fill("#f-code", spare)
    somebody.locator("main button.pri").first.click()
    somebody.goto(f"{house.url}/account/")
    assert "登录会话" in somebody.inner_text("main")


def test_who_guesses_is_locked_out_until_the_security_administrator_unlocks(at, somebody, house):
    for _try in range(6):
        enter(somebody, house, "suofang", "falsch")
    assert "锁定" in somebody.inner_text("main")
    sound(somebody)

    security = at("security")
    security.goto(f"{house.url}/settings/users/?state=locked")
    follow(security, "锁方")
    security.get_by_role("link", name="解除锁定").click()
    security.fill("#f-reason", "本人到场核实")
    security.locator("main form button.big").click()
    enter(somebody, house, "suofang", SECRET)
    assert somebody.url == f"{house.url}/"


PLACES = {
    "jiandu": ("/", "/organisations/", "/organisations/{city}/", "/law/cn-labour/", "/settings/calendar/"),
    "hanmeimei": ("/settings/erasures/", "/account/tokens/", "/api/v1/docs"),
    "system": ("/do/organisations.establish/{city}/", "/do/organisations.split/{city}/", "/settings/"),
}


@pytest.mark.parametrize("username", PLACES)
def test_the_other_places_fit_a_phone_and_twice_the_size(at, house, username):
    page = at(username, PHONE)
    for path in PLACES[username]:
        page.goto(house.url + path.format(city=house.city))
        sound(page)
    page.set_viewport_size({"width": 720, "height": 450})
    for path in PLACES[username]:
        page.goto(house.url + path.format(city=house.city))
        assert page.evaluate("document.documentElement.scrollWidth") <= 720, path
