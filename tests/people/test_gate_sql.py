"""The gate keeps its SQL: it asks little, and what it hears is what the one definition of the facts says."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Case, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan
from django.test.utils import CaptureQueriesContext

from tests.people.cast import DAY, Cast, id_number, li_lei
from tests.people.rosters import imported, person, roster
from xieguan.law.facts import vocabulary
from xieguan.people import gate, suppliers
from xieguan.people.facts import hired_on
from xieguan.people.models import Engagement, Import, Statement
from xieguan.people.models.sheet import FACTS
from xieguan.people.perform import perform

CHOICE = random.Random(16)
BUDGET = 5  # statements


@pytest.fixture
def crowd(cast: Cast) -> list[int]:
    """People entered and imported, of whom rosters of several days have stated anything at all."""
    imported(cast, roster(*(person(serial) for serial in range(6))))
    for serial in range(500, 504):
        li_lei(cast, id_number=id_number(serial=serial), hired_on=DAY - timedelta(days=serial))
    pks = list(Engagement.objects.values_list("pk", flat=True))
    for _statement in range(200):
        state(cast, CHOICE.choice(pks), CHOICE.choice(FACTS))
    return pks


def state(cast: Cast, pk: int, fact: str) -> None:
    as_of = DAY + timedelta(days=CHOICE.randrange(-400, 400))
    source, _made = Import.objects.get_or_create(
        organisation=cast.county,
        file=f"{as_of:%Y%m%d}".ljust(64, "0"),
        as_of=as_of,
        defaults={
            "file_name": "x",
            "made_by": cast.clerk,
            "made_at": "2023-06-01T00:00:00Z",
            "state": CHOICE.choice(["finished", "finished", "undone"]),
        },
    )
    kind = vocabulary().facts[fact].type
    value = {"bool": CHOICE.random() < 0.5, "int": CHOICE.randrange(60), "date": as_of, "text": "XG010001"}[
        kind
    ]
    Statement.objects.get_or_create(
        engagement_id=pk, fact=fact, source=source, defaults={"as_of": as_of, Statement.COLUMNS[kind]: value}
    )


def defined(pk: int, on: date, only: frozenset[str] | None = None) -> dict[str, Any]:
    """The facts as the annotated queryset gives them, built anew."""
    row = suppliers.live("engagement", on, only).filter(pk=pk).values().get()
    return {name.removeprefix("fact_"): value for name, value in row.items() if name.startswith("fact_")}


def test_what_was_kept_answers_as_what_is_built_anew(crowd: list[int]) -> None:
    names = sorted(suppliers.SUPPLIERS["engagement"])
    for _time in range(25):
        only = frozenset(CHOICE.sample(names, CHOICE.randrange(1, 12)))
        for _day in range(3):
            pk, on = CHOICE.choice(crowd), DAY + timedelta(days=CHOICE.randrange(-600, 600))
            assert suppliers.facts_of("engagement", pk, on, only) == defined(pk, on, only), (pk, on, only)


@pytest.mark.parametrize("on", [DAY, date(2020, 2, 29), date(2001, 3, 7), date(2014, 11, 23)])
def test_all_facts_at_once_on_any_day_the_sentinels_included(crowd: list[int], on: date) -> None:
    for pk in crowd:
        assert suppliers.facts_of("engagement", pk, on) == defined(pk, on)


def test_nobody_has_no_facts(cast: Cast) -> None:
    assert suppliers.facts_of("engagement", 999, DAY) == {}


def test_a_question_is_built_once(crowd: list[int]) -> None:
    only = frozenset({"prejob_workdays", "education"})
    suppliers.facts_of("engagement", crowd[0], DAY, only)
    before = suppliers._question.cache_info().misses
    for pk in crowd:
        suppliers.facts_of("engagement", pk, DAY + timedelta(days=pk), only)

    assert suppliers._question.cache_info().misses == before


def test_a_supplier_that_computes_with_the_day_is_right_on_every_day(
    crowd: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def a_year_ago(on: date) -> Any:
        return Coalesce(
            Case(When(GreaterThan(hired_on(on), on - timedelta(days=365)), then=Value(value=True))),
            Value(value=False),
        )

    monkeypatch.setitem(suppliers.SUPPLIERS["engagement"], "prejob_passed", a_year_ago)
    only = frozenset({"prejob_passed"})
    for pk in crowd:
        for days in (-400, -1, 0, 1, 200, 400, 900):
            on = DAY + timedelta(days=days)
            assert suppliers.facts_of("engagement", pk, on, only) == defined(pk, on, only)


@pytest.mark.parametrize("act", ["duty.assign", "exits.keep"])
def test_a_gate_asks_five_times_at_most(cast: Cast, act: str) -> None:
    own = {
        "pack": "cn-sx-2022-180", "parameter": "min_prejob_workdays", "value": 20, "document": "文",
        "from_on": "2023-01-01",
    }  # fmt: skip
    perform("packs.set_parameter", cast.city.public, own, by=cast.second_leader, on=DAY)
    li = li_lei(cast)
    with CaptureQueriesContext(connection) as asked:
        rulings = gate.judge_act(act, Engagement.objects.get(public=li), {}, DAY)

    assert rulings
    assert len(asked) <= BUDGET + 1  # one of them finds the engagement


def test_a_value_an_office_sets_binds_the_next_act(cast: Cast) -> None:
    """The kept SQL holds no law: what an office sets today binds its next act."""
    li = Engagement.objects.get(public=li_lei(cast))
    state(cast, li.pk, "prejob_workdays")
    Statement.objects.update(number=15, as_of=date(2023, 3, 20))
    Import.objects.update(state="finished")
    assert outcome(li) == "met"
    own = {
        "pack": "cn-sx-2022-180", "parameter": "min_prejob_workdays", "value": 20, "document": "文",
        "from_on": "2023-01-01",
    }  # fmt: skip
    perform("packs.set_parameter", cast.county.public, own, by=cast.leader, on=DAY)

    assert outcome(li) == "fail"


def outcome(li: Engagement) -> str:
    rulings = {ruling.rule.id: ruling for ruling in gate.judge_act("duty.assign", li, {}, DAY)}
    return rulings["prejob-workdays"].outcome
