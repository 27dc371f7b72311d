"""Hai'an 10: the agreement names the persons and states the housing fund; Shanxi asks for neither."""

from datetime import date

from tests.lifecycle.contracts.office import drafted, fact, haian, rules, sent
from tests.people.cast import Cast
from tests.people.doing import do, refused
from xieguan.people.outcomes import Invalid, Refused

ACTIVATE, AMEND = "contracts.activate_agreement", "contracts.amend_agreement"
DAY = date(2023, 3, 1)


def test_without_housing_fund_and_names_it_is_not_put_to_use(cast: Cast) -> None:
    place = haian(cast)
    who, other = sent(place), sent(place, 14)
    made = drafted(place)
    error = refused(Refused, ACTIVATE, made, place.leader, DAY)
    assert rules(error) == {"agreement-persons", "agreement-housing-fund"}
    assert {ruling.rule.article for ruling in error.rulings} == {10}
    do(AMEND, made, place.clerk, DAY, housing_fund_amount="320", persons=[who.public])
    do(ACTIVATE, made, place.leader, DAY)
    assert fact(who, "dispatch_agreement_in_force", DAY)
    assert fact(other, "dispatch_agreement_in_force", DAY) is False  # it names others


def test_names_and_clauses_can_be_struck_out_again(cast: Cast) -> None:
    place = haian(cast)
    who = sent(place)
    made = drafted(place, housing_fund_amount="320", persons=[who.public])
    do(AMEND, made, place.clerk, DAY, struck_out=["persons", "housing_fund_amount", "term"])
    error = refused(Refused, ACTIVATE, made, place.leader, DAY)
    assert rules(error) >= {"agreement-persons", "agreement-housing-fund", "agreement-term"}


def test_whom_the_firm_does_not_send_here_cannot_be_named(cast: Cast) -> None:
    place = haian(cast)
    made = drafted(place)
    error = refused(Invalid, AMEND, made, place.clerk, DAY, persons=["nobody", sent(place).public])
    assert set(error.errors) == {"persons.0"}
    assert made.versions.count() == 2
