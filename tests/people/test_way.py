"""The way to duty, under each regulation: a newcomer gets from nothing to everything met, by acts alone."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.acceptance.cn_js_haian_2022_7.haian import FORM, agency
from tests.lifecycle.kit.store import lines, store
from tests.lifecycle.training.schooling import attend_weekdays, examine, school
from tests.people.cast import Cast, id_number, li_lei, user
from tests.people.doing import do
from tests.people.rosters import imported, roster
from xieguan.people.dossier.way import Step, Way, way_of, ways_of
from xieguan.people.models import Engagement, SheetRow, User
from xieguan.people.roles import Role
from xieguan.people.sheet import refresh

HIRED, LATER = date(2023, 9, 4), date(2023, 12, 1)


def newcomer(cast: Cast, **changes) -> Engagement:
    return Engagement.objects.get(public=li_lei(cast, hired_on=HIRED, **changes))


def outcomes(found: Way) -> dict[str, str]:
    return {step.finding.ruling.rule.id: step.outcome for step in found.steps}


def step(found: Way, rule: str) -> Step:
    return next(one for one in found.steps if one.finding.ruling.rule.id == rule)


def trained(cast: Cast, who: Engagement, days: int, by: User | None = None, office=None) -> None:
    held = school(cast, who.public, starts_on=HIRED, by=by, office=office)
    last = attend_weekdays(cast, held, HIRED, days, by)
    examine(held, who.public, last, by or cast.clerk)


def test_in_shanxi_days_a_pass_uniform_and_insignia_open_it(cast: Cast) -> None:
    who, kept = newcomer(cast), store(cast)
    assert outcomes(way_of(who, LATER)) == {
        "prejob-workdays": "unknown",
        "prejob-passed": "unknown",
        "kit-issued": "unknown",
    }
    trained(cast, who, 15)
    assert [one.finding.ruling.rule.id for one in way_of(who, LATER).open] == ["kit-issued"]
    do("kit.issue", who, cast.clerk, HIRED, lines=lines(kept.small, kept.insignia))
    found = way_of(who, LATER)
    assert (found.open, found.met) == ((), 3)


def test_fourteen_days_are_not_fifteen(cast: Cast) -> None:
    who = newcomer(cast)
    trained(cast, who, 14)
    assert step(way_of(who, LATER), "prejob-workdays").outcome == "fail"


def test_each_step_says_which_act_mends_it_and_whose_it_is(cast: Cast) -> None:
    found = way_of(newcomer(cast), LATER)
    kit, days = step(found, "kit-issued"), step(found, "prejob-workdays")
    assert (kit.fix, kit.by, kit.gates) == ("kit.issue", {Role.CLERK}, ("duty.assign",))
    assert (days.fix, days.by) == ("training.record_prejob", {Role.TRAINER, Role.CLERK})
    assert [one.fix.partition(".")[0] for one in found.steps] == ["training", "training", "kit"]


def test_of_somebody_dispatched_the_firm_s_contract_is_asked_too(cast: Cast) -> None:
    who = newcomer(cast, mode="dispatch", firm=cast.firm.public)
    assert step(way_of(who, LATER), "firm-labour-contract").outcome == "unknown"


def test_in_haian_a_pass_opens_the_certificate_and_the_certificate_opens_duty(cast: Cast) -> None:
    where, issuer = agency(cast)
    clerk = user("haclerk", "海安经办", Role.CLERK, where)
    data = {"name": "韩雪", "id_number": id_number(serial=5), "mode": "direct", "hired_on": HIRED}
    who = Engagement.objects.get(public=do("engagements.open", where, clerk, HIRED, **data).subject)
    found = way_of(who, LATER)
    assert step(found, "issue-needs-training").gates == ("credentials.issue",)
    assert step(found, "duty-needs-certificate").by == {Role.ISSUER}
    assert step(found, "duty-needs-certificate").outcome == "unknown"
    assert "kit-issued" not in outcomes(found), "Hai'an asks no uniform before duty"
    trained(cast, who, 3, clerk, where)
    do("credentials.issue", who, issuer, date(2023, 10, 20), **{**FORM, "number": "海0009"})
    found = way_of(who, LATER)
    still = [one.finding.ruling.rule.id for one in found.open]
    assert still == ["failed-stays-off-duty"], "of a newcomer nobody has recorded a training of the year"
    cells = {"姓名": "韩雪", "身份证号": id_number(serial=5), "培训未补正": "否", "考核未补正": "否"}
    columns = {"training_failed_open": "培训未补正", "appraisal_failed_open": "考核未补正"}
    told = {"as_of": date(2023, 11, 30), "on": LATER, "mapping": {"columns": columns}}
    imported(cast, roster(cells), organisation=where.public, by=clerk, **told)
    assert way_of(who, LATER).open == ()


def test_what_only_one_assignment_says_is_not_asked_of_the_person(cast: Cast) -> None:
    asked = {name for one in way_of(newcomer(cast), LATER).steps for name in one.finding.ruling.rule.facts}
    assert not asked & {
        "task_kind",
        "officers_present",
        "supervising_officer_named",
        "certificate_issuer_level",
    }


def test_after_the_pack_has_lapsed_it_is_advice_and_keeps_nobody_off(cast: Cast) -> None:
    who = newcomer(cast)
    found = way_of(who, date(2024, 11, 1))
    assert found.steps
    assert found.open == ()


def test_many_cost_as_many_queries_as_one(cast: Cast) -> None:
    counts = []
    for serial in (31, 32, 33):
        who = newcomer(cast, id_number=id_number(serial=serial))
        refresh([who.pk], LATER)
        rows = SheetRow.objects.select_related("engagement__person", "engagement__organisation")
        with CaptureQueriesContext(connection) as queries:
            found = ways_of(rows, LATER + timedelta(days=serial))
        counts.append(len(queries))
        assert all(way.open for _row, way in found)
    assert len(set(counts)) == 1
