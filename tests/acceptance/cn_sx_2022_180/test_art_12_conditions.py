"""山西省规定第十二条: age, fitness, education, conduct; and who comes first among equals, and among equals alone."""

from dataclasses import replace
from datetime import date

import pytest

from tests.lifecycle.recruitment.recruiting import applicant, campaign, check, facts, steps
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.law.pack import packs
from xieguan.lifecycle.models import Application, Rank
from xieguan.lifecycle.recruitment.ranks import latest, lines
from xieguan.people import laws
from xieguan.people.models import Exemption
from xieguan.people.outcomes import Denied, Refused
from xieguan.words import _

OLD = date(1978, 1, 1)
ASKED = {"pack": "cn-sx-2022-180", "rule": "first-hire-age", "reason": "退役消防员，岗位急需"}


def standing(error: Refused) -> dict[str, str]:
    return {ruling.rule.id: ruling.outcome for ruling in error.rulings}


def ready(cast: Cast, serial: int = 13, **changes) -> Application:
    who = applicant(campaign(cast), cast.clerk, serial, **changes)
    steps(who, cast.clerk)
    return who


def test_a_forty_five_year_old_is_stopped(cast: Cast) -> None:
    error = refused(Refused, "recruitment.hire", ready(cast, born=OLD), cast.clerk, DAY, hired_on=DAY)
    assert standing(error) == {"first-hire-age": "fail"}
    assert [ruling.force for ruling in error.rulings] == ["should"]


def test_a_second_person_can_let_him_in(cast: Cast) -> None:
    who = ready(cast, born=OLD)
    do("recruitment.request_exception", who, cast.clerk, DAY, hired_on=DAY, **ASKED)
    asked = Exemption.objects.get()
    refused(Refused, "recruitment.hire", who, cast.clerk, DAY, hired_on=DAY)
    refused(Denied, "exemptions.approve", asked, cast.clerk, DAY)
    do("exemptions.approve", asked, cast.leader, DAY)
    assert do("recruitment.hire", who, cast.clerk, DAY, hired_on=DAY).exemptions == [asked.public]


def test_for_another_day_it_is_another_question(cast: Cast) -> None:
    who = ready(cast, born=OLD)
    do("recruitment.request_exception", who, cast.clerk, DAY, hired_on=DAY, **ASKED)
    do("exemptions.approve", Exemption.objects.get(), cast.leader, DAY)
    refused(Refused, "recruitment.hire", who, cast.clerk, DAY, hired_on=date(2023, 5, 30))


@pytest.mark.parametrize(("most", "may"), [(45, True), (44, False)])
def test_the_age_is_the_packs_parameter(cast: Cast, monkeypatch, most: int, may: bool) -> None:
    who = ready(cast, born=OLD)
    changed = tuple(_up_to(pack, most) for pack in packs())
    monkeypatch.setattr(laws, "packs", lambda: changed)
    if may:
        do("recruitment.hire", who, cast.clerk, DAY, hired_on=DAY)
    else:
        refused(Refused, "recruitment.hire", who, cast.clerk, DAY, hired_on=DAY)


def _up_to(pack, most: int):
    if (name := "max_first_hire_age") not in pack.parameters:
        return pack
    return replace(pack, parameters={**pack.parameters, name: replace(pack.parameters[name], value=most)})


def test_whoever_was_first_taken_on_at_thirty_eight_is_no_newcomer(cast: Cast) -> None:
    who = ready(cast, born=OLD, first_hired_on=date(2016, 3, 1))
    assert facts(who)["first_hire_age"] == 38
    do("recruitment.hire", who, cast.clerk, DAY, hired_on=DAY)
    who.refresh_from_db()
    assert who.engagement
    assert (who.engagement.sheet.first_hire_age, who.engagement.sheet.age_at_hire) == (38, 45)


def test_a_minor_is_never_hired(cast: Cast) -> None:
    error = refused(
        Refused, "recruitment.hire", ready(cast, born=date(2005, 6, 2)), cast.clerk, DAY, hired_on=DAY
    )
    assert standing(error) == {"adult": "fail"}


def test_body_mind_and_ability_are_all_needed(cast: Cast) -> None:
    who = ready(cast)
    for ground in ("fit_in_body", "fit_in_mind", "able_to_work"):
        for outcome, found in (("no", "fail"), ("unverified", "unknown")):
            check(who, cast.clerk, ground, outcome)
            error = refused(Refused, "recruitment.hire", who, cast.clerk, DAY, hired_on=DAY)
            assert standing(error) == {"fit-and-able": found}
        check(who, cast.clerk, ground)


def test_education_counts_once_it_is_verified_and_less_is_asked_of_veterans(cast: Cast) -> None:
    who = ready(cast, education="bachelor")
    check(who, cast.clerk, "education", "senior-high")
    hire = ("recruitment.hire", who, cast.clerk, DAY)
    assert standing(refused(Refused, *hire, hired_on=DAY)) == {"education": "unknown"}
    check(who, cast.clerk, "veteran", "no")
    assert standing(refused(Refused, *hire, hired_on=DAY)) == {"education": "fail"}
    check(who, cast.clerk, "veteran", "yes")
    do(*hire, hired_on=DAY)


def test_what_somebody_says_of_himself_is_not_known(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk, education="bachelor", veteran=True)
    assert (facts(who)["education"], facts(who)["veteran"]) == (None, None)


def test_conduct_is_for_the_review(cast: Cast) -> None:
    who = ready(cast)
    failed = {"day": date(2023, 2, 11), "passed": False, "reason": "考察不合格"}
    do("recruitment.review", who, cast.clerk, DAY, **failed)
    error = refused(Refused, "recruitment.hire", who, cast.clerk, DAY, hired_on=DAY)
    assert standing(error)["good-conduct"] == "fail"


def test_priority_decides_between_equals_and_the_ranking_says_where(cast: Cast) -> None:
    held = campaign(cast)
    marks = {"甲": "85", "乙": "80", "丙": "80", "丁": "79.99"}
    people = {name: applicant(held, cast.clerk, at, name=name) for at, name in enumerate(marks, 13)}
    results = [{"applicant": people[name].public, "mark": mark} for name, mark in marks.items()]
    do("recruitment.record_results", held, cast.clerk, DAY, kind="written-exam", day=DAY, results=results)
    for name in ("丙", "丁"):
        check(people[name], cast.clerk, "priority-veteran", "yes")
    refused(Refused, "recruitment.rank", held, cast.clerk, preference_adds_points=True)
    assert not Rank.objects.exists()
    do("recruitment.rank", held, cast.clerk)
    ranking = latest(held, DAY)
    assert ranking
    found = [(one.rank.place, one.rank.application.name, one.why) for one in lines(ranking)]
    say = _("same score of {score} as {n} more; first by: {grounds}")
    words = say.format(score="80.00", n=1, grounds="退役军人")
    assert found == [(1, "甲", ""), (2, "丙", words), (3, "乙", ""), (4, "丁", "")]


def test_a_claim_nobody_has_verified_decides_nothing(cast: Cast) -> None:
    held = campaign(cast)
    for serial, claims in ((13, []), (14, ["priority-veteran"])):
        who = applicant(held, cast.clerk, serial, priority=claims)
        do("recruitment.record_step", who, cast.clerk, DAY, kind="written-exam", day=DAY, mark="80")
    do("recruitment.rank", held, cast.clerk)
    assert list(Rank.objects.values_list("place", "before")) == [(1, []), (1, [])]
