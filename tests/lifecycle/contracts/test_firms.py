"""Dispatch firms: the credit code, and a whole team that passes from one firm to another."""

from datetime import date

import pytest

from tests.lifecycle.contracts.office import CONTRACT, Place, fact, in_use, sent, shanxi, signed
from tests.people.cast import DAY, Cast, office, user
from tests.people.doing import do, refused
from xieguan.lifecycle.models import FirmRegistration, LabourContract
from xieguan.people.models import Engagement, Organisation
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import Invalid
from xieguan.people.roles import Role
from xieguan.people.scope import reach, within

CODE = "91110000600037341L"
CHANGE, REGISTER = "contracts.change_firm", "contracts.register_firm"


@pytest.mark.parametrize(
    "wrong", ["91110000600037341M", "9111000060003734", "91110000600037341!", "I1110000600037341L"]
)
def test_a_wrong_credit_code_is_refused_naming_the_field(cast: Cast, wrong: str) -> None:
    place = shanxi(cast)
    assert set(refused(Invalid, REGISTER, place.firm, place.sender, credit_code=wrong).errors) == {
        "credit_code"
    }
    assert not FirmRegistration.objects.exists()


def test_a_credit_code_belongs_to_one_firm_and_to_firms_alone(cast: Cast) -> None:
    place, other = shanxi(cast), second_firm(cast)
    do(REGISTER, place.firm, place.sender, credit_code=" 91110000 600037341l ")
    assert FirmRegistration.objects.get().credit_code == CODE
    keeper = user("cityclerk", "市局经办", Role.CLERK, cast.city)
    assert set(refused(Invalid, REGISTER, other, keeper, credit_code=CODE).errors) == {"credit_code"}
    refused(Invalid, REGISTER, cast.county, cast.clerk, credit_code=CODE)


def second_firm(cast: Cast) -> Organisation:
    return office(cast.city, "并城另一劳务派遣有限公司", Kind.FIRM, "1401")


def team(place: Place) -> list[Engagement]:
    made = [sent(place, serial) for serial in (13, 14, 15)]
    for one in made:
        signed(place, one)
        do("contracts.tell_dispatch_terms", one, place.sender, DAY, dispatch_terms_told_on=date(2023, 3, 1))
    return made


def test_a_team_passes_to_another_firm_in_one_act_and_nobody_is_taken_on_anew(cast: Cast) -> None:
    place, other = shanxi(cast), second_firm(cast)
    people, on = team(place), date(2023, 9, 1)
    in_use(place)
    do(
        CHANGE,
        place.office,
        place.leader,
        on,
        firm=place.firm.public,
        to=other.public,
        reason="政府采购重新招标",
    )
    for one in people:
        one.refresh_from_db()
        assert (one.firm, one.hired_on, one.left_on) == (other, date(2023, 3, 1), None)
        assert fact(one, "hired_on", on) == date(2023, 3, 1)
        covered = ("dispatch_agreement_in_force", "firm_labour_contract_on_file", "dispatch_terms_told_on")
        assert [fact(one, name, date(2023, 8, 31)) for name in covered] == [True, True, date(2023, 3, 1)]
        assert [fact(one, name, on) for name in covered] == [None, False, None]
    assert LabourContract.objects.filter(ended_on=on).count() == 3
    again = {**CONTRACT, "labour_contract_signed_on": on}
    do("contracts.sign", people[0], place.clerk, on, **again)
    assert fact(people[0], "firm_labour_contract_on_file", on)
    assert fact(people[0], "labour_contract_signed_on", on) == date(2023, 3, 1), (
        "no new entry: the first counts"
    )


def test_a_part_of_a_team_can_pass_and_strangers_are_named(cast: Cast) -> None:
    place, other = shanxi(cast), second_firm(cast)
    people = team(place)
    data = {"firm": place.firm.public, "to": other.public, "reason": "分批改签"}
    error = refused(
        Invalid, CHANGE, place.office, place.leader, DAY, **data, people=[people[0].public, "nobody"]
    )
    assert set(error.errors) == {"people.1"}
    assert Engagement.objects.filter(firm=place.firm).count() == 3
    do(CHANGE, place.office, place.leader, DAY, **data, people=[people[0].public])
    assert Engagement.objects.filter(firm=other).get() == people[0]
    assert set(refused(Invalid, CHANGE, place.office, place.leader, date(2023, 1, 1), **data).errors) == {
        "on"
    }
    same = {**data, "to": place.firm.public}
    assert set(refused(Invalid, CHANGE, place.office, place.leader, DAY, **same).errors) == {"to"}


def test_a_firm_sees_its_own_people_and_agreements_and_no_others(cast: Cast) -> None:
    place, other = shanxi(cast), second_firm(cast)
    people, made = team(place), in_use(place)
    rival = user("rival", "另一派遣公司", Role.DISPATCH_FIRM, other)
    seen = {who: within(Engagement, reach(who, DAY)).count() for who in (place.sender, rival)}
    assert seen == {place.sender: len(people), rival: 0}
    assert list(within(type(made), reach(place.sender, DAY))) == [made]
    assert list(within(type(made), reach(rival, DAY))) == []
    assert within(Engagement, reach(place.sender, DAY), [Role.CLERK]).count() == 0
    do(CHANGE, place.office, place.leader, DAY, firm=place.firm.public, to=other.public, reason="重新招标")
    seen = {who: within(Engagement, reach(who, DAY)).count() for who in (place.sender, rival)}
    assert seen == {place.sender: 0, rival: len(people)}
