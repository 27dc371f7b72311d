"""Any act by its name, from the command line: with the same rights, law and trail as anywhere else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Office:
    """An office of its own, and commands run in it."""

    def __init__(self, data: Path) -> None:
        self.env = {**os.environ, "XIEGUAN_DATA": str(data), "PYTHONPATH": str(ROOT), "XIEGUAN_LANG": "en"}
        self.env.pop("DJANGO_SETTINGS_MODULE", None)
        self.env.pop("XIEGUAN_DATABASE", None)

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "xieguan.cli", *args]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)

    def answer(self, *args: str) -> dict | list:
        done = self.run(*args, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office") / "data")
    assert office.run("migrate").returncode == 0
    founding = [
        "init",
        "--name",
        "示例省厅",
        "--kind",
        "province",
        "--region",
        "14",
        "--field",
        "urban-management",
    ]
    assert office.run(*founding).returncode == 0
    return office


def root(office: Office) -> str:
    return office.answer("offices", "--as", "system")[0]["id"]


def test_the_acts_are_listed_with_their_input(office):
    acts = office.answer("act")

    assert {"name", "kind", "region"} <= set(acts["organisations.establish"]["input"])
    assert all(entry["says"] for entry in acts.values())


def test_an_act_is_done_and_can_be_seen(office):
    fields = ["name=南城县城市管理局", "kind=county", "region=140199", "enforcement_field=urban-management"]
    done = office.answer("act", "organisations.establish", root(office), *fields, "--as", "system")

    names = {
        entry["id"]: (entry["name"], entry["depth"]) for entry in office.answer("offices", "--as", "system")
    }
    assert names[done["subject"]] == ("南城县城市管理局", 1)


def test_a_rehearsal_does_nothing(office):
    before = office.answer("offices", "--as", "system")
    fields = ["name=北城县城市管理局", "kind=county", "region=140198"]

    said = office.run("act", "organisations.establish", root(office), *fields, "--as", "system", "--rehearse")

    assert said.returncode == 0
    assert office.answer("offices", "--as", "system") == before


@pytest.mark.parametrize(
    "args",
    [
        ["organisations.establish", "nobody", "name=x", "--as", "system"],
        ["organisations.establish", "ROOT", "name=x", "--as", "auditor"],
        ["organisations.establish", "ROOT", "kind=village", "--as", "system"],
        ["organisations.establish", "ROOT", "name", "--as", "system"],
        ["organisations.establish", "ROOT", "--as", "nobody"],
        ["organisations.establish", "ROOT"],
        ["organisations.abolish", "ROOT", "--as", "system"],
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_status_two(office, args):
    said = office.run("act", *[root(office) if word == "ROOT" else word for word in args])

    assert said.returncode == 2
    assert said.stderr.startswith("Error: ")
    assert "Traceback" not in said.stderr
