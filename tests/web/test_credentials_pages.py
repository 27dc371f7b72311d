"""证件: the register, one certificate, the tab of a file, and what awaits the issuer."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.lifecycle.credentials.office import city_issuer, coded, issued, somebody
from tests.lifecycle.credentials.pictures import png
from tests.lifecycle.kit.store import gone
from tests.people.cast import Cast
from tests.people.doing import do
from tests.people.rosters import imported, person, roster
from xieguan.lifecycle.models import BadgeCode, BadgeNumber, Certificate
from xieguan.people.inboxes import Asking, todos
from xieguan.people.models import Engagement
from xieguan.words import _


def read(client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def main(body: str) -> str:
    return body[body.index("<main") : body.index("</main>")]


def recent(cast: Cast, serial: int = 13, **changes) -> Certificate:
    who = somebody(cast, serial)
    on = timezone.localdate() - timedelta(days=20)
    issued(cast, who, f"并{serial:04}", on, last_day=on + timedelta(days=300), **changes)
    return Certificate.objects.get(engagement=who)


def test_an_empty_register_says_what_comes_first(cast: Cast, as_) -> None:
    body = main(read(as_(city_issuer(cast)), "/credentials/"))
    assert 'class="empty"' in body
    assert "credentials.open_range" in body


def test_the_register_shows_who_holds_what(cast: Cast, as_) -> None:
    coded(cast)
    one = recent(cast)
    do("credentials.allocate_badge", one.engagement, city_issuer(cast))
    body = main(read(as_(city_issuer(cast)), "/credentials/"))
    assert "李雷" in body
    assert "并0013" in body
    assert "XG010001" in body
    assert "9999 / 10000" in body


def test_another_office_s_certificates_are_never_shown(cast: Cast, as_) -> None:
    one = recent(cast)
    stranger = as_(cast.stranger)
    assert "李雷" not in read(stranger, "/credentials/")
    assert stranger.get(f"/credentials/{one.public}/").status_code == 404


def test_filters_find_by_number_and_by_state(cast: Cast, as_) -> None:
    recent(cast)
    lost = recent(cast, 14)
    day = timezone.localdate()
    data = {"certificate_lost_on": day, "reason": "遗失"}
    do("credentials.report_lost", lost, cast.clerk, day, **data)
    client = as_(cast.clerk)
    assert "并0013" not in main(read(client, "/credentials/", show="lost"))
    assert "并0014" in main(read(client, "/credentials/", show="lost"))
    assert "并0014" not in main(read(client, "/credentials/", q="并0013"))
    assert 'class="empty"' in main(read(client, "/credentials/", q="XG019999"))


@pytest.mark.parametrize("more", [1, 3])
def test_the_register_costs_the_same_queries_however_long(cast: Cast, as_, more: int) -> None:
    coded(cast)
    for serial in range(20, 20 + more):
        recent(cast, serial)
    client = as_(city_issuer(cast))
    read(client, "/credentials/")
    with CaptureQueriesContext(connection) as queries:
        read(client, "/credentials/")
    assert len(queries) <= 36


def test_one_certificate_tells_its_history(cast: Cast, as_) -> None:
    one = recent(cast)
    do("credentials.suspend", one, city_issuer(cast), timezone.localdate(), reason="<b>待查</b>")
    body = main(read(as_(city_issuer(cast)), f"/credentials/{one.public}/"))
    assert "&lt;b&gt;待查" in body
    assert "credentials.resume" in body


def test_the_file_has_a_tab_for_them(cast: Cast, as_) -> None:
    one = recent(cast)
    body = main(read(as_(cast.clerk), f"/people/{one.engagement.public}/", tab="credentials"))
    assert one.number in body


def test_the_form_of_an_issue_names_the_articles(cast: Cast, as_) -> None:
    who = somebody(cast)
    day = timezone.localdate() + timedelta(days=365)
    client = as_(city_issuer(cast))
    assert client.get(f"/do/credentials.issue/{who.public}/").status_code == 200
    sent = {"number": "并0001", "last_day": f"{day}", "certificate_says_not_enforcement": "true"}
    assert client.post(f"/do/credentials.issue/{who.public}/", sent).status_code == 302
    assert Certificate.objects.get().issuer == cast.city


def names(user) -> dict[str, int]:
    return {todo.name: todo.count for todo in todos(Asking(user, timezone.localdate()))[0]}


def test_who_is_trained_and_has_none_awaits_the_issuer(cast: Cast, as_) -> None:
    imported(cast, roster(person(1) | {"岗前培训结果": "合格"}, person(2) | {"岗前培训结果": "不合格"}))
    issuer = city_issuer(cast)
    assert names(issuer)["credentials.issue"] == 1
    [who] = Engagement.objects.filter(person__name=person(1)["姓名"])
    assert who.person.name in main(read(as_(issuer), "/credentials/", show="due"))
    issued(cast, who, on=timezone.localdate(), last_day=timezone.localdate() + timedelta(days=400))
    assert "credentials.issue" not in names(issuer)


def test_a_lost_certificate_awaits_the_issuer_until_it_is_cancelled(cast: Cast) -> None:
    one, day = recent(cast), timezone.localdate()
    do("credentials.report_lost", one, cast.clerk, day, certificate_lost_on=day, reason="遗失")
    assert names(city_issuer(cast))["credentials.revoke"] == 1
    do("credentials.revoke", one.engagement, city_issuer(cast), day, part="certificate", reason="遗失注销")
    assert "credentials.revoke" not in names(city_issuer(cast))


def test_one_that_is_about_to_expire_awaits_the_issuer(cast: Cast) -> None:
    who, day = somebody(cast), timezone.localdate()
    issued(cast, who, on=day, last_day=day + timedelta(days=10))
    assert names(city_issuer(cast))["credentials.review"] == 1
    do("credentials.review", who, city_issuer(cast), day, passed=True, last_day=day + timedelta(days=400))
    assert "credentials.review" not in names(city_issuer(cast))


def test_numbers_about_to_run_out_are_foreseen(cast: Cast) -> None:
    assert "credentials.set_city_code" in names(city_issuer(cast))
    coded(cast)
    assert "credentials.badge_numbers" not in names(city_issuer(cast))
    code = BadgeCode.objects.get()
    used = range(code.numbers - 400)
    BadgeNumber.objects.bulk_create(BadgeNumber(code=code, number=f"{code.stem}{n:04}") for n in used)
    assert "credentials.badge_numbers" in names(city_issuer(cast))
    assert "credentials.badge_numbers" not in names(cast.leader)


def test_whoever_gives_out_numbers_finds_who_has_none(cast: Cast, as_) -> None:
    coded(cast)
    imported(cast, roster(*({**person(one), "胸号": "", "岗前培训结果": "合格"} for one in (1, 2))))
    one, other = Engagement.objects.order_by("pk")
    on = timezone.localdate().replace(2023, 6, 1)
    [todo] = [one for one in todos(Asking(city_issuer(cast), on))[0] if one.name.endswith("allocate_badge")]
    assert (todo.count, todo.link.query, todo.cite.article) == (2, {"show": "unnumbered"}, 20)
    do("credentials.allocate_badge", one, city_issuer(cast))
    [todo] = [one for one in todos(Asking(city_issuer(cast), on))[0] if one.name.endswith("allocate_badge")]
    assert todo.link.arguments == ("credentials.allocate_badge", other.public)
    assert read(as_(city_issuer(cast)), "/credentials/", show="unnumbered")


def test_whose_card_would_have_no_photo_awaits_the_clerk(cast: Cast, as_) -> None:
    imported(cast, roster(person(1) | {"岗前培训结果": "合格"}, person(2) | {"岗前培训结果": "不合格"}))
    assert names(cast.clerk)["credentials.set_photo"] == 1
    assert "credentials.set_photo" not in names(city_issuer(cast))
    [who] = Engagement.objects.filter(person__name=person(1)["姓名"])
    back = "/credentials/?show=pictureless"
    assert who.person.name in main(read(as_(cast.clerk), "/credentials/", show="pictureless"))
    sent = {"file": SimpleUploadedFile("照片.png", png(), "image/png")}
    assert as_(cast.clerk).post(f"/people/{who.public}/photo/?next={back}", sent).url == back
    assert "credentials.set_photo" not in names(cast.clerk)


def test_one_that_was_given_back_is_no_valid_one(cast: Cast, as_) -> None:
    one, day = recent(cast), timezone.localdate()
    do("credentials.recover", one.engagement, cast.clerk, day)
    page = main(read(as_(city_issuer(cast)), "/credentials/", show="returned"))
    assert one.number in page
    assert one.number not in main(read(as_(city_issuer(cast)), "/credentials/", show="valid"))
    assert 'name="pick"' not in page


def test_no_review_is_offered_of_whoever_has_left_and_what_is_lost_is_still_cancelled(
    cast: Cast, as_
) -> None:
    today, issuer = timezone.localdate(), city_issuer(cast)
    here, left, lost = (recent(cast, serial) for serial in (13, 14, 15))
    for one in (here, left):
        do("credentials.suspend", one, issuer, today - timedelta(days=3), reason="待查")
    do("credentials.report_lost", lost, issuer, today, certificate_lost_on=today, reason="遗失")
    for one in (left, lost):
        gone(one.engagement, today - timedelta(days=1))
    client = as_(issuer)
    suspended, cancelled = (main(read(client, "/credentials/", show=show)) for show in ("suspended", "lost"))
    offered = [f"/do/credentials.review/{one.engagement.public}/" in suspended for one in (here, left)]
    assert (offered, left.number in suspended) == ([True, False], True)
    assert f"/do/credentials.revoke/{lost.engagement.public}/" in cancelled


def test_what_cannot_be_printed_leads_back_to_the_list_which_says_why(cast: Cast, as_) -> None:
    client, one = as_(city_issuer(cast)), recent(cast)
    do("credentials.suspend", one, city_issuer(cast), timezone.localdate(), reason="待查")
    for asking, why in (({}, _("choose at least one valid certificate")), ({"pick": one.public}, one.number)):
        assert client.get("/credentials/cards/", asking).headers["Location"] == "/credentials/"
        body = read(client, "/credentials/")
        told = body[body.index('class="toasts"') :]
        assert why in told[: told.index("<button")]
