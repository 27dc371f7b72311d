"""The two sample rosters: made up, reproducible, and found to be exactly what their truth says."""

import json
from pathlib import Path

import pytest

ROSTERS = ["山西-示例花名册.xlsx", "海安-示例名册.csv"]
FOUND = ("row", "article", "item", "outcome", "force")


@pytest.fixture(scope="module", params=ROSTERS, ids=["shanxi", "haian"])
def roster(request, root) -> Path:
    return root / "demo" / request.param


@pytest.fixture(scope="module")
def truth(roster) -> dict:
    return json.loads(roster.with_suffix(".truth.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def audit(run, roster, truth) -> dict:
    law = ("--law", truth["law"], "--on", truth["on"])
    done = run("python", "-m", "xieguan.cli", "audit", roster, *law, "--json")
    assert (done.returncode, done.stderr) == (1, "")
    return json.loads(done.stdout)


def test_the_generator_writes_what_is_committed(run, root, tmp_path):
    run("python", "-m", "xieguan.demo.samples.rosters", tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(written) == 4
    assert written == {name: (root / "demo" / name).read_bytes() for name in written}


def test_everybody_is_counted(audit, truth):
    assert audit["rows"] == truth["rows"]


def test_the_rejected_rows_are_the_true_ones(audit, truth):
    assert [entry["row"] for entry in audit["rejected"]] == [entry["row"] for entry in truth["rejected"]]


def test_the_findings_are_the_true_ones(audit, truth):
    found, true = (
        [tuple(entry[key] for key in FOUND) for entry in side["findings"]] for side in (audit, truth)
    )
    assert sorted(found, key=str) == sorted(true, key=str)


def test_nobody_clean_is_accused(audit, truth):
    accused = {entry["row"] for entry in audit["findings"] + audit["rejected"]}
    assert not accused & set(truth["clean"])


def test_a_cell_that_cannot_be_read_is_reported(audit, truth):
    unreadable = {"cn-sx-2022-180": 57}.get(truth["law"])
    assert unreadable is None or unreadable in {entry["row"] for entry in audit["warnings"]}


def test_nobody_real_is_in_them(roster, truth, audit):
    assert "演示数据" in roster.read_bytes().decode("gb18030") if roster.suffix == ".csv" else True
    assert all(
        len(entry["name"]) == 2 and entry["name"][1] in "甲乙丙丁戊己庚辛壬癸" for entry in audit["findings"]
    )
