"""The pages of the law: what binds the office first, every article, what lapsed says so, nobody else counted."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.people.cast import DAY, Cast, id_number, li_lei, user
from tests.people.doing import do
from tests.web.counting import questions
from xieguan.law.attach import attach
from xieguan.law.numerals import write_numeral
from xieguan.law.pack import find, load
from xieguan.people import sheet
from xieguan.people.inboxes import everything, kept
from xieguan.people.ledger import counting
from xieguan.people.models import Engagement
from xieguan.people.models.sheet import SheetRow
from xieguan.people.roles import Role

SHANXI = "cn-sx-2022-180"
PAGE = f"/law/{SHANXI}/"
IN_FORCE, LAPSED = "2023-06-01", "2024-12-01"


def body(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def text(page: str) -> str:
    """What is to be read of the main part of a page."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def row(cast: Cast, number: int, office=None, **facts: object) -> None:
    public = li_lei(cast, id_number=id_number(serial=number), name=f"人{number}")
    engagement = Engagement.objects.get(public=public)
    where = office or cast.county
    Engagement.objects.filter(pk=engagement.pk).update(organisation=where)
    SheetRow.objects.filter(pk=engagement.pk).update(path=where.path, **facts)


def adopt(cast: Cast, **changes: object):
    given = {
        "pack": SHANXI,
        "document": "示城管发〔2024〕9号",
        "decided_by": "局务会",
        "from_on": "2024-10-08",
        "until_on": "2099-10-08",
        **changes,
    }
    return do("packs.adopt", cast.city, cast.second_leader, date(2024, 10, 8), **given)


def test_the_packs_that_bind_the_office_come_first(cast, as_):
    said = text(body(as_(cast.clerk), "/law/"))

    assert said.index("城市管理执法协管人员管理暂行规定") < said.index("海安") < len(said)
    assert "适用于南城县城市管理局" in said or "南城县城市管理局" in said


def test_the_ledger_has_every_article(cast, as_):
    page = body(as_(cast.clerk), PAGE)

    assert page.count('<details class="art"') == 31
    assert "晋建管规字〔2022〕180号" in page
    assert "山西省住房和城乡建设厅" in page


@pytest.mark.parametrize("address", ["/law/", PAGE, f"{PAGE}16/"])
def test_what_lapsed_says_so_on_every_page(cast, as_, address):
    said = text(body(as_(cast.clerk), f"{address}?on={LAPSED}"))

    assert "已失效" in said
    assert "不拒绝任何行为" in said


@pytest.mark.parametrize("address", ["/law/", PAGE, f"{PAGE}16/"])
def test_what_was_in_force_then_says_so(cast, as_, address):
    said = text(body(as_(cast.clerk), f"{address}?on={IN_FORCE}"))

    assert "门槛照章拒绝" in said
    assert "不拒绝任何行为" not in said


def test_a_lapsed_pack_only_advises(cast, as_):
    page = body(as_(cast.clerk), f"{PAGE}16/?on={LAPSED}")

    assert "提示性" in page
    assert '<span class="tag line">应当</span>' not in page


def test_a_decision_to_keep_it_is_shown_with_its_document_and_office(cast, as_):
    adopt(cast)
    said = text(body(as_(cast.clerk), f"{PAGE}?on={LAPSED}"))

    assert "续用" in said
    assert "示城管发〔2024〕9号" in said
    assert "并城市城市管理局" in said
    assert "未经民主程序通过并公示" in said


def test_before_its_first_day_it_is_not_yet_law(cast, as_):
    assert "尚未施行" in text(body(as_(cast.clerk), f"{PAGE}?on=2022-10-07"))


def test_the_successor_is_named_and_not_judged_by(cast, as_):
    assert "晋建管规字〔2024〕208号" in text(body(as_(cast.clerk), PAGE))


def test_people_are_counted_by_rule_with_the_way_to_their_list(cast, as_):
    row(cast, 1, hired_on=date(2023, 3, 1), prejob_workdays=3)
    row(cast, 2, hired_on=date(2023, 3, 1), prejob_workdays=15)
    said = text(body(as_(cast.clerk), f"{PAGE}16/"))

    assert "1 项不符" in said


def test_nobody_of_another_office_is_counted(cast, as_):
    row(cast, 1, cast.elsewhere, hired_on=date(2023, 3, 1), prejob_workdays=3)
    row(cast, 2, hired_on=date(2023, 3, 1), prejob_workdays=15)
    page = body(as_(cast.clerk), f"{PAGE}16/")

    assert "外地市" not in page
    assert "1 项不符" not in text(page)


def test_counts_by_office_name_the_offices_below(cast, as_):
    row(cast, 1, hired_on=date(2023, 3, 1), prejob_workdays=3)
    row(cast, 2, cast.city, hired_on=date(2023, 3, 1), prejob_workdays=3)
    said = text(body(as_(cast.second_leader), f"{PAGE}16/"))

    assert "南城县城市管理局" in said
    assert "并城市城市管理局" in said


