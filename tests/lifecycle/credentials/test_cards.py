"""Cards: two pages each, cut where they must be, with a code that anybody checks offline with the published keys."""

import io
from datetime import UTC, date, datetime, timedelta

import cbor2
import pypdf
import pypdfium2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.lifecycle.credentials.office import UNTIL, city_issuer, coded, county_issuer, issued, somebody
from tests.lifecycle.credentials.pictures import jpeg
from tests.people.cast import DAY, Cast
from tests.people.doing import do, last
from xieguan.desk.models import Entry
from xieguan.desk.signing import base45, keyring, published
from xieguan.law.judge import stand
from xieguan.law.pack import packs
from xieguan.lifecycle.credentials.card.checking import check
from xieguan.lifecycle.credentials.card.claims import read
from xieguan.lifecycle.credentials.card.keys import change
from xieguan.lifecycle.credentials.card.run import print_chosen, print_office
from xieguan.lifecycle.credentials.card.wording import wording
from xieguan.lifecycle.credentials.photo.taking import take_in
from xieguan.lifecycle.models import Certificate
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.perform import perform

NOW = datetime(2023, 6, 1, 2, tzinfo=UTC)


@pytest.fixture
def li(cast: Cast) -> Certificate:
    """李雷's certificate, with badge and photo."""
    coded(cast)
    who = somebody(cast)
    do("credentials.allocate_badge", who, city_issuer(cast))
    take_in(jpeg(), who.public, by=cast.clerk, on=DAY)
    issued(cast, who)
    return Certificate.objects.get()


def card(one: Certificate, cast: Cast, now: datetime = NOW) -> bytes:
    return print_chosen([one.public], by=city_issuer(cast), on=DAY, now=now).content


def scanned(content: bytes, page: int = 1) -> str:
    """What a reader finds on a page as it is printed, at 300 dots an inch."""
    drawn = pypdfium2.PdfDocument(content)[page].render(scale=300 / 72, grayscale=True)
    picture = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
    return zxingcpp.read_barcodes(picture)[0].text


def keys(data) -> list[published.PublishedKey]:
    """As somebody has them who got them from the office."""
    return published.read(published.as_json(keyring.published(data)))


def test_the_code_of_the_printed_card_is_proved_offline(li, cast: Cast, data) -> None:
    found = check(scanned(card(li, cast)), keys(data), NOW)

    assert found.outcome == "genuine"
    assert found.claims.name == "李雷"
    assert (found.claims.number, found.claims.badge) == ("并0001", "XG010001")
    assert found.claims.issuer == "并城市城市管理局"
    assert (found.claims.valid_until, found.claims.code) == (UNTIL, bytes.fromhex(li.code))


def test_it_is_a_cose_message_that_holds_without_our_own_code(li, cast: Cast, data) -> None:
    text = scanned(card(li, cast))
    message = cbor2.loads(base45.decode(text.removeprefix("XG1:")))
    protected, unprotected, payload, signature = message.value
    key = keyring.published(data)[0]

    assert (message.tag, unprotected) == (18, {})
    assert cbor2.loads(protected) == {1: -8, 4: key.id}
    signed = cbor2.dumps(["Signature1", protected, b"", payload])
    Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, signed)
    claims = cbor2.loads(payload)
    assert claims.keys() == {1, 2, 4, 6, 7, "name", "badge"}, "what is printed on it, and nothing else"


def test_a_changed_letter_proves_nothing(li, cast: Cast, data) -> None:
    text, known = scanned(card(li, cast)), keys(data)
    for place in range(4, len(text), 7):
        other = "A" if text[place] != "A" else "B"
        assert check(text[:place] + other + text[place + 1 :], known, NOW).outcome in (
            "unreadable",
            "forged",
            "unknown-key",
        )


def test_an_old_card_is_proved_after_the_key_has_been_changed(li, cast: Cast, data) -> None:
    before = scanned(card(li, cast))
    change(NOW + timedelta(days=30), DAY, withdraw=False)
    later = NOW + timedelta(days=31)
    after = scanned(card(li, cast, later))

    assert {check(text, keys(data), later).outcome for text in (before, after)} == {"genuine"}
    assert read(before).signed.key_id != read(after).signed.key_id
    assert last().kind == "read"
    assert Entry.objects.filter(act="cards.rotate_key").count() == 1


