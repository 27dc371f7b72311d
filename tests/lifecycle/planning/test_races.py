"""Places asked for at one moment: the last one is given once; on the kind of database the other tests use."""

from typing import Any

import pytest

from tests.lifecycle.racing import came_of


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return came_of("tests.lifecycle.planning.racing", tmp_path_factory.mktemp("places"))


def test_of_two_hires_for_the_last_place_one_is_refused_by_the_law(came: dict[str, Any]) -> None:
    assert came["last_place"] == {"answers": ["Refused", "True"], "hired": [1, 1]}


def test_of_two_plans_for_the_same_places_the_quota_office_agrees_to_one(came: dict[str, Any]) -> None:
    assert came["same_places"] == {"answers": ["Refused", "agreed"], "agreed": 1}


def test_a_document_of_an_applicant_who_is_deleted_at_that_moment_goes_with_him(came: dict[str, Any]) -> None:
    assert came["late_document"] == {"answers": [True, True], "applicants": 0, "papers": 0}


def test_after_the_races_all_invariants_hold(came: dict[str, Any]) -> None:
    assert came["broken"] == []
