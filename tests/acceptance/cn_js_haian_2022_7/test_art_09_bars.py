"""Hai'an 9: eight bars, each true, false or not verified; two of them pass with time and are looked at again."""

from datetime import date, timedelta

from tests.acceptance.cn_js_haian_2022_7.recruiting import recruiting, somebody
from tests.lifecycle.recruitment.recruiting import applicant, check, facts
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.lifecycle.recruitment.inbox import to_recheck
from xieguan.people.inboxes import Asking
from xieguan.people.outcomes import Refused

BARS = {
    "bar_civil_capacity": "no-bar-civil-capacity",
    "bar_crime": "no-bar-crime",
    "bar_detention_drugs_or_abolished_measures": "no-bar-detention-or-drugs",
    "bar_dismissed_by_organ_or_institution": "no-bar-dismissal",
    "bar_discipline_open": "no-bar-open-discipline",
    "bar_contract_ended_for_breach": "no-bar-contract-ended-for-breach",
    "bar_joint_discipline": "no-bar-joint-discipline",
}


def standing(error: Refused) -> dict[str, str]:
    return {ruling.rule.id: ruling.outcome for ruling in error.rulings}


def test_each_bar_keeps_out_and_so_does_what_nobody_could_verify(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held)
    hire = ("recruitment.hire", who, there.clerk, DAY)
    for ground, rule in BARS.items():
        for outcome, found in (("yes", "fail"), ("unverified", "unknown")):
            check(who, there.clerk, ground, outcome)
            error = refused(Refused, *hire, hired_on=DAY, firm=cast.firm.public)
            assert standing(error)[rule] == found
        check(who, there.clerk, ground)
    do(*hire, hired_on=DAY, firm=cast.firm.public)


def test_an_answer_on_passing_bars_older_than_thirty_days_is_asked_again(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held)
    late = date(2023, 5, 20) + timedelta(days=31)
    error = refused(Refused, "recruitment.hire", who, there.clerk, late, hired_on=late, firm=cast.firm.public)
    assert standing(error) == {"discipline-check-fresh": "fail", "joint-discipline-check-fresh": "fail"}
    for ground in ("bar_discipline_open", "bar_joint_discipline"):
        check(who, there.clerk, ground, on=late)
    do("recruitment.hire", who, there.clerk, late, hired_on=late, firm=cast.firm.public)


def test_a_passing_bar_is_looked_at_again_after_half_a_year(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = applicant(held, there.clerk)
    said = {
        "ground": "bar_discipline_open",
        "outcome": "yes",
        "verified_by": "纪委监委",
        "number": "函〔2023〕8号",
    }
    do("recruitment.record_check", who, there.clerk, DAY, **said)
    assert to_recheck(None, Asking(there.clerk, DAY + timedelta(days=180))) is None
    waiting = to_recheck(None, Asking(there.clerk, DAY + timedelta(days=181)))
    assert waiting
    assert (waiting.count, waiting.says, waiting.cite and waiting.cite.article) == (1, "李雷", 9)
    assert waiting.link.arguments == ("recruitment.record_check", who.public)
    do("recruitment.record_check", applicant(held, there.clerk, 14), there.clerk, DAY, **said)
    several = to_recheck(None, Asking(there.clerk, DAY + timedelta(days=181)))
    assert several
    assert (several.count, several.link.page) == (2, "campaign_applicants")
    assert (several.link.arguments, several.link.query) == ((held.public,), {"outcome": "fail"})


def test_a_bar_under_higher_rules_is_named_with_its_basis(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = applicant(held, there.clerk)
    said = {"ground": "bar_higher_rules", "outcome": "yes", "verified_by": "人社局"}
    error = refused(Refused, "recruitment.record_check", who, there.clerk, DAY, **said)
    assert standing(error) == {"other-bar-named": "fail"}
    do("recruitment.record_check", who, there.clerk, DAY, reasons="上级文件第三条", **said)
    assert facts(who)["bar_higher_rules"] is True
