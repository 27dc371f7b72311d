"""The two sample rosters beside the project, which are no part of it: most machines lack them."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from xieguan.roster import read_roster
from xieguan.words import speaking

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
ABSENT = f"THE SAMPLE ROSTERS ARE NOT HERE, so reading them is not tried: put them into {SAMPLES}"

if not SAMPLES.is_dir() and os.environ.get("XIEGUAN_SKIP_NOTHING"):
    pytest.skip(
        ABSENT, allow_module_level=True
    )  # a module skip: CI, which cannot have them, is not red for it
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=ABSENT)

WHY = {  # the truth's words, and ours
    "the spreadsheet kept 15 digits of a number": "kept only the first 15 digits",
    "seventeen digits": "17 digits",
    "impossible birth date in the ID number": "birth date in it is impossible",
    "check digit wrong": "check digit is wrong",
    "same ID number as an earlier row": "same number as in row",
}


@pytest.mark.parametrize("name", ["shanxi-roster.xlsx", "haian-roster.csv"])
def test_a_sample_is_read_as_its_truth_says(name):
    truth = json.loads((SAMPLES / name).with_suffix(".truth.json").read_text("utf-8"))
    with speaking("en"):
        roster = read_roster(SAMPLES / name, on=date.fromisoformat(truth["on"]))
    assert (roster.file, roster.sheet, roster.people) == (truth["file"], truth["sheet"], truth["rows"])
    assert [r.row for r in roster.rejected] == [r["row"] for r in truth["rejected"]]
    assert all(
        WHY[told["why"]] in ours.say for told, ours in zip(truth["rejected"], roster.rejected, strict=True)
    )
    judged = {row.number for row in roster.rows}
    assert judged >= {finding["row"] for finding in truth["findings"]} | set(truth["clean"])
    assert len(judged) == truth["rows"] - len(truth["rejected"])
    assert roster.unread == ()
    assert not [w for w in roster.warnings if w.kind in ("unreadable-value", "left-out")]
