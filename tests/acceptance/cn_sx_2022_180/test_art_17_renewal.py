"""Shanxi 17 and 22: a contract is renewed when training and appraisal have been weighed; it is no new entry."""

from datetime import date

import pytest

from tests.lifecycle.contracts.office import fact, rules, sent, shanxi, signed
from tests.people.cast import DAY, Cast, li_lei
from tests.people.doing import do, refused
from xieguan.lifecycle.models import LabourContract, Renewal
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Invalid, Refused
from xieguan.people.suppliers import facts_of

RENEW = "contracts.renew"
DATA = {
    "labour_contract_signed_on": date(2025, 2, 20),
    "labour_contract_months": 24,
    "training_result_considered": True,
    "appraisal_result_considered": True,
    "opinion": "两年培训均合格，考核称职，同意续签",
}
ON = date(2023, 9, 1)  # the law of Shanxi is in force


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"training_result_considered": False}, "renewal-weighs-training"),
        ({"appraisal_result_considered": False}, "renewal-weighs-appraisal"),
        ({"labour_contract_months": 12}, "dispatch-contract-term"),
    ],
)
def test_what_was_not_weighed_is_not_renewed(cast: Cast, wrong: dict, rule: str) -> None:
    place = shanxi(cast)
    who = sent(place)
    signed(place, who)
    assert rules(refused(Refused, RENEW, who, place.clerk, ON, **{**DATA, **wrong})) == {rule}
    assert not Renewal.objects.exists()


def test_a_renewal_follows_the_contract_before_and_keeps_what_was_weighed(cast: Cast) -> None:
    place = shanxi(cast)
    who = sent(place)
    signed(place, who)
    do(RENEW, who, place.clerk, ON, **DATA)
    later = LabourContract.objects.latest("pk")
    assert (later.from_on, later.until_on, later.post) == (date(2025, 3, 1), date(2027, 3, 1), "协管员")
    kept = later.renewal
    assert facts_of("renewal", kept.pk, ON) == {
        "training_result_considered": True,
        "appraisal_result_considered": True,
    }
    assert fact(who, "labour_contract_signed_on", date(2025, 4, 1)) == date(2023, 3, 1)
    assert fact(who, "firm_labour_contract_on_file", date(2026, 1, 1))
    who.refresh_from_db()
    assert (who.hired_on, who.left_on) == (date(2023, 3, 1), None)


def test_without_a_contract_on_record_the_first_day_must_be_said(cast: Cast) -> None:
    who = Engagement.objects.get(public=li_lei(cast))
    assert set(refused(Invalid, RENEW, who, cast.clerk, DAY, **DATA).errors) == {"starts_on"}
    data = {**DATA, "starts_on": date(2023, 4, 1)}
    assert set(refused(Invalid, RENEW, who, cast.clerk, DAY, **data).errors) == {"post"}
    do(RENEW, who, cast.clerk, DAY, **data, post="协管员")


def test_a_contract_can_end_before_its_time_and_the_engagement_goes_on(cast: Cast) -> None:
    place = shanxi(cast)
    who = sent(place)
    contract = signed(place, who)
    assert set(
        refused(Invalid, "contracts.end", contract, place.clerk, date(2023, 2, 1), reason="误").errors
    ) == {"on"}
    do("contracts.end", contract, place.clerk, DAY, reason="改签新合同")
    assert fact(who, "firm_labour_contract_on_file") is False
    refused(Invalid, "contracts.end", contract, place.clerk, DAY, reason="改签新合同")
    who.refresh_from_db()
    assert who.left_on is None