def test_a_withdrawn_key_proves_nothing_and_a_strangers_is_not_known(li, cast: Cast, data, tmp_path) -> None:
    text = scanned(card(li, cast))
    stranger = keyring.signer(tmp_path / "elsewhere", NOW).published
    assert check(text, [stranger], NOW).outcome == "unknown-key"
    change(NOW + timedelta(days=1), DAY, withdraw=True)
    assert check(text, keys(data), NOW).outcome == "key-withdrawn"


def test_what_was_signed_when_the_key_was_not_in_use_is_not_proved(li, cast: Cast, data) -> None:
    text, first = scanned(card(li, cast)), keys(data)[0]
    ended = published.PublishedKey(first.public, first.from_at, until_at=NOW)
    assert check(text, [ended], NOW).outcome == "not-its-time"


def test_a_card_that_has_run_out_says_so(li, cast: Cast, data) -> None:
    text = scanned(card(li, cast))
    last_hour = datetime(2025, 5, 31, 15, 59, tzinfo=UTC)  # 23:59 here
    assert check(text, keys(data), last_hour).outcome == "genuine"
    assert check(text, keys(data), last_hour + timedelta(minutes=1)).outcome == "expired"


def test_it_is_cut_to_the_size_of_a_card_and_says_what_it_is_not(li, cast: Cast, settings) -> None:
    settings.DEMO = True
    pages = pypdf.PdfReader(io.BytesIO(card(li, cast))).pages
    said = ["".join(page.extract_text().split()) for page in pages]

    assert len(pages) == 2
    for page in pages:
        box = page.trimbox
        assert (round(float(box.width) / 72 * 25.4, 1), round(float(box.height) / 72 * 25.4, 1)) == (85.6, 54)
        assert float(page.mediabox.width) > float(box.width) + 2 * 3 / 25.4 * 72, "bleed, and room for marks"
    assert all("本证不作行政执法证件使用" in one and "演示数据" in one for one in said)
    for text in ("城市管理执法协管人员工作证", "李雷", "XG010001", "并0001", "2023.06.01–2025.05.31"):
        assert text in said[0]
    assert len(pages[0].images) == 1, "the photo"


def test_every_card_of_an_office_in_one_file(li, cast: Cast, data) -> None:
    for serial in (15, 17):
        issued(cast, somebody(cast, serial, name=f"张{serial}"), f"并00{serial}")
    printed = print_office(cast.county.public, by=city_issuer(cast), on=DAY, now=NOW)

    numbers = [check(scanned(printed.content, page), keys(data), NOW).claims.number for page in (1, 3, 5)]
    assert printed.count == 3
    assert numbers == ["并0001", "并0015", "并0017"]
    assert sorted(last().detail["cards"]) == sorted(Certificate.objects.values_list("public", flat=True))


def test_what_does_not_count_is_not_printed_and_named(li, cast: Cast) -> None:
    do("credentials.suspend", li, city_issuer(cast), reason="培训未完成")
    with pytest.raises(Invalid, match="并0001"):
        card(li, cast)
    with pytest.raises(Invalid):
        print_office(cast.county.public, by=city_issuer(cast), on=DAY, now=NOW)


def test_only_an_issuer_prints_and_only_what_his_office_issued(li, cast: Cast) -> None:
    before = Entry.objects.count()
    with pytest.raises(Denied):
        print_chosen([li.public], by=cast.clerk, on=DAY, now=NOW)
    with pytest.raises(Invalid, match="并0001"):
        print_chosen([li.public], by=county_issuer(cast), on=DAY, now=NOW)
    with pytest.raises(NotFound):
        print_chosen([li.public, "a" * 14], by=city_issuer(cast), on=DAY, now=NOW)
    assert Entry.objects.count() == before


def test_after_a_review_the_card_runs_as_long_as_the_review_says(li, cast: Cast, data) -> None:
    data_ = {"passed": True, "last_day": date(2026, 6, 1)}
    perform("credentials.review", li.engagement.public, data_, by=city_issuer(cast), on=DAY)
    found = check(scanned(card(li, cast)), keys(data), NOW)
    assert found.claims.valid_until == date(2026, 6, 2)


def test_each_regulation_has_its_own_words_and_all_say_what_it_is_not() -> None:
    said = {pack.id: wording(stand(pack, pack.first_day)[-1:]) for pack in packs()}
    assert "协管人员" in said["cn-sx-2022-180"].title
    assert "辅助人员" in said["cn-js-haian-2022-7"].title
    assert said["cn-labour"] == wording([]), "a law that has none leaves it to the others"
    assert all("行政执法证件" in one.notice for one in said.values())
