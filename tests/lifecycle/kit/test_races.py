"""Many take the last pieces at one moment: as many get one as there are, and the store is never below nothing."""

from typing import Any

import pytest

from tests.lifecycle.racing import came_of


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return came_of("tests.lifecycle.kit.racing", tmp_path_factory.mktemp("races"))


def test_five_pieces_go_to_five_of_ten(came: dict[str, Any]) -> None:
    assert came["insignia"]["out"] == 5
    assert came["insignia"]["left"] == 0
    assert came["insignia"]["answers"] == ["Invalid"] * 5 + ["True"] * 5


def test_a_numbered_piece_goes_to_one_person(came: dict[str, Any]) -> None:
    assert sorted(came["radio"]["pieces"]) == ["R001", "R002"]
    assert came["radio"]["left"] == 0


def test_after_the_races_all_invariants_hold(came: dict[str, Any]) -> None:
    assert came["broken"] == []
