"""Judging: three outcomes, duties before and after their day, and the law as it stands on a day."""

from datetime import date

import pytest

from xieguan.law.judge import Adoption, NotYetInForce, add_months, judge_rule, stand
from xieguan.law.objects import Pack, Rule
from xieguan.law.pack import find, load
from xieguan.law.workdays import Calendar, Year

NEW_ENTRANT = {"hired_on": date(2023, 3, 1)}
KEPT = Adoption(
    "cn-sx-2022-180", "并城管发〔2024〕1号", date(2024, 10, 8), date(2027, 10, 8), "示例市城市管理局"
)


@pytest.fixture(scope="module")
def shanxi() -> Pack:
    return load(find("cn-sx-2022-180"))


def rule(pack: Pack, name: str) -> Rule:
    return next(entry for entry in pack.rules if entry.id == name)


def outcome(pack: Pack, name: str, row: dict[str, object], on: date = date(2023, 12, 31)) -> str:
    return judge_rule(stand(pack, on)[-1], rule(pack, name), row).outcome  # type: ignore[arg-type]


def test_what_nobody_recorded_is_unknown_and_never_met(shanxi: Pack) -> None:
    assert outcome(shanxi, "adult", NEW_ENTRANT) == "unknown"


def test_an_unknown_hire_day_leaves_the_entry_norm_unknown(shanxi: Pack) -> None:
    assert outcome(shanxi, "adult", {"age_at_hire": 30}) == "unknown"


def test_who_came_before_the_first_day_is_not_held_to_entry_norms(shanxi: Pack) -> None:
    assert outcome(shanxi, "adult", {"hired_on": date(2019, 5, 1), "age_at_hire": 17}) == "not-applicable"


def test_the_first_day_of_the_pack_itself_binds(shanxi: Pack) -> None:
    assert outcome(shanxi, "adult", {"hired_on": date(2022, 10, 7), "age_at_hire": 17}) == "not-applicable"
    assert outcome(shanxi, "adult", {"hired_on": date(2022, 10, 8), "age_at_hire": 17}) == "fail"


def test_an_annual_shortfall_is_pending_until_the_last_day_of_the_year(shanxi: Pack) -> None:
    row = {"annual_training_workdays": 4, "annual_training_year_end": date(2023, 12, 31)}

    assert outcome(shanxi, "annual-training-days", row, date(2023, 12, 30)) == "pending"
    assert outcome(shanxi, "annual-training-days", row, date(2023, 12, 31)) == "fail"


def test_a_met_duty_is_met_before_its_day(shanxi: Pack) -> None:
    row = {"annual_training_workdays": 5, "annual_training_year_end": date(2023, 12, 31)}

    assert outcome(shanxi, "annual-training-days", row, date(2023, 6, 1)) == "met"


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2022, 10, 8), "in-force"),
        (date(2024, 10, 7), "in-force"),
        (date(2024, 10, 8), "lapsed"),
    ],
)
def test_the_window_is_half_open(shanxi: Pack, on: date, state: str) -> None:
    assert stand(shanxi, on)[-1].state == state


def test_before_its_first_day_a_pack_is_no_law(shanxi: Pack) -> None:
    with pytest.raises(NotYetInForce):
        stand(shanxi, date(2022, 10, 7))


def test_a_lapsed_pack_only_advises_and_says_so(shanxi: Pack) -> None:
    law = stand(shanxi, date(2024, 12, 1))[-1]
    ruling = judge_rule(law, rule(shanxi, "adult"), {**NEW_ENTRANT, "age_at_hire": 17})

    assert (ruling.outcome, ruling.force) == ("fail", "advise")
    assert "失效" in ruling.say()


def test_an_adoption_makes_it_count_again_in_its_own_name(shanxi: Pack) -> None:
    law = stand(shanxi, date(2024, 12, 1), [KEPT])[-1]
    ruling = judge_rule(law, rule(shanxi, "adult"), {**NEW_ENTRANT, "age_at_hire": 17})

    assert (law.state, ruling.force) == ("kept", "must")
    assert KEPT.document in ruling.say()


def test_an_adoption_ends_on_its_own_day(shanxi: Pack) -> None:
    assert stand(shanxi, date(2027, 10, 7), [KEPT])[-1].state == "kept"
    assert stand(shanxi, date(2027, 10, 8), [KEPT])[-1].state == "lapsed"


def test_an_adoption_of_another_pack_keeps_nothing(shanxi: Pack) -> None:
    other = Adoption("cn-js-haian-2022-7", "文号", date(2024, 10, 8), date(2027, 1, 1), "某局")

    assert stand(shanxi, date(2024, 12, 1), [other])[-1].state == "lapsed"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 12, 15), 1, date(2024, 1, 15)),
        (date(2023, 3, 1), 12, date(2024, 3, 1)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
    ],
)
def test_a_term_in_months_ends_on_the_same_day_or_the_months_last(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


def test_a_term_that_runs_into_a_year_not_announced_is_not_due_before_that_year(shanxi: Pack) -> None:
    calendar = Calendar({2098: Year(frozenset(), frozenset())})
    law = stand(shanxi, date(2098, 12, 31), calendar=calendar)[-1]
    ruling = judge_rule(law, rule(shanxi, "undertaking-signed"), {"hired_on": date(2098, 12, 30)})

    assert (ruling.outcome, ruling.due) == ("pending", None)
