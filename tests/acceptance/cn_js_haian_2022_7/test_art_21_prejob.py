"""海安市办法第二十一条: who comes new is trained and passes before duty; no number of days is asked."""

from datetime import date

import pytest

from tests.lifecycle.training.schooling import BEGIN, attend, examine, school
from tests.people.cast import id_number, office, user
from tests.people.doing import do
from xieguan.people.gate import judge_act
from xieguan.people.models import Engagement
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role
from xieguan.people.suppliers import facts_of


@pytest.fixture
def town(db):
    """A town of Hai'an, and its clerk."""
    agency = office(None, "示例镇综合行政执法局", Kind.AGENCY, "320685")
    return agency, user("haianclerk", "海经办", Role.CLERK, agency)


def taken_on(town, hired_on: date) -> Engagement:
    agency, clerk = town
    given = {"name": "李雷", "id_number": id_number(), "mode": "direct", "hired_on": hired_on}
    return Engagement.objects.get(public=do("engagements.open", agency, clerk, **given).subject)


def certificate(engagement: Engagement, on: date) -> dict[str, str]:
    """What the law says of issuing him a certificate, from the facts of the day."""
    passed = facts_of("engagement", engagement.pk, on)["prejob_passed"]
    found = judge_act("credentials.issue", engagement, {"engagement.prejob_passed": passed}, on)
    return {ruling.rule.id: ruling.outcome for ruling in found}


def duty(engagement: Engagement, on: date) -> str:
    stated = {
        f"engagement.{name}": value for name, value in facts_of("engagement", engagement.pk, on).items()
    }
    found = judge_act("duty.assign", engagement, stated, on)
    asked = (one.outcome for one in found if one.rule.id == "new-entrants-trained-before-duty")
    return next(asked, "not-applicable")  # rules that do not apply are not listed


def test_one_day_and_a_pass_are_enough(town) -> None:
    li = taken_on(town, date(2023, 9, 4))
    agency, clerk = town
    assert duty(li, BEGIN) == "unknown"
    held = school(None, li.public, office=agency, by=clerk, days_planned=1)
    attend(None, held, BEGIN, clerk)
    assert duty(li, BEGIN) == "unknown"

    examine(held, li.public, BEGIN, clerk, mark="75")

    assert duty(li, BEGIN) == "met"
    assert certificate(li, BEGIN)["issue-needs-training"] == "met"
    assert "prejob-workdays" not in certificate(li, BEGIN)


def test_who_failed_goes_neither_on_duty_nor_gets_a_certificate(town) -> None:
    li = taken_on(town, date(2023, 9, 4))
    agency, clerk = town
    held = school(None, li.public, office=agency, by=clerk)
    examine(held, li.public, BEGIN, clerk, mark="40")

    assert duty(li, BEGIN) == "fail"
    assert certificate(li, BEGIN)["issue-needs-training"] == "fail"


def test_who_came_before_the_first_day_is_not_asked_for_it(town) -> None:
    assert duty(taken_on(town, date(2022, 7, 31)), BEGIN) == "not-applicable"
