"""`xieguan import`, as a person at a terminal meets it."""

import json
from pathlib import Path

import pytest

from tests.faults.conftest import Office, database
from tests.people.rosters import person, roster

SCENE = Path(__file__).with_name("founded.py")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One office for all these tests; they come in the order of its life."""
    made = Office(tmp_path_factory.mktemp("import") / "office", database())
    made.install()
    return made


@pytest.fixture(scope="module")
def county(office: Office) -> str:
    return office._run(SCENE, status=0).stdout.strip()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "名册.csv").write_bytes(roster(*map(person, range(3))))
    return tmp_path / "名册.csv"


AS = ("--as", "hanmeimei")


def test_a_preview_shows_and_stops(office: Office, county: str, file: Path) -> None:
    shown = office.json("import", file, "--organisation", county, *AS, "--preview")

    assert (shown["state"], shown["counts"]["new"], shown["as_of"]) == ("read", 3, "2023-05-31")
    assert [entry["known"] for entry in shown["new"]] == [False] * 3
    assert (
        "people on the roster"
        in office.run("import", file, "--organisation", county, *AS, "--preview").stdout
    )


def test_an_import_is_done_and_the_same_file_again_is_answered_with_it(
    office: Office, county: str, file: Path
) -> None:
    done = office.json("import", file, "--organisation", county, *AS)
    again = office.json("import", file, "--organisation", county, *AS)

    assert (done["state"], done["counts"]["new"]) == ("finished", 3)
    assert again["import"] == done["import"]


def test_a_later_roster_is_shown_against_the_record(office: Office, county: str, tmp_path: Path) -> None:
    later = tmp_path / "later.csv"
    later.write_bytes(roster(person(0, 学历="本科"), person(1), person(7), title="六月"))
    shown = office.json("import", later, "--organisation", county, *AS, "--on", "2023-06-30", "--preview")

    assert shown["changed"] == [
        {"row": 3, "name": person(0)["姓名"], "fact": "education", "old": 4, "new": 5, "counts": True}
    ]
    assert [entry["name"] for entry in shown["gone"]] == [person(2)["姓名"]]


def test_rows_that_were_left_out_are_the_exit_status(office: Office, county: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(roster(person(0), person(8, 身份证号="12345"), title="七月"))
    shown = office.json("import", wrong, "--organisation", county, *AS, "--preview", status=1)

    assert (shown["counts"]["rejected"], shown["rejected"][0]["row"]) == (1, 4)


def test_it_is_undone_by_its_id(office: Office, county: str, file: Path) -> None:
    done = office.json("import", file, "--organisation", county, *AS)

    assert office.json("import", "--undo", done["import"], *AS)["state"] == "undone"
    refused = office.run("import", "--remove", done["import"], *AS, status=2)
    assert refused.stderr.startswith("Error: ")


def test_one_that_was_only_read_is_removed_or_resumed(office: Office, county: str, file: Path) -> None:
    taken = office.json("import", file, "--organisation", county, *AS, "--preview")["import"]
    assert office.json("import", "--remove", taken, *AS)["state"] == "removed"

    taken = office.json("import", file, "--organisation", county, *AS, "--preview")["import"]
    assert office.json("import", "--resume", taken, *AS)["state"] == "finished"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("no-such-file.csv", "--organisation", "x"),
        ("--undo", "nosuchimport"),
        ("--undo", "a", "--remove", "b"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(office: Office, county: str, words) -> None:
    refused = office.run("import", *words, *AS, status=2)

    assert refused.stderr.startswith("Error: ")
    assert len(refused.stderr.splitlines()) == 1


def test_another_office_is_not_found_and_nobody_is_nobody(office: Office, file: Path) -> None:
    assert "no such record" in office.run("import", file, "--organisation", "x", *AS, status=2).stderr
    assert "no user" in office.run("import", file, "--organisation", "x", "--as", "nobody", status=2).stderr


def test_what_it_prints_is_json(office: Office, county: str, file: Path) -> None:
    assert json.loads(office.run("import", file, "--organisation", county, *AS, "--json").stdout)["file"]
