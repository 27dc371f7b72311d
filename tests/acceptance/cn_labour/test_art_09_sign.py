"""Labour Contract Law 9, 10, 58, 60, 82: how a contract is signed, and what its lateness costs."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.lifecycle.contracts.office import CONTRACT, fact, haian, rules, sent, shanxi, signed
from tests.people.cast import DAY, Cast, li_lei
from tests.people.doing import do, refused
from xieguan.lifecycle.models import LabourContract
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Denied, Invalid, NotFound, Refused
from xieguan.people.verdicts import verdict_of

SIGN = "contracts.sign"


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"deposit_taken": True}, "no-deposit"),
        ({"identity_papers_held": True}, "no-papers-held"),
        ({"charged_for_placement": True}, "no-placement-charge"),
        ({"labour_contract_months": 23}, "dispatch-contract-term"),
        ({"labour_contract_months": None}, "dispatch-contract-term"),
    ],
)
@pytest.mark.parametrize("where", [shanxi, haian])
def test_what_the_law_forbids_is_not_signed(cast: Cast, where, wrong: dict, rule: str) -> None:
    place = where(cast)
    who = sent(place)
    error = refused(Refused, SIGN, who, place.clerk, DAY, **{**CONTRACT, **wrong})
    assert rules(error) == {rule}
    assert not LabourContract.objects.exists()
    signed(place, who)


def test_the_office_itself_may_sign_for_a_year_or_without_end(cast: Cast) -> None:
    who = Engagement.objects.get(public=li_lei(cast))
    data = {**CONTRACT, "labour_contract_months": None, "charged_for_placement": None}
    do(SIGN, who, cast.clerk, DAY, **data)
    kept = LabourContract.objects.get()
    assert (kept.employer, kept.until_on) == (cast.county, None)
    assert fact(who, "labour_contract_signed_on") == date(2023, 3, 1)


def test_contracts_do_not_overlap_and_their_days_are_days_that_were(cast: Cast) -> None:
    place = shanxi(cast)
    who = sent(place)
    signed(place, who)
    again = {**CONTRACT, "labour_contract_signed_on": date(2025, 2, 28)}
    assert set(refused(Invalid, SIGN, who, place.clerk, DAY, **again).errors) == {"starts_on"}
    do(SIGN, who, place.clerk, DAY, **again, starts_on=date(2025, 3, 1))
    ahead = {**CONTRACT, "labour_contract_signed_on": timezone.localdate() + timedelta(days=1)}
    error = refused(Invalid, SIGN, who, place.clerk, DAY, **ahead)
    assert set(error.errors) == {"labour_contract_signed_on"}


def outcomes(who: Engagement, on: date) -> dict[str, str]:
    return {one.rule.id: one.outcome for one in verdict_of(who, on, "").rulings}


def test_a_late_contract_owes_double_wages_until_they_are_paid(cast: Cast) -> None:
    place = shanxi(cast)
    who, law = sent(place, hired_on=date(2023, 1, 9)), "double-wages-settled"
    assert outcomes(who, DAY)["written-contract"] == "unknown", "nobody has said so: never met"
    signed(place, who)
    assert outcomes(who, DAY)["written-contract"] == "met"
    assert outcomes(who, DAY)[law] == "unknown"
    paid = {"paid_on": DAY, "amount": "2400", "document": "转账凭证1号"}
    do("contracts.settle_double_wages", who, place.clerk, DAY, **paid)
    assert outcomes(who, DAY)[law] == "met"
    early = {**paid, "paid_on": date(2023, 1, 1)}
    assert set(refused(Invalid, "contracts.settle_double_wages", who, place.clerk, DAY, **early).errors) == {
        "paid_on"
    }


def test_the_firm_tells_its_own_people_what_the_agreement_says(cast: Cast) -> None:
    place, tell = shanxi(cast), "contracts.tell_dispatch_terms"
    who, direct = sent(place, 14), Engagement.objects.get(public=li_lei(cast))
    assert outcomes(who, DAY)["dispatch-terms-told"] == "unknown"
    do(tell, who, place.sender, DAY, dispatch_terms_told_on=date(2023, 3, 1), document="签收单")
    assert outcomes(who, DAY)["dispatch-terms-told"] == "met"
    refused(NotFound, tell, direct, place.sender, DAY, dispatch_terms_told_on=DAY)
    refused(NotFound, tell, who, haian(cast).sender, DAY, dispatch_terms_told_on=DAY)
    refused(Denied, SIGN, who, place.sender, DAY, **CONTRACT)
    refused(Invalid, tell, direct, place.clerk, DAY, dispatch_terms_told_on=DAY)
