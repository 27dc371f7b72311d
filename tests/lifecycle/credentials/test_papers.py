"""The registers as papers: whom they name, in which state, and how the ledger of the law takes them."""

import io
from datetime import date

import docx

from tests.lifecycle.credentials.office import city_issuer, coded, issued, somebody
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.law.ledger import state
from xieguan.law.pack import packs
from xieguan.lifecycle.models import Certificate
from xieguan.people.papers.making import make
from xieguan.people.suppliers import supply
from xieguan.words import _


def rows(name: str, subject, by, on: date = DAY) -> list[list[str]]:
    content = make(name, subject.public, form="docx", by=by, on=on).content
    return [
        [cell.text for cell in row.cells]
        for table in docx.Document(io.BytesIO(content)).tables
        for row in table.rows
    ]


def test_the_register_of_certificates_says_what_became_of_each(cast: Cast) -> None:
    issuer = city_issuer(cast)
    for serial, number in ((13, "并0001"), (15, "并0002")):
        issued(cast, somebody(cast, serial), number, on=date(2023, 5, 1))
    lost = Certificate.objects.get(number="并0001")
    do("credentials.report_lost", lost, issuer, certificate_lost_on=DAY, reason="遗失")

    now = {row[1]: row[8] for row in rows("certificate_register", cast.city, issuer) if len(row) == 10}
    before = str(rows("certificate_register", cast.city, issuer, date(2023, 5, 2)))
    assert (now["并0001"], now["并0002"]) == ("已报失", "有效")
    assert "已报失" not in before, "as of an earlier day"
    assert "并0001" not in str(rows("certificate_register", cast.city, issuer, date(2023, 4, 1)))


def test_the_register_of_badges_keeps_a_number_that_is_worn_no_longer(cast: Cast) -> None:
    coded(cast)
    issuer, who = city_issuer(cast), somebody(cast)
    do("credentials.allocate_badge", who, issuer)
    issued(cast, who)
    do("credentials.revoke", who, issuer, date(2023, 7, 1), part="both", reason="离职")

    [then] = [row for row in rows("badge_register", cast.county, issuer) if "李雷" in row]
    [after] = [row for row in rows("badge_register", cast.county, issuer, date(2023, 7, 2)) if "李雷" in row]
    assert then[1] == after[1] == "XG010001"
    assert (then[5], after[5]) == (_("in use"), "2023-07-01")


def test_the_file_tells_of_both(cast: Cast) -> None:
    coded(cast)
    who = somebody(cast)
    do("credentials.allocate_badge", who, city_issuer(cast))
    issued(cast, who)
    said = str(rows("personnel_file", who, cast.clerk))
    assert "XG010001" in said
    assert "并0001" in said


def test_an_article_kept_by_a_register_is_live_because_the_office_can_produce_it() -> None:
    shanxi = next(pack for pack in packs() if pack.id == "cn-sx-2022-180")
    article = next(one for one in shanxi.articles if one.number == 21)
    assert "paper.certificate_register" in article.kept_by
    assert state(article, supply()) == "live"
