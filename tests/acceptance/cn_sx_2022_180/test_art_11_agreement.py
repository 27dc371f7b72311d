"""Shanxi 11: an agreement is put to use when every clause is there; each dispatched person has the firm's contract."""

from datetime import date

import pytest

from tests.lifecycle.contracts.office import CLAUSES, drafted, fact, in_use, rules, sent, shanxi, signed
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.people.outcomes import Denied, Invalid, Refused

ACTIVATE = "contracts.activate_agreement"


@pytest.mark.parametrize(
    ("clause", "rule"),
    [
        ("post", "agreement-post"),
        ("duties", "agreement-duties"),
        ("headcount", "agreement-headcount"),
        ("last_day", "agreement-term"),
        ("pay_amount", "agreement-pay"),
        ("insurance_amount", "agreement-insurance"),
        ("payment", "agreement-pay"),
        ("liability", "agreement-liability"),
        ("splits_term", "dispatch-term-not-split"),
    ],
)
def test_without_one_of_its_clauses_an_agreement_is_not_put_to_use(
    cast: Cast, clause: str, rule: str
) -> None:
    place = shanxi(cast)
    made = drafted(place, **{clause: None})
    error = refused(Refused, ACTIVATE, made, place.leader, date(2023, 1, 1))
    assert rule in rules(error)
    do("contracts.amend_agreement", made, place.clerk, date(2023, 1, 1), **{clause: CLAUSES[clause]})
    do(ACTIVATE, made, place.leader, date(2023, 1, 1))


def test_an_agreement_without_housing_fund_and_names_is_complete(cast: Cast) -> None:
    made = in_use(shanxi(cast), housing_fund_amount=None)
    assert made.versions.filter(activated_on=date(2023, 1, 1)).count() == 1


def test_whom_it_covers_has_an_agreement_in_force_until_its_last_day(cast: Cast) -> None:
    place = shanxi(cast)
    who = sent(place)
    assert fact(who, "dispatch_agreement_in_force") is None
    made = drafted(place)
    assert fact(who, "dispatch_agreement_in_force") is None, "what is being written is no agreement yet"
    do(ACTIVATE, made, place.leader, date(2023, 3, 1))
    days = [date(2023, 2, 28), date(2023, 3, 1), date(2024, 12, 31), date(2025, 1, 1)]
    assert [fact(who, "dispatch_agreement_in_force", day) for day in days] == [None, True, True, False]
    who.refresh_from_db()
    assert who.sheet.dispatch_agreement_in_force is False  # today, long after


def test_a_version_in_use_is_never_edited(cast: Cast) -> None:
    place = shanxi(cast)
    who, made = sent(place), in_use(place)
    amend = "contracts.amend_agreement"
    assert "reason" in refused(Invalid, amend, made, place.clerk, DAY, pay_amount="3500").errors
    do(amend, made, place.clerk, DAY, pay_amount="3500", reason="当地最低工资调整")
    first, old, new = made.versions.order_by("ordinal")
    assert (first.pay_amount, old.pay_amount, new.pay_amount) == (None, 3200, 3500)
    assert (old.activated_on, new.activated_on) == (date(2023, 1, 1), None)
    assert fact(who, "dispatch_agreement_in_force")
    do(ACTIVATE, made, place.leader, DAY)
    old.refresh_from_db()
    assert (old.pay_amount, old.activated_on) == (3200, date(2023, 1, 1))
    assert refused(Invalid, ACTIVATE, made, place.leader, DAY)


def test_who_wrote_it_does_not_put_it_to_use(cast: Cast) -> None:
    place = shanxi(cast)
    made = drafted(place)
    made.versions.update(recorded_by=place.leader)
    refused(Denied, ACTIVATE, made, place.leader, DAY)


def test_an_ended_agreement_covers_nobody(cast: Cast) -> None:
    place = shanxi(cast)
    who, made = sent(place), in_use(place)
    do("contracts.end_agreement", made, place.leader, DAY, reason="派遣单位许可证到期")
    assert fact(who, "dispatch_agreement_in_force") is False
    assert fact(who, "dispatch_agreement_in_force", date(2023, 5, 31))
    refused(Invalid, "contracts.amend_agreement", made, place.clerk, DAY, post="某")


def test_the_firm_s_contract_is_on_file_once_it_is_recorded(cast: Cast) -> None:
    place = shanxi(cast)
    who = sent(place)
    assert fact(who, "firm_labour_contract_on_file") is None
    contract = signed(place, who)
    assert contract.employer == place.firm
    assert fact(who, "firm_labour_contract_on_file")
    assert fact(who, "firm_labour_contract_on_file", date(2025, 3, 1)) is False


def test_an_end_before_the_beginning_is_refused_and_nothing_is_written(cast: Cast) -> None:
    place = shanxi(cast)
    made = drafted(place)
    wrong = {"from_on": date(2024, 1, 1), "last_day": date(2023, 12, 31)}
    assert set(refused(Invalid, "contracts.amend_agreement", made, place.clerk, DAY, **wrong).errors) == {
        "last_day"
    }
    assert made.versions.count() == 2
