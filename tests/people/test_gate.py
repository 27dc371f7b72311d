"""The gate: live facts and what the act states, judged by the law of the day for that office."""

from datetime import date

import pytest

from tests.people.cast import DAY, Cast, id_number, li_lei
from xieguan.law.judge import Ruling
from xieguan.people import gate, suppliers
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement, Import, Standing, Statement
from xieguan.people.perform import perform


def engagement(cast: Cast, **changes: object) -> Engagement:
    return Engagement.objects.get(public=li_lei(cast, **changes))


def states(cast: Cast, on: date) -> dict[str, str]:
    return {law.pack.id: law.state for law in laws_of(cast.county, on)}


def test_the_law_of_a_place_follows_from_region_and_field(cast: Cast) -> None:
    assert states(cast, DAY) == {"cn-labour": "in-force", "cn-sx-2022-180": "in-force"}


def test_an_office_in_another_field_is_not_bound_by_a_pack_on_urban_management(cast: Cast) -> None:
    Standing.objects.filter(organisation=cast.county).update(enforcement_field="transport")

    assert "cn-sx-2022-180" not in states(cast, DAY)


def test_a_pack_not_yet_in_force_binds_nobody(cast: Cast) -> None:
    assert states(cast, date(2022, 10, 7)) == {"cn-labour": "in-force"}


def test_an_adoption_reaches_down_the_tree_and_not_up_or_beside(cast: Cast) -> None:
    data = {
        "pack": "cn-sx-2022-180",
        "document": "并城管发〔2024〕1号",
        "decided_by": "局长办公会",
        "from_on": "2024-10-08",
        "until_on": "2026-10-08",
    }
    perform("packs.adopt", cast.city.public, data, by=cast.second_leader, on=DAY)
    later = date(2024, 12, 1)

    assert states(cast, later)["cn-sx-2022-180"] == "kept"
    assert {law.state for law in laws_of(cast.province, later)} == {"in-force", "lapsed"}
    assert {law.state for law in laws_of(cast.elsewhere, later)} == {"in-force", "lapsed"}


@pytest.mark.parametrize(
    ("born", "hired", "age"),
    [
        (date(1995, 5, 17), date(2023, 5, 16), 27),
        (date(1995, 5, 17), date(2023, 5, 17), 28),
        (date(1995, 5, 17), date(2023, 6, 1), 28),
        (date(2004, 2, 29), date(2023, 2, 28), 18),
        (date(2004, 2, 29), date(2023, 3, 1), 19),
        (date(1995, 12, 31), date(2023, 1, 1), 27),
    ],
)
def test_age_is_counted_by_year_month_and_day(cast: Cast, born: date, hired: date, age: int) -> None:
    li = engagement(cast, id_number=id_number(born), hired_on=hired)

    assert suppliers.facts_of("engagement", li.pk, DAY)["age_at_hire"] == age


def test_what_nobody_has_stated_is_unknown_and_never_zero(cast: Cast) -> None:
    facts = suppliers.facts_of("engagement", engagement(cast).pk, DAY)

    assert facts["prejob_workdays"] is None
    assert facts["certificate_held"] is None


def state(li: Engagement, cast: Cast, fact: str, as_of: date, **value: object) -> None:
    source, _made = Import.objects.get_or_create(
        organisation=cast.county,
        file="f" * 64,
        as_of=as_of,
        defaults={
            "file_name": "x",
            "made_by": cast.clerk,
            "made_at": "2023-06-01T00:00:00Z",
            "state": "finished",
        },
    )
    Statement.objects.create(engagement=li, fact=fact, as_of=as_of, source=source, **value)


def rulings(li: Engagement, act: str, on: date = DAY, **stated: object) -> dict[str, Ruling]:
    return {ruling.rule.id: ruling for ruling in gate.judge_act(act, li, stated, on)}


def test_a_gate_judges_the_facts_as_they_were_stated_by_that_day(cast: Cast) -> None:
    li = engagement(cast)
    state(li, cast, "prejob_workdays", date(2023, 3, 20), number=14)
    state(li, cast, "prejob_workdays", date(2023, 4, 1), number=15)

    assert rulings(li, "duty.assign", date(2023, 3, 31))["prejob-workdays"].outcome == "fail"
    assert rulings(li, "duty.assign", date(2023, 4, 1))["prejob-workdays"].outcome == "met"


def test_an_act_the_packs_do_not_name_is_gated_by_nothing(cast: Cast) -> None:
    assert rulings(engagement(cast), "persons.rename") == {}
