"""The workbench: what awaits me, by when, by which article, and the link to do it."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.people import subjects
from tests.people.cast import Cast, id_number, li_lei, office, user
from tests.people.doing import do
from xieguan.people.models import Engagement, Grant, SheetRow
from xieguan.people.roles import Role
from xieguan.words import _

TODAY = timezone.localdate()
PACK = "cn-sx-2022-180"


@pytest.fixture(autouse=True)
def nothing_kept(db: None) -> None:
    cache.clear()


def page(client: Client) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def keep(cast: Cast) -> None:
    """The city keeps the pack that has lapsed, so that it binds today."""
    do(
        "packs.adopt", cast.city, cast.second_leader, TODAY, pack=PACK, document="续〔2024〕1号", decided_by="会",
        from_on="2024-10-08", until_on=TODAY + timedelta(days=900),
    )  # fmt: skip


def sheet(cast: Cast, count: int = 1, **facts: object) -> None:
    for number in range(count):
        serial = Engagement.objects.count() + 1
        li_lei(cast, id_number=id_number(serial=serial), name=f"示例人{number}")
    SheetRow.objects.update(**facts)


def test_a_stranger_is_sent_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/").status_code == 302


def test_a_clerk_sees_what_is_wrong_by_which_article_and_of_whom(cast: Cast, as_) -> None:
    keep(cast)
    sheet(cast, 3, prejob_workdays=3)
    shown = page(as_(cast.clerk))

    assert "补足岗前培训" in shown
    assert "第十六条" in shown
    assert _("{n} people not met").format(n=3) in shown
    assert "示例人0" in shown


def test_what_is_late_says_so_and_the_head_counts_it(cast: Cast, as_) -> None:
    keep(cast)
    month = {"insurance_month_end": date(2025, 6, 30), "insurance_evidenced_to": date(2025, 5, 31)}
    sheet(cast, 1, hired_on=date(2024, 11, 1), hiring_mode="direct", **month)
    shown = page(as_(cast.clerk))

    assert 'class="due late"' in shown
    assert re.search(r'<strong class="v-no">', shown)


def test_the_bars_say_their_numbers_in_words(cast: Cast, as_) -> None:
    keep(cast)
    sheet(cast, 2, prejob_workdays=3)
    said = _("{met} met, {fail} not met, {unknown} unknown").format(met=0, fail=2, unknown=0)

    assert said in page(as_(cast.leader))


def test_an_exception_leads_to_the_act_that_decides_it(cast: Cast, as_) -> None:
    exemption = subjects.exemption(cast.county)

    assert f"/do/exemptions.approve/{exemption.public}/" in page(as_(cast.leader))


def test_what_is_due_stands_on_its_day_of_the_ruler(cast: Cast, as_) -> None:
    newcomer = subjects.account(cast.county)
    until = TODAY + timedelta(days=7)
    newcomer.grants.create(role=Role.CLERK, organisation=cast.county, from_on=TODAY, until_on=until)
    shown = page(as_(cast.security))

    assert until.isoformat() in shown
    if until.year == TODAY.year:
        assert re.search(r'<li class="(today )?due"><i>1</i>', shown)


def test_a_new_office_is_told_what_to_do_first(cast: Cast, as_) -> None:
    empty = office(cast.province, "新城市城市管理局", "city", "1403")
    clerk = user("xin", "新经办", Role.CLERK, empty)
    shown = page(as_(clerk))

    assert _("Import the roster") in shown
    assert f"/do/engagements.open/{empty.public}/" in shown
    sheet(cast, 1)
    assert _("Import the roster") not in page(as_(cast.clerk))


def test_administrators_see_theirs_and_no_people(cast: Cast, as_) -> None:
    keep(cast)
    sheet(cast, 1, prejob_workdays=1)
    for who in (cast.system, cast.security, cast.auditor):
        shown = page(as_(who))
        assert "示例人" not in shown
        assert _("How each article stands") not in shown


def test_where_nobody_works_yet_the_administrators_are_told_to_open_accounts_and_give_roles(
    cast: Cast, as_
) -> None:
    assert _("Open accounts") not in page(as_(cast.system))
    Grant.objects.filter(role=Role.CLERK).delete()

    assert _("Open accounts") in page(as_(cast.system))
    assert _("Give roles") in page(as_(cast.security))


def test_nothing_of_another_office_is_on_the_page(cast: Cast, as_) -> None:
    keep(cast)
    sheet(cast, 2, prejob_workdays=1)
    subjects.exemption(cast.county)
    shown = page(as_(cast.stranger))

    assert "示例人" not in shown
    assert "南城" not in shown
    assert "理由" not in shown


def test_hostile_words_are_shown_and_do_nothing(cast: Cast, as_) -> None:
    exemption = subjects.exemption(cast.county)
    exemption.reason = "<script>alert(1)</script>"
    exemption.save()
    shown = page(as_(cast.leader))

    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_the_number_of_queries_does_not_grow(cast: Cast, as_) -> None:
    keep(cast)
    sheet(cast, 1, prejob_workdays=1)
    client = as_(cast.clerk)
    few = queries(client)
    sheet(cast, 5, prejob_workdays=1, education=1)

    assert queries(client) == few < 52


def queries(client: Client) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        page(client)
    return len(asked)


def test_the_menu_shows_the_same_number_as_the_page(cast: Cast, as_) -> None:
    keep(cast)
    sheet(cast, 1, prejob_workdays=1)
    shown = page(as_(cast.clerk))
    head = re.search(r'class="lede">.*?<strong>(.*?)</strong>', shown)
    menu = re.search(r'<span class="n">(\d+)', shown)

    assert head
    assert menu
    assert head.group(1) == _("{n} things await you").format(n=menu.group(1))


def test_there_is_no_inline_style_or_script(cast: Cast, as_) -> None:
    shown = page(as_(cast.clerk))

    assert " style=" not in shown
    assert not re.search(r"<script(?![^>]*src=)", shown)


def test_no_words_are_left_in_the_template() -> None:
    """Every Chinese word on the page comes from the catalogue or a pack."""
    folder = Path("xieguan/web/templates/home")
    assert not any(re.search(r"[\u4e00-\u9fff]", file.read_text()) for file in folder.glob("*.html"))
