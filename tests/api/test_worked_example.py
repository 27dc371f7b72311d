"""What docs/api.md shows first: a roster handed in, what it would change, a description in its reader's language."""

from pathlib import Path

import pytest

from tests.api.calling import Caller
from tests.people.cast import Cast
from tests.people.rosters import read
from xieguan.words import speaking

ROSTER = Path(__file__).parents[2] / "demo" / "山西-示例花名册.xlsx"
ADOPT = "/api/v1/acts/packs.adopt"


def test_the_preview_of_a_roster_also_tells_what_is_said_of_the_whole(cast: Cast, clerk: Caller) -> None:
    taken = read(cast, ROSTER)

    answer = clerk.get(f"/imports/{taken.public}/preview")

    assert answer.status_code == 200
    said = answer.json()
    assert said["counts"]["rows"] > 0
    assert None in {one["row"] for one in said["warnings"]}


@pytest.mark.parametrize(
    ("wanted", "title"), [("", "续用已失效的规定"), ("en-GB,en;q=0.9", "Keep a lapsed regulation")]
)
def test_the_description_speaks_the_language_of_its_reader(db: None, client, wanted: str, title: str) -> None:
    answer = client.get("/api/v1/openapi.json", headers={"Accept-Language": wanted})

    operation = answer.json()["paths"][ADOPT]["post"]
    assert operation["summary"] == title
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert schema["properties"]["document"]["description"]


def test_the_page_for_readers_has_no_title_of_the_other_language(db: None, client) -> None:
    with speaking("zh-Hans"):
        page = client.get("/api/v1/docs").content.decode()

    assert "The acts there are" not in page
    assert "可办理的事项" in page
