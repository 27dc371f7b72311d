"""The issuer's way to a card: the photo, the register, the file for the printer, and a stranger who checks it."""

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.browser.test_journeys_office import Looked
from tests.lifecycle.credentials.pictures import exif, jpeg
from xieguan.desk.signing.published import read
from xieguan.lifecycle.credentials.card.checking import check

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with serving("tests.browser.served_cards", tmp_path_factory.mktemp("cards")) as told:
        yield told


def test_an_issuer_prints_a_card_that_anybody_can_check(signed_in, house) -> None:
    page = signed_in("zhengjian")
    looked = Looked(page)
    page.goto(f"{house.url}/people/{house.li}/")
    page.click("a[href$='/photo/']")
    page.set_input_files("#f-file", {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": b"not a photo"})
    page.click(".intake-go button")
    expect(page.locator(".fld.bad .err")).to_be_visible()
    looked.at("a photo that is none")
    page.set_input_files(
        "#f-file", {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": jpeg(extra=exif(1))}
    )
    page.click(".intake-go button")
    expect(page.locator(".photo img")).to_have_js_property("naturalHeight", 413)

    page.goto(f"{house.url}/credentials/")
    looked.at("register")
    page.check(f"input[name=pick][value='{house.certificate}']")
    with page.expect_download() as taken:
        page.click(".bulk button")
    content = Path(taken.value.path()).read_bytes()

    stranger = page.context.browser.new_page()
    published = stranger.goto(f"{house.url}/credentials/keys.json").text()
    stranger.close()
    drawn = pypdfium2.PdfDocument(content)[1].render(scale=4, grayscale=True)
    picture = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
    found = check(zxingcpp.read_barcodes(picture)[0].text, read(published), datetime.now(UTC))
    assert (found.outcome, found.claims.name) == ("genuine", "李雷")
    assert looked.wrong == []
    assert [said for said in page.said if "422" not in said] == []
