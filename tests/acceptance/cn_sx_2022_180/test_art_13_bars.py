"""山西省规定第十三条: seven bars, each true, false or not verified; of a record only its outcome is kept."""

from datetime import date

from tests.lifecycle.recruitment.recruiting import applicant, campaign, check, facts, published, steps
from tests.lifecycle.recruitment.recruiting import plan as planned
from tests.people.cast import DAY, Cast, id_number
from tests.people.doing import do, refused
from tests.people.rosters import imported, person, roster
from xieguan.desk.models import Entry
from xieguan.lifecycle.models import Application
from xieguan.lifecycle.recruitment.screened import findings, hireable, screened
from xieguan.people.outcomes import Invalid, Refused

BARS = {
    "bar_crime": "bar-crime",
    "bar_detention_or_drugs": "bar-detention-or-drugs",
    "bar_dismissed_for_breach": "bar-dismissed-for-breach",
    "bar_illegal_organisation": "bar-illegal-organisation",
    "bar_serious_bad_credit": "bar-serious-bad-credit",
    "bar_dismissed_as_auxiliary": "bar-dismissed-as-auxiliary",
    "bar_other_unsuitable": "bar-other-unsuitable",
}


def standing(error: Refused) -> dict[str, str]:
    return {ruling.rule.id: ruling.outcome for ruling in error.rulings}


def ready(cast: Cast) -> Application:
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk)
    return who


def test_each_bar_keeps_out_and_so_does_what_nobody_could_verify(cast: Cast) -> None:
    who = ready(cast)
    hire = ("recruitment.hire", who, cast.clerk, DAY)
    for ground, rule in BARS.items():
        for outcome, found in (("yes", "fail"), ("unverified", "unknown")):
            reasons = {"reasons": "有依据"} if ground == "bar_other_unsuitable" else {}
            said = {"ground": ground, "outcome": outcome, "verified_by": "公安局", **reasons}
            do("recruitment.record_check", who, cast.clerk, DAY, **said)
            assert standing(refused(Refused, *hire, hired_on=DAY)) == {rule: found}
        check(who, cast.clerk, ground)
    do(*hire, hired_on=DAY)


def test_another_bar_needs_written_reasons(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    said = {"ground": "bar_other_unsuitable", "outcome": "yes", "verified_by": "本局"}
    error = refused(Refused, "recruitment.record_check", who, cast.clerk, DAY, **said)
    assert standing(error) == {"other-bar-reasoned": "fail"}
    do("recruitment.record_check", who, cast.clerk, DAY, reasons="色盲，不能执行夜间勤务", **said)


def test_a_resignation_under_an_open_case_is_shown_and_refuses_nothing(cast: Cast) -> None:
    who = ready(cast)
    check(who, cast.clerk, "resigned_while_case_pending", "yes")
    found = {ruling.rule.id: ruling.force for ruling in hireable(who, DAY) if ruling.stands}
    assert found == {"did-not-resign-under-a-case": "advise"}
    do("recruitment.hire", who, cast.clerk, DAY, hired_on=DAY)


def test_what_another_office_found_counts_here_and_silence_does_not_clear(cast: Cast) -> None:
    there = published(planned(cast.elsewhere, cast.stranger), cast.stranger)
    before = applicant(there, cast.stranger)
    here = applicant(campaign(cast), cast.clerk)
    assert facts(here)["bar_dismissed_as_auxiliary"] is None
    check(before, cast.stranger, "bar_dismissed_as_auxiliary", "yes")
    assert facts(here)["bar_dismissed_as_auxiliary"] is True
    check(here, cast.clerk, "bar_dismissed_as_auxiliary", "no")
    assert facts(here)["bar_dismissed_as_auxiliary"] is True


def test_so_does_what_a_roster_of_any_office_states(cast: Cast) -> None:
    row = person(1) | {"曾因违规被解聘": "是"}
    imported(cast, roster(row))
    who = applicant(campaign(cast), cast.clerk, id_number=row["身份证号"], name=row["姓名"])
    assert facts(who)["bar_dismissed_as_auxiliary"] is True


def test_a_ground_is_three_valued_with_its_evidence(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    said = {"ground": "bar_crime", "outcome": "no", "verified_by": "公安局", "number": "无罪证〔2023〕1号"}
    do("recruitment.record_check", who, cast.clerk, DAY, checked_on=date(2023, 5, 4), **said)
    check(who, cast.clerk, "bar_serious_bad_credit", "yes")
    found = {one.ground.name: one for one in findings(who, DAY)}
    assert [found[name].outcome for name in ("bar_crime", "bar_serious_bad_credit", "bar_illegal_organisation")] == [
        "met",
        "fail",
        "unknown",
    ]  # fmt: skip
    crime = found["bar_crime"].check
    assert crime
    assert (crime.number, crime.checked_on, crime.recorded_by) == (
        "无罪证〔2023〕1号",
        date(2023, 5, 4),
        cast.clerk,
    )


def test_everybody_is_screened_at_once_as_one_by_one(cast: Cast) -> None:
    held = campaign(cast)
    people = [applicant(held, cast.clerk, serial) for serial in (13, 14, 15)]
    steps(people[0], cast.clerk)
    check(people[1], cast.clerk, "bar_crime", "yes")
    found = list(screened(held, DAY))
    assert [one.outcome for one in found] == ["met", "fail", "unknown"]
    for one in found:
        alone = {ruling.rule.id: ruling.outcome for ruling in hireable(one.application, DAY)}
        assert {ruling.rule.id: alone[ruling.rule.id] for ruling in one.rulings} == {
            ruling.rule.id: ruling.outcome for ruling in one.rulings
        }


def test_an_answer_for_many_names_strangers_row_by_row(cast: Cast) -> None:
    held = campaign(cast)
    for serial in (13, 14):
        applicant(held, cast.clerk, serial)
    rows = [
        {"id_number": id_number(serial=13), "outcome": "no"},
        {"id_number": id_number(serial=99), "outcome": "no"},
        {"serial": 2, "outcome": "unverified"},
    ]
    said = {"ground": "bar_crime", "checked_on": DAY, "verified_by": "公安局"}
    error = refused(Invalid, "recruitment.record_checks", held, cast.clerk, answers=rows, **said)
    assert isinstance(error, Invalid)
    assert set(error.errors) == {"answers.1.id_number"}
    do("recruitment.record_checks", held, cast.clerk, answers=[rows[0], rows[2]], **said)
    assert [facts(one)["bar_crime"] for one in held.applications.order_by("serial")] == [False, None]


def test_no_id_number_reaches_the_trail(cast: Cast) -> None:
    ready(cast)
    assert not any(id_number() in repr(entry.__dict__) for entry in Entry.objects.all())
