"""Two at once: one wins, the other is told, nothing is lost and nothing happens twice."""

from typing import Any

import pytest

from tests.lifecycle.racing import came_of

Came = dict[str, Any]


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> Came:
    """What came of all races, run once on a fresh database of the same kind as the other tests use."""
    return came_of("tests.people.racing", tmp_path_factory.mktemp("races"))


def test_one_key_twenty_times_at_once_has_one_effect_and_one_answer(came: Came) -> None:
    answers = came["one_key"]["answers"]

    assert len(answers) == 20
    assert all(answer == answers[0] for answer in answers)
    assert isinstance(answers[0], list), answers
    assert (came["one_key"]["engagements"], came["one_key"]["entries"]) == (1, 1)


def test_of_two_with_the_same_version_exactly_one_wins_in_a_thousand_races(came: Came) -> None:
    assert came["stale"]["odd"] == []
    assert came["stale"]["version"] == 1001
    assert came["stale"]["refusals"] == 1000


def test_in_a_thousand_races_nothing_is_lost(came: Came) -> None:
    assert came["stale"]["winners"]
    assert came["stale"]["chained"]


def test_the_maker_does_not_approve_however_he_races(came: Came) -> None:
    assert set(came["checkers"]["makers"]) == {"Denied"}


def test_of_two_who_decide_at_once_one_decides(came: Came) -> None:
    assert came["checkers"]["others"] == [["Invalid", "True"]] * 30


def test_two_offices_that_record_somebody_at_once_record_one_person(came: Came) -> None:
    assert came["one_person"]["people"] == 20


def test_an_office_records_nobody_twice(came: Came) -> None:
    for *here, elsewhere in came["one_person"]["answers"]:
        assert (sorted(here), elsewhere) == (["Invalid", "True"], "True")


def test_two_moves_at_once_tie_no_knot(came: Came) -> None:
    for *moves, founded in came["knots"]["answers"]:
        assert (sorted(moves), founded) == (["Invalid", "True"], "True")


def test_an_exception_is_used_once_however_many_want_it(came: Came) -> None:
    assert came["one_use"]["answers"] == [["Refused", "True"]] * 20


def test_after_the_races_all_invariants_hold_and_the_trail_is_whole(came: Came) -> None:
    assert came["broken"] == []
    assert came["faults"] == 0


def test_twenty_guesses_at_one_moment_are_five_and_no_more(came: Came) -> None:
    answers = came["guesses"]["answers"]

    assert 1 <= answers.count("open") <= 5
    assert answers.count("open") + answers.count("Locked") == 20
