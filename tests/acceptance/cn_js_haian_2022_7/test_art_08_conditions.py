"""Hai'an 8: what a newcomer must bring. There is no upper age; the post says which education it asks for."""

from datetime import date

from tests.acceptance.cn_js_haian_2022_7.recruiting import recruiting, somebody
from tests.lifecycle.recruitment.recruiting import applicant, check, facts
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Refused

CONDITIONS = {
    "loyal_and_law_abiding": "loyal-and-law-abiding",
    "good_conduct": "good-conduct",
    "fit_in_body": "fit-in-body",
    "meets_post_education": "education-as-post-requires",
    "meets_post_skills": "skills-as-post-requires",
    "meets_other_conditions": "other-conditions",
}


def standing(error: Refused) -> dict[str, str]:
    return {ruling.rule.id: ruling.outcome for ruling in error.rulings}


def test_a_forty_five_year_old_is_hired(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held, born=date(1978, 1, 1))
    do("recruitment.hire", who, there.clerk, DAY, hired_on=DAY, firm=cast.firm.public)
    assert Engagement.objects.get().mode == "dispatch"


def test_a_minor_is_not(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held, born=date(2005, 6, 2))
    error = refused(Refused, "recruitment.hire", who, there.clerk, DAY, hired_on=DAY, firm=cast.firm.public)
    assert standing(error) == {"adult": "fail"}


def test_each_condition_is_needed_and_unverified_is_not_met(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = somebody(there, held)
    hire = ("recruitment.hire", who, there.clerk, DAY)
    for ground, rule in CONDITIONS.items():
        for outcome, found in (("no", "fail"), ("unverified", "unknown")):
            check(who, there.clerk, ground, outcome)
            error = refused(Refused, *hire, hired_on=DAY, firm=cast.firm.public)
            assert standing(error) == {rule: found}
        check(who, there.clerk, ground)
    do(*hire, hired_on=DAY, firm=cast.firm.public)


def test_the_education_of_the_post_is_held_against_the_one_verified(cast: Cast) -> None:
    there, held = recruiting(cast, min_education="senior-high")
    who = applicant(held, there.clerk)
    assert facts(who)["meets_post_education"] is None
    verify = {"ground": "education", "verified_by": "学信网"}
    do("recruitment.record_check", who, there.clerk, DAY, level="junior-high", **verify)
    assert facts(who)["meets_post_education"] is False
    do("recruitment.record_check", who, there.clerk, DAY, level="senior-high", **verify)
    assert facts(who)["meets_post_education"] is True


def test_priority_is_no_reason_for_points(cast: Cast) -> None:
    there, held = recruiting(cast)
    who = applicant(held, there.clerk)
    do("recruitment.record_step", who, there.clerk, DAY, kind="written-exam", day=DAY, mark="80")
    error = refused(Refused, "recruitment.rank", held, there.hiring, preference_adds_points=True)
    assert standing(error) == {"preference-among-equals-only": "fail"}
    do("recruitment.rank", held, there.hiring)
    assert facts(who)["preference_adds_points"] is False
