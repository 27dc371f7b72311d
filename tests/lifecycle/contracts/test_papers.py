"""The agreement, the contract and the register as papers: what they say, and that they can be set."""

import pytest

from tests.lifecycle.contracts.office import drafted, haian, sent, signed
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.desk.documents.plain import plain
from xieguan.people.outcomes import Invalid, NotFound
from xieguan.people.papers.making import make
from xieguan.people.papers.registry import PAPERS


def told(name: str, subject, by) -> str:
    return str(plain(PAPERS[name].body(subject, user=by, on=DAY)))


def test_the_agreement_says_its_clauses_and_whom_it_names(cast: Cast) -> None:
    place = haian(cast)
    who = sent(place)
    do("contracts.register_firm", place.firm, place.sender, credit_code="91110000600037341L")
    made = drafted(place, housing_fund_amount="320", persons=[who.public])
    text = told("dispatch_agreement", made, place.clerk)
    for words in ("91110000600037341L", "派2023-1", "3,200.00", "320.00", "2024-12-31", who.person.name):
        assert words in text
    assert make("dispatch_agreement", made.public, form="docx", by=place.sender, on=DAY).content[:2] == b"PK"
    with pytest.raises(NotFound):
        make("dispatch_agreement", made.public, form="pdf", by=cast.clerk, on=DAY)


def test_the_contract_and_the_register_say_who_employs_whom_until_when(cast: Cast) -> None:
    place = haian(cast)
    who = sent(place)
    with pytest.raises(Invalid):
        told("labour_contract", who, place.clerk)
    signed(place, who)
    for name, subject in (("labour_contract", who), ("contract_register", place.office)):
        text = told(name, subject, place.clerk)
        assert who.person.name in text
        assert "海安示例人力资源有限公司" in text
        assert "2025-02-28" in text
    assert make("labour_contract", who.public, form="pdf", by=place.clerk, on=DAY).content[:4] == b"%PDF"