def test_who_sees_no_files_sees_no_numbers_either(cast, as_):
    row(cast, 1, hired_on=date(2023, 3, 1), prejob_workdays=3)
    said = text(body(as_(cast.auditor), f"{PAGE}16/"))

    assert "项不符" not in said
    assert "看名单" not in said


def test_another_offices_law_is_not_found(cast, as_):
    body(as_(cast.clerk), f"/law/?office={cast.elsewhere.public}", 404)
    body(as_(cast.clerk), f"{PAGE}?office={cast.city.public}", 404)


def test_there_is_no_page_for_what_is_not_there(cast, as_):
    body(as_(cast.clerk), "/law/no-such-pack/", 404)
    body(as_(cast.clerk), f"{PAGE}32/", 404)
    body(as_(cast.clerk), f"{PAGE}?on=nonsense")


def test_an_auxiliary_reads_the_law_and_learns_of_nobody(cast, as_):
    client = as_(user("self", "李雷", Role.AUXILIARY, cast.county))

    page = body(client, "/law/cn-sx-2022-180/")

    assert "第十六条" in text(page)
    assert "/roster/" not in page


def test_a_number_that_several_laws_of_a_collection_have_asks_which(cast, as_):
    page = body(as_(cast.clerk), "/law/cn-labour/42/")

    assert "/law/cn-labour/administrative-penalty-law-42/" in page
    assert "/law/cn-labour/labour-contract-law-42/" in page
    assert "行政处罚" in text(body(as_(cast.clerk), "/law/cn-labour/administrative-penalty-law-42/"))


@pytest.mark.parametrize("pack", ["cn-sx-2022-180", "cn-js-haian-2022-7", "cn-labour"])
def test_every_article_of_every_pack_has_its_page(cast, as_, pack):
    client = as_(cast.clerk)
    for article in load(find(pack)).articles:
        key = f"{article.instrument}-{article.number}" if article.instrument else str(article.number)
        assert article.title["zh"] in body(client, f"/law/{pack}/{key}/")


def test_a_parameter_says_who_tightened_it_and_how_far_it_may_go(cast, as_):
    adopt(cast)
    given = {
        "pack": SHANXI,
        "parameter": "min_prejob_workdays",
        "value": 20,
        "document": "示城管发〔2025〕3号",
    }
    do("packs.set_parameter", cast.city, cast.second_leader, date(2025, 1, 1), **given, from_on="2025-01-01")
    said = text(body(as_(cast.clerk), f"{PAGE}16/?on=2025-02-01"))

    assert "20个工作日" in said
    assert "示城管发〔2025〕3号" in said
    assert "不低于15个工作日" in said


def test_the_official_text_stands_beside_the_gist_once_it_is_attached(cast, as_, data, tmp_path):
    assert "要旨" in text(body(as_(cast.clerk), f"{PAGE}16/"))
    published = "".join(
        f"第{write_numeral(number)}条　这是公布的文字<b>{number}</b>。\n" for number in range(1, 32)
    )
    file = tmp_path / "text.txt"
    file.write_text(published, encoding="utf-8")
    attach(SHANXI, file, Path(data))
    page = body(as_(cast.clerk), f"{PAGE}16/")

    assert 'class="lawtext"' in page
    assert "这是公布的文字&lt;b&gt;16" in page


def test_two_packs_stand_side_by_side(cast, as_):
    said = text(body(as_(cast.clerk), f"/law/compare?left={SHANXI}&right=cn-js-haian-2022-7"))

    assert "2022-10-08" in said
    assert "2022-08-01" in said
    assert "两个不同" in text(body(as_(cast.clerk), f"/law/compare?left={SHANXI}&right={SHANXI}"))


def test_a_filter_shows_the_articles_of_one_form(cast, as_):
    page = body(as_(cast.clerk), f"{PAGE}?form=gate")

    assert 0 < page.count('<details class="art"') < 31


def test_hostile_words_are_text(cast, as_):
    adopt(cast, document="<script>x</script>", decided_by="<img src=x>")
    page = body(as_(cast.clerk), f"{PAGE}?on={LAPSED}")

    assert "<script>x" not in page
    assert "<img" not in page


@pytest.mark.parametrize("address", ["/law/", PAGE, f"{PAGE}16/"])
def test_the_number_of_queries_does_not_grow(cast, as_, address, monkeypatch):
    for place in (counting, kept, everything):  # what is kept because it took long depends on the machine
        monkeypatch.setattr(place, "SLOW_SECONDS" if place is counting else "SLOW", 1e9)
    client = as_(cast.second_leader)
    row(cast, 1)
    first = questions(client, address)
    for number in range(2, 6):
        row(cast, number, cast.city)
    adopt(cast)

    # three more: the decision, for the page and for its frame, and who took it
    assert questions(client, address) <= first + 3 <= 23


def test_the_sheet_is_what_is_counted(cast, as_):
    li_lei(cast)
    sheet.rebuild(DAY)

    assert "1人" in text(body(as_(cast.clerk), PAGE)).replace(" ", "")
