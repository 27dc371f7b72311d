"""How applications and recruitments end, and how they are erased with their person."""

from datetime import date

import pytest
from django.utils import timezone

from tests.lifecycle.recruitment.recruiting import CLOSES, applicant, campaign, steps
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from tests.people.rosters import imported, person, roster
from xieguan.lifecycle.models import Application, Check, Noticed, PlaceTaken, Rank, Step
from xieguan.people import sheet
from xieguan.people.erasing.removal import remove
from xieguan.people.models import Engagement, Person, SheetRow
from xieguan.people.outcomes import Invalid
from xieguan.people.suppliers import facts_of


def test_whoever_is_turned_down_is_told(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    refused(Invalid, "recruitment.tell", who, cast.clerk, told_how="短信")
    do("recruitment.reject", who, cast.clerk, reason="体能测试不合格")
    do("recruitment.tell", who, cast.clerk, told_how="短信")
    refused(Invalid, "recruitment.tell", who, cast.clerk, told_how="短信")


@pytest.mark.parametrize("how", [("withdraw", {}), ("reject", {"reason": "不合格"})])
def test_what_has_ended_takes_part_in_nothing_more(cast: Cast, how: tuple[str, dict]) -> None:
    held = campaign(cast)
    who = applicant(held, cast.clerk)
    do(f"recruitment.{how[0]}", who, cast.clerk, **how[1])
    step = {"kind": "written-exam", "day": DAY, "mark": "80"}
    for name, data in (("record_step", step), ("hire", {"hired_on": DAY}), ("withdraw", {})):
        if name != "hire":  # the law is asked first
            refused(Invalid, f"recruitment.{name}", who, cast.clerk, **data)
    results = {"kind": "written-exam", "day": DAY, "results": [{"serial": 1, "mark": "80"}]}
    refused(Invalid, "recruitment.record_results", held, cast.clerk, **results)


def test_a_recruitment_is_completed_once_everybody_has_an_answer(cast: Cast) -> None:
    held = campaign(cast)
    who, other = applicant(held, cast.clerk, 13), applicant(held, cast.clerk, 14)
    said = {"recruitment_completed_on": DAY}
    refused(Invalid, "recruitment.complete", held.plan, cast.clerk, **said)
    do("recruitment.withdraw", who, cast.clerk)
    do("recruitment.reject_many", held, cast.clerk, applicants=[other.public], reason="名额已满")
    refused(Invalid, "recruitment.complete", held.plan, cast.clerk, recruitment_completed_on=date(2035, 1, 1))
    do("recruitment.complete", held.plan, cast.clerk, **said)
    assert facts_of("plan", held.plan_id, DAY)["recruitment_completed_on"] == DAY
    held.plan.refresh_from_db()
    assert held.plan.completed_on == DAY
    refused(Invalid, "recruitment.apply", held, cast.clerk, CLOSES, name="韩", id_number="1")
    refused(Invalid, "recruitment.complete", held.plan, cast.clerk, **said)


def test_a_second_recruitment_waits_for_the_end_of_the_first(cast: Cast) -> None:
    held = campaign(cast)
    said = {"title": "公告", "opens_on": DAY, "closes_on": DAY, "conditions_published": True}
    manner = {"led_by_hiring_bureau": False, "open_to_the_public": True}
    refused(Invalid, "recruitment.publish", held.plan, cast.clerk, **said, **manner)


def test_erasing_somebody_takes_his_application_with_him(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk)
    do("recruitment.rank", who.campaign, cast.clerk)
    do("recruitment.hire", who, cast.clerk, hired_on=DAY)
    remove(Person.objects.get(), (), timezone.now())
    for model in (Application, Check, Step, Noticed, Rank, PlaceTaken, Person):
        assert not model._default_manager.exists(), model


def test_what_was_found_before_the_hire_goes_before_what_a_roster_states(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk)
    do("recruitment.hire", who, cast.clerk, hired_on=DAY)
    who.refresh_from_db()
    assert who.engagement
    row = who.engagement.sheet
    assert (row.education, row.bar_crime, row.political_review_passed) == (4, False, True)
    assert (row.veteran, row.taken_on_by) == (None, "authority")


def test_many_rows_of_the_sheet_are_built_as_one_is(cast: Cast) -> None:
    people = [person(serial) | {"是否退役军人": "是", "政审结果": "合格"} for serial in range(1, 12)]
    imported(cast, roster(*people))
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk)
    do("recruitment.hire", who, cast.clerk, hired_on=DAY)
    everybody = list(Engagement.objects.values_list("pk", flat=True))
    sheet.refresh(everybody, DAY)
    assert len(everybody) == 12
    assert list(sheet.differences(DAY)) == []
    assert SheetRow.objects.filter(veteran=True, political_review_passed=True).count() == 11
