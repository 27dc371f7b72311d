"""Hai'an 11: the hiring bureau leads an open recruitment, on the procedure of public institutions."""

from dataclasses import replace
from datetime import date

import pytest

from tests.acceptance.cn_js_haian_2022_7.recruiting import (
    agreed,
    assembled,
    drawn_up,
    recruiting,
    somebody,
)
from tests.lifecycle.recruitment.recruiting import CLOSES, MANNER, OPENS, PUBLISHED
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.law.pack import packs
from xieguan.lifecycle.models import Objection, PublicNotice
from xieguan.people import laws
from xieguan.people.outcomes import Refused


def standing(error: Refused) -> dict[str, str]:
    return {ruling.rule.id: ruling.outcome for ruling in error.rulings}


@pytest.mark.parametrize(
    ("missing", "rule"),
    [
        ("led_by_hiring_bureau", "led-by-hiring-bureau"),
        ("open_to_the_public", "open-to-the-public"),
        ("conditions_published", "open-to-the-public"),
    ],
)
def test_no_posting_otherwise(cast: Cast, missing: str, rule: str) -> None:
    there = assembled(cast)
    plan = drawn_up(there)
    agreed(plan, there.quota, there.hiring)
    said = {"title": "公告", "opens_on": OPENS, "closes_on": CLOSES, **MANNER, missing: False}
    assert standing(refused(Refused, "recruitment.publish", plan, there.hiring, PUBLISHED, **said)) == {
        rule: "fail"
    }


@pytest.mark.parametrize(
    ("missing", "found"),
    [
        ("eligibility", {"eligibility-checked": "unknown"}),
        ("selection", {"selected-by-competition": "unknown"}),
        ("background", {"background-checked": "unknown"}),
        ("notice", {"publicly-noticed": "fail"}),
    ],
)
def test_each_step_is_needed_for_dispatched_people_too(cast: Cast, missing: str, found: dict) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held, skip=(missing,))
    error = refused(Refused, "recruitment.hire", who, there.clerk, DAY, hired_on=DAY, firm=cast.firm.public)
    assert standing(error) == found


def test_the_notice_runs_for_seven_working_days_by_itself(cast: Cast) -> None:
    there, held = recruiting(cast)
    somebody(there, held)
    assert PublicNotice.objects.get().last_on == date(2023, 2, 21)


@pytest.mark.parametrize(("least", "may"), [(7, False), (6, True)])
def test_the_term_is_the_packs_parameter(cast: Cast, monkeypatch, least: int, may: bool) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held, skip=("notice",))
    said = {
        "applicants": [who.public],
        "began_on": date(2023, 5, 22),
        "last_on": date(2023, 5, 29),
        "place": "网站",
    }
    do("recruitment.begin_notice", held, there.clerk, DAY, **said)
    changed = tuple(_asking(pack, least) for pack in packs())
    monkeypatch.setattr(laws, "packs", lambda: changed)
    call = ("recruitment.hire", who, there.clerk, DAY)
    if may:
        do(*call, hired_on=DAY, firm=cast.firm.public)
    else:
        assert standing(refused(Refused, *call, hired_on=DAY, firm=cast.firm.public)) == {
            "publicly-noticed": "fail"
        }


def _asking(pack, least: int):
    if (name := "min_public_notice_workdays") not in pack.parameters:
        return pack
    return replace(pack, parameters={**pack.parameters, name: replace(pack.parameters[name], value=least)})


def test_an_objection_is_settled_first_and_one_that_is_founded_stays(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held)
    do("recruitment.receive_objection", who, there.clerk, date(2023, 2, 15), says="举报其在外经商")
    hire = ("recruitment.hire", who, there.clerk, DAY)
    assert standing(refused(Refused, *hire, hired_on=DAY, firm=cast.firm.public)) == {
        "publicly-noticed": "fail"
    }
    said = {"outcome": "unfounded", "findings": "经核实，营业执照已于入职前注销"}
    do("recruitment.settle_objection", Objection.objects.get(), there.leader, DAY, **said)
    do(*hire, hired_on=DAY, firm=cast.firm.public)


def test_a_founded_objection_keeps_out(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held)
    do("recruitment.receive_objection", who, there.clerk, date(2023, 2, 15), says="举报")
    said = {"outcome": "founded", "findings": "属实"}
    do("recruitment.settle_objection", Objection.objects.get(), there.hiring, DAY, **said)
    error = refused(Refused, "recruitment.hire", who, there.clerk, DAY, hired_on=DAY, firm=cast.firm.public)
    assert standing(error) == {"publicly-noticed": "fail"}
