"""`xieguan law ledger` speaks of the office where there is one, and says so where there is none."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import migrated

PACK = "cn-sx-2022-180"


def ledger(data: Path, *words: str) -> str:
    env = {**os.environ, "XIEGUAN_DATA": str(data), "XIEGUAN_LANG": "en"}
    env.pop("XIEGUAN_DATABASE", None)
    command = [sys.executable, "-m", "xieguan.cli", "law", "ledger", PACK, *words]
    done = subprocess.run(command, env=env, text=True, capture_output=True, check=True)
    return done.stdout


def book(data: Path, *words: str) -> Any:
    return json.loads(ledger(data, "--json", *words))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return Path(shutil.copytree(migrated(), tmp_path / "office"))


def test_without_an_office_it_speaks_of_the_vocabulary_and_says_so(tmp_path: Path) -> None:
    found = book(tmp_path / "nowhere")

    assert found["supplied_by"] == "nobody"
    assert {entry["state"] for entry in found["articles"]} == {"notice", "not live yet"}
    assert "no office here" in ledger(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_in_an_office_it_counts_what_the_office_supplies(office: Path) -> None:
    found = book(office)
    live = [rule for article in found["articles"] for rule in article["rules"] if rule["live"]]

    assert found["supplied_by"] == "office"
    assert live
    assert "this office's installation" in ledger(office)
    assert book(office, "--no-office")["supplied_by"] == "nobody"
