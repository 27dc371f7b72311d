"""Hai'an 26: what contract and agreement say of appraisal is known before anybody is dismissed or returned for it."""

from tests.lifecycle.contracts.office import drafted, fact, haian, sent, signed
from tests.people.cast import DAY, Cast
from tests.people.doing import do


def test_the_clause_counts_once_the_version_that_has_it_is_in_use(cast: Cast) -> None:
    place = haian(cast)
    who = sent(place)
    made = drafted(place, housing_fund_amount="320", persons=[who.public], appraisal_clause=False)
    assert fact(who, "agreement_has_appraisal_clause") is None
    do("contracts.activate_agreement", made, place.leader, DAY)
    assert fact(who, "agreement_has_appraisal_clause") is False
    do("contracts.amend_agreement", made, place.clerk, DAY, appraisal_clause=True, reason="补写考核条款")
    assert fact(who, "agreement_has_appraisal_clause") is False
    do("contracts.activate_agreement", made, place.leader, DAY)
    assert fact(who, "agreement_has_appraisal_clause") is True


def test_the_clause_of_the_contract_is_that_of_the_latest(cast: Cast) -> None:
    place = haian(cast)
    who = sent(place)
    assert fact(who, "contract_has_appraisal_clause") is None
    signed(place, who, appraisal_clause=True)
    assert fact(who, "contract_has_appraisal_clause") is True
