"""The law, the what-if and the trail in a browser: nothing axe objects to, nothing too wide, all of it printable."""

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_frame import errors, seen

pytestmark = pytest.mark.browser
SHANXI = "/law/cn-sx-2022-180/"
PAGES = [
    ("wangdui", "/law/"),
    ("wangdui", SHANXI),
    ("wangdui", f"{SHANXI}16/"),
    ("wangdui", "/law/compare?left=cn-sx-2022-180&right=cn-js-haian-2022-7"),
    ("wangdui", "/whatif/?pack=cn-sx-2022-180&p.min_prejob_workdays=20"),
    ("wangdui", "/trail/"),
    ("wangdui", "/trail/1/"),
    ("auditor", "/trail/proof/"),
]
OPEN = "document.querySelectorAll('main details').forEach(one => { one.open = true })"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_stand_in_nobodys_way(signed_in, house, size):
    troubles = []
    for who, path in PAGES:
        page = signed_in(who, size)
        page.goto(house.url + path)
        page.evaluate(OPEN)
        troubles += [(path, what) for what in (*seen(page), *errors(page.said))]
        width = page.evaluate("document.documentElement.scrollWidth")
        troubles += [(path, f"{width} wide")] if width > size["width"] else []
        page.close()

    assert troubles == []


def test_the_ledger_prints_on_landscape_paper_with_its_articles_open(signed_in, house):
    page = signed_in("wangdui")
    page.goto(house.url + SHANXI)
    page.emulate_media(media="print")

    assert page.locator("details.art .gist").first.is_visible()
    assert not page.locator(".side").is_visible()
