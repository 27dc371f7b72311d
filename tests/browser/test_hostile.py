"""Texts that would be scripts, formulas or headers are stored and shown as texts, or refused with a sentence.

They were sent through every form there is (`sowing.py`); here every page that shows them is opened in Chromium.
"""

import pytest

from tests.browser.conftest import DESK, PHONE, serving

pytestmark = pytest.mark.browser

PAGES = {
    "hanmeimei": [
        "/", "/roster/", "/roster/?q=<script>", "/roster/export/", "/imports/", "/checkup/", "/account/",
        "/do/engagements.open/{county}/?name=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    ],
    "wangdui": [
        "/", "/organisations/", "/organisations/{county}/", "/settings/policy/", "/trail/", "/account/tokens/",
        "/settings/users/?q=\"><img src=x onerror=alert(1)>", "/do/grants.give/{county}/",
    ],
    "system": ["/settings/users/", "/organisations/?q=<script>alert(1)</script>", "/do/organisations.move/{county}/"],
}  # fmt: skip
RECORDS = {
    "people": ("hanmeimei", "/people/{}/"),
    "users": ("wangdui", "/settings/users/{}/"),
    "imports": ("hanmeimei", "/imports/{}/"),
    "drafts": ("wangdui", "/settings/policy/drafts/{}/"),
    "erasures": ("wangdui", "/do/persons.erase/{}/"),
    "exemptions": ("wangdui", "/do/exemptions.approve/{}/"),
}


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A house in a process of its own, sown with hostile texts."""
    with serving("tests.browser.hostile_house", tmp_path_factory.mktemp("hostile")) as told:
        yield told


def test_every_text_is_taken_as_a_text_or_refused_with_a_sentence(house) -> None:
    assert house.wrong == []
    assert len(house.taken) > 10
    assert len(house.refused) > 10


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_of_it_runs_or_breaks_a_page(signed_in, house, size) -> None:
    addresses = [(who, path.format(county=house.county)) for who, paths in PAGES.items() for path in paths]
    for kind, (who, path) in RECORDS.items():
        addresses += [(who, path.format(public)) for public in getattr(house, kind)]
    wrong, page, present = [], None, ""

    def ran(dialog):
        wrong.append(("a script ran", dialog.message))
        dialog.dismiss()

    for who, path in sorted(addresses):
        if who != present:
            page, present = signed_in(who, size), who
            page.on("dialog", ran)
        page.said.clear()
        status = page.goto(house.url + path, wait_until="load").status
        width = page.evaluate("document.documentElement.scrollWidth")
        wrong += [(path, what) for what in page.said if "Failed to load resource" not in what]
        wrong += [(path, f"{width} wide")] if width > size["width"] else []
        wrong += (
            [(path, status)] if status not in (200, 403, 404) else []
        )  # a refusal shows what was sent, too
        wrong += [(path, "an image")] if page.locator("main img[src='x'], main svg[onload]").count() else []

    assert wrong == []
