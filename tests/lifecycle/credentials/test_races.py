"""Numbers given out at one moment: each once, none left out; on the kind of database the other tests use."""

from typing import Any

import pytest

from tests.lifecycle.racing import came_of


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return came_of("tests.lifecycle.credentials.racing", tmp_path_factory.mktemp("races"))


def test_sixty_four_at_once_get_sixty_four_numbers_without_a_gap(came: dict[str, Any]) -> None:
    assert came["numbers"]["answers"] == [True] * 64
    assert came["numbers"]["given"] == [f"{came['stem']}{serial:04}" for serial in range(1, 65)]


def test_of_two_certificates_with_one_number_one_is_issued(came: dict[str, Any]) -> None:
    assert came["same_certificate"] == {"answers": ["Invalid", "issued"], "certificates": 1}


def test_after_the_races_all_invariants_hold(came: dict[str, Any]) -> None:
    assert came["broken"] == []
