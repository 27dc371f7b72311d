"""山西省规定第十条: nine steps in their order. A direct hire follows all of them; of dispatch they are only advised."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.lifecycle.recruitment.recruiting import (
    FITNESS,
    NOTICE_ENDS,
    applicant,
    campaign,
    facts,
    steps,
)
from tests.people.cast import DAY, Cast, user
from tests.people.doing import do, refused
from xieguan.desk import calendar
from xieguan.law.pack import packs
from xieguan.law.workdays import NotAnnounced
from xieguan.lifecycle.models import Application, NoticeDay, PublicNotice
from xieguan.lifecycle.recruitment.screened import hireable
from xieguan.people import laws
from xieguan.people.outcomes import Denied, NotFound, Refused
from xieguan.people.roles import Role

MISSING: dict[str, tuple[dict[str, Any], set[str]]] = {
    "no written exam": ({"exam": None}, {"step-written-exam", "step-fitness-test"}),
    "no fitness test": ({"fitness": None}, {"step-fitness-test", "step-medical"}),
    "the fitness test before the exam": ({"fitness": date(2023, 1, 20)}, {"step-fitness-test"}),
    "the medical before the fitness test": ({"medical": date(2023, 1, 15)}, {"step-medical"}),
    "the review before the medical": ({"review": date(2023, 1, 30)}, {"step-political-review"}),
    "the notice before the review": (
        {"notice": date(2023, 2, 6), "last": date(2023, 2, 17)},
        {"step-public-notice"},
    ),
    "four working days of notice": ({"last": date(2023, 2, 16)}, {"step-public-notice"}),
    "no notice": ({"notice": None}, {"step-public-notice", "step-hire-after-notice"}),
    "hired on the last day": ({"hired": NOTICE_ENDS}, {"step-hire-after-notice"}),
}


def standing(error: Refused) -> set[str]:
    return {ruling.rule.id for ruling in error.rulings if ruling.rule.article == 10}


def hired(cast: Cast, who: Application, day: date = DAY) -> tuple[str, Application, Any, date]:
    return "recruitment.hire", who, cast.clerk, day


def test_a_hire_after_every_step_in_its_order(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk)
    do(*hired(cast, who), hired_on=DAY)


@pytest.mark.parametrize("case", MISSING)
def test_a_step_left_out_or_out_of_order_stops_a_direct_hire(cast: Cast, case: str) -> None:
    days, found = MISSING[case]
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk, **days)
    day = days.get("hired", DAY)
    error = refused(Refused, *hired(cast, who), hired_on=day)
    assert standing(error) == found
    assert {ruling.force for ruling in error.rulings} == {"must"}


def test_of_dispatch_it_is_only_advised(cast: Cast) -> None:
    who = applicant(campaign(cast, mode="dispatch"), cast.clerk)
    steps(who, cast.clerk, exam=None, fitness=date(2023, 1, 20), notice=None)
    advised = {ruling.rule.id: ruling.force for ruling in hireable(who, DAY) if ruling.stands}
    assert advised == {"steps-for-dispatch": "advise"}
    do(*hired(cast, who), hired_on=DAY, firm=cast.firm.public)


def test_conditions_come_before_registration(cast: Cast) -> None:
    early = {"opens_on": date(2023, 1, 2), "conditions_published": True}
    who = applicant(campaign(cast, **early), cast.clerk)
    steps(who, cast.clerk)
    assert standing(refused(Refused, *hired(cast, who), hired_on=DAY)) == {"step-conditions"}


def test_an_examination_that_was_failed_is_no_step(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk)
    said = {"kind": "written-exam", "day": date(2023, 1, 28), "reason": "登分有误"}
    do("recruitment.record_step", who, cast.clerk, DAY, mark="59.5", **said)
    assert standing(refused(Refused, *hired(cast, who), hired_on=DAY)) == {"step-written-exam"}


def test_the_notice_counts_working_days_with_make_up_days(cast: Cast) -> None:
    """From Thursday 28 September 2023, over National Day: 28 September, 7, 8, 9 and 10 October are worked."""
    held = campaign(cast)
    who = applicant(held, cast.clerk)
    said = {"applicants": [who.public], "place": "公告栏", "began_on": date(2023, 9, 28)}
    do("recruitment.begin_notice", held, cast.clerk, date(2023, 9, 28), **said)
    assert PublicNotice.objects.get().last_on == date(2023, 10, 10)
    assert facts(who, date(2023, 10, 6))["public_notice_workdays"] == 1
    assert facts(who, date(2023, 10, 7))["public_notice_workdays"] == 2
    assert facts(who, date(2023, 12, 31))["public_notice_workdays"] == 5


def test_days_of_a_year_that_is_not_announced_are_unknown_until_it_is(cast: Cast, monkeypatch) -> None:
    held = campaign(cast)
    who = applicant(held, cast.clerk)
    known = calendar.calendar()
    monkeypatch.setattr(calendar, "calendar", lambda: _Unannounced(known, 2024))
    said = {"applicants": [who.public], "began_on": date(2023, 12, 29), "last_on": date(2024, 1, 5)}
    do("recruitment.begin_notice", held, cast.clerk, DAY, place="公告栏", **said)
    assert facts(who, date(2023, 12, 31))["public_notice_workdays"] == 1
    assert facts(who, date(2024, 1, 5))["public_notice_workdays"] is None
    monkeypatch.undo()
    do("calendar.enter_year", cast.province, cast.system, DAY, year=2024, document="国办发明电",
       days_off=[date(2024, 1, 1)], worked=[])  # fmt: skip
    assert not NoticeDay.objects.filter(is_workday=None).exists()
    assert facts(who, date(2024, 1, 5))["public_notice_workdays"] == 5


class _Unannounced:
    """The calendar as it was before a year was announced."""

    def __init__(self, known, year: int) -> None:
        self.known, self.year = known, year

    def is_workday(self, day: date) -> bool:
        if day.year >= self.year:
            raise NotAnnounced(day.year)
        return self.known.is_workday(day)


@pytest.mark.parametrize(("least", "may"), [(5, True), (6, False)])
def test_the_term_is_the_packs_parameter(cast: Cast, monkeypatch, least: int, may: bool) -> None:
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk, last=NOTICE_ENDS)
    changed = tuple(_asking(pack, least) for pack in packs())
    monkeypatch.setattr(laws, "packs", lambda: changed)
    if may:
        do(*hired(cast, who), hired_on=DAY)
    else:
        assert standing(refused(Refused, *hired(cast, who), hired_on=DAY)) == {"step-public-notice"}


def _asking(pack, least: int):
    if (name := "min_notice_workdays") not in pack.parameters:
        return pack
    return replace(pack, parameters={**pack.parameters, name: replace(pack.parameters[name], value=least)})


def test_nobody_of_another_office_takes_part(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    said = {"kind": "written-exam", "day": FITNESS, "mark": "80"}
    refused(NotFound, "recruitment.record_step", who, cast.stranger, DAY, **said)
    trainer = user("trainer", "周老师", Role.TRAINER, cast.county)
    refused(Denied, "recruitment.record_step", who, trainer, DAY, **said)
