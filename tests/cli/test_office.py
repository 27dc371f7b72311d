"""The commands that keep an office, as a person at a terminal meets them."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.faults.conftest import Office

INIT = ("init", "--name", "示例县城管局", "--kind", "county", "--region", "140199")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One office for all these tests; they come in the order of its life."""
    return Office(tmp_path_factory.mktemp("cli") / "office")


def test_looking_at_an_office_that_is_not_there_makes_none(office: Office) -> None:
    refused = office.run("doctor", status=2)

    assert "xieguan migrate" in refused.stderr
    assert not office.data.exists()


def test_migrate_makes_a_directory_that_is_nobody_elses_to_read(office: Office) -> None:
    first = office.json("migrate")
    again = office.json("migrate")

    assert first["applied"]
    assert again["applied"] == []
    for path in [office.data, *office.data.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_init_prints_three_passwords_once(office: Office) -> None:
    passwords = office.json(*INIT)["passwords"]

    assert set(passwords) == {"system", "security", "auditor"}
    refused = office.run(*INIT, status=2)
    assert "has its office already" in refused.stderr
    files = b"".join(path.read_bytes() for path in office.data.rglob("*") if path.is_file())
    assert not [password for password in passwords.values() if password.encode() in files]


def test_a_wrong_region_is_one_sentence(office: Office) -> None:
    words = [*INIT[:-1], "14019"]
    assert office.run(*words, status=2).stderr.startswith("Error: ")


def test_a_worker_seals_and_does_the_nights_work_and_the_doctor_is_content(office: Office) -> None:
    office.run("worker", "--once")

    found = {entry["check"]: entry for entry in office.json("doctor")}
    assert {entry["state"] for entry in found.values()} == {"ok"}
    assert office.json("trail", "verify") == {"proved": 4, "unsealed": 0, "faults": []}


def test_an_exported_trail_is_proved_where_there_is_no_office(office: Office, tmp_path: Path) -> None:
    key = office.json("trail", "export", tmp_path / "trail.jsonl")["public_key"]
    away = Office(tmp_path / "nowhere")

    assert away.json("trail", "verify", "--file", tmp_path / "trail.jsonl", "--key", key)["proved"] == 4
    assert not away.data.exists()
    other = "00" * 32
    assert away.json("trail", "verify", "--file", tmp_path / "trail.jsonl", "--key", other, status=1)[
        "faults"
    ]
    assert (
        "64 digits"
        in away.run("trail", "verify", "--file", tmp_path / "trail.jsonl", "--key", "x", status=2).stderr
    )
    assert away.run("trail", "verify", "--file", tmp_path / "none", "--key", key, status=2).stderr


def test_tampering_ends_with_status_one_and_the_doctor_says_so(office: Office) -> None:
    with sqlite3.connect(office.data / "xieguan.sqlite3") as database:
        database.execute("DROP TRIGGER desk_entry_no_update")
        database.execute("UPDATE desk_entry SET actor = 'nobody' WHERE id = 2")
    database.close()

    assert office.json("trail", "verify", status=1)["faults"]
    found = {entry["check"]: entry["state"] for entry in office.json("doctor", status=1)}
    assert (found["trail"], found["triggers"]) == ("bad", "bad")


def test_a_newer_database_is_left_alone(office: Office) -> None:
    with sqlite3.connect(office.data / "xieguan.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '2030-01-01')"
        )
    database.close()

    assert "9999_later" in office.run("migrate", status=2).stderr
    assert {entry["check"]: entry["state"] for entry in office.json("doctor", status=1)}[
        "migrations"
    ] == "bad"


def test_a_database_address_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    away = Office(tmp_path / "office", "postgres://nobody@127.0.0.1:1/none")

    refused = away.run("trail", "seal", status=2)
    assert refused.stderr.startswith("Error: ")
    assert refused.stderr.count("\n") == 1


def test_every_command_has_help_in_both_languages() -> None:
    from click.testing import CliRunner

    from xieguan.cli import main

    for words in (
        ["migrate"],
        ["init"],
        ["serve"],
        ["worker"],
        ["trail", "verify"],
        ["backup"],
        ["restore"],
        ["doctor"],
    ):
        for language in ("en", "zh-Hans"):
            answer = CliRunner().invoke(main, ["--lang", language, *words, "--help"])
            assert answer.exit_code == 0
            assert words[-1] in answer.output


def test_json_is_json(office: Office) -> None:
    assert json.loads(office.run("trail", "seal", "--json").stdout)["count"] == 0
