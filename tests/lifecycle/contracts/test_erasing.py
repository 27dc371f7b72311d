"""When a person is erased, all that he has signed, was told and was named in goes with him; the agreement stays."""

from datetime import date

from django.utils import timezone

from tests.lifecycle.contracts.office import haian, in_use, sent, signed
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.lifecycle.models import DispatchAgreement, InsurancePaid, LabourContract, NamedPerson, TermsTold
from xieguan.people.erasing.removal import remove


def test_what_hangs_on_a_person_goes_with_him(cast: Cast) -> None:
    place = haian(cast)
    who = sent(place)
    in_use(place, housing_fund_amount="320", persons=[who.public])
    signed(place, who)
    renewal = {"training_result_considered": True, "appraisal_result_considered": True, "opinion": "同意"}
    do(
        "contracts.renew",
        who,
        place.clerk,
        labour_contract_signed_on=date(2025, 2, 1),
        labour_contract_months=24,
        **renewal,
    )
    do("contracts.tell_dispatch_terms", who, place.sender, dispatch_terms_told_on=DAY)
    rows = [{"engagement": who.public}]
    paid = {"month": "2023-03", "firm": place.firm.public, "document": "明细", "people": rows}
    do("contracts.record_insurance", place.office, place.clerk, **paid)
    counts = remove(who.person, [], timezone.now())
    assert (counts["labourcontract"], counts["renewal"], counts["namedperson"]) == (2, 1, 1)
    assert [one.objects.count() for one in (LabourContract, NamedPerson, TermsTold, InsurancePaid)] == [0] * 4
    assert DispatchAgreement.objects.exists()
