"""The audit finds exactly what is known of rosters whose every fault was put there: no more, no less."""

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from xieguan.audit import audit
from xieguan.audit.as_json import as_json
from xieguan.law.judge import Adoption, stand
from xieguan.law.pack import find, load
from xieguan.roster import read_roster

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
ABSENT = f"THE SAMPLE ROSTERS ARE NOT HERE, so they are not audited: put them into {SAMPLES}"
CHILD = ROOT / "docs/examples/packs/xx-example-county-2023-1"
SHANXI = "cn-sx-2022-180"
DEMO = sorted(ROOT.glob("demo/*.truth.json"))
LAPSED = date(2024, 12, 1)
KEPT = Adoption(SHANXI, "示例城管〔2024〕1号", date(2024, 10, 8), date(2027, 10, 8), "局务会")


def shared() -> list[Any]:
    """The two samples beside the project. CI cannot have them, and is not red for it: then nothing is collected."""
    there = sorted(SAMPLES.glob("*.truth.json"))
    if there or os.environ.get("XIEGUAN_SKIP_NOTHING"):
        return there
    return [pytest.param(SAMPLES, marks=pytest.mark.skip(reason=ABSENT))]


def found(
    truth: Path, law: str | None = None, on: str | None = None, kept: Sequence[Adoption] = ()
) -> dict[str, Any]:
    what = json.loads(truth.read_text("utf-8"))
    day = date.fromisoformat(on or what["on"])
    laws = stand(load(find(law or what["law"])), day, kept)
    return as_json(audit(read_roster(truth.with_name(what["file"]), on=day), laws, day))


def key(finding: dict[str, Any]) -> tuple[int, str, str, str, str]:
    return (
        finding["row"],
        finding["article"],
        finding["item"] or "",
        finding["outcome"],
        finding["force"],
    )


@pytest.fixture
def shanxi() -> Path:
    return next(path for path in DEMO if SHANXI in path.read_text("utf-8"))


@pytest.mark.parametrize("truth", [*DEMO, *shared()], ids=lambda path: path.name)
def test_exactly_what_is_wrong_is_found(truth):
    known, said = json.loads(truth.read_text("utf-8")), found(truth)
    assert (said["file"], said["sheet"], said["rows"]) == (known["file"], known["sheet"], known["rows"])
    assert [entry["row"] for entry in said["rejected"]] == [entry["row"] for entry in known["rejected"]]
    assert sorted(map(key, said["findings"])) == sorted(map(key, known["findings"]))
    assert not {entry["row"] for entry in said["findings"]} & set(known["clean"])
    assert [entry["state"] for entry in said["law"]] == ["in-force"]


def test_who_was_hired_before_the_regulation_is_not_held_to_its_entry_norms(shanxi):
    known = json.loads(shanxi.read_text("utf-8"))
    said = found(shanxi)
    old = next(finding for finding in said["findings"] if finding["article"] == "17")
    rows = {finding["row"] for finding in said["findings"] if finding["article"] in ("12", "13", "16")}
    hired = {
        row.number: row.facts["hired_on"]
        for row in read_roster(shanxi.with_name(known["file"]), on=date(2023, 12, 31)).rows
    }
    assert min(hired[row] for row in rows) >= date(2022, 10, 8)
    assert old["outcome"] == "fail"  # what binds everybody binds them too
    veterans_of_the_office = [number for number, day in hired.items() if day < date(2020, 1, 1)]
    assert len(veterans_of_the_office) > 5
    assert not rows & set(veterans_of_the_office)


def test_after_the_regulation_has_lapsed_every_finding_only_advises(shanxi):
    in_force, lapsed = found(shanxi), found(shanxi, on=LAPSED.isoformat())
    assert lapsed["law"] == [{"pack": SHANXI, "state": "lapsed"}]
    assert {finding["force"] for finding in lapsed["findings"]} == {"advise"}
    assert [key(finding)[:4] for finding in lapsed["findings"]] == [
        key(finding)[:4] for finding in in_force["findings"]
    ]
    assert all("失效" in finding["say"] for finding in lapsed["findings"])


def test_a_kept_regulation_counts_again_and_says_in_whose_name(shanxi):
    in_force, kept = found(shanxi), found(shanxi, on=LAPSED.isoformat(), kept=[KEPT])
    assert kept["law"] == [{"pack": SHANXI, "state": "kept"}]
    assert list(map(key, kept["findings"])) == list(map(key, in_force["findings"]))
    assert all(KEPT.document in finding["say"] for finding in kept["findings"])


def test_before_the_year_is_over_its_training_is_pending_and_no_finding(shanxi):
    early, due = found(shanxi, on="2023-12-30"), found(shanxi, on="2023-12-31")
    assert not [finding for finding in early["findings"] if finding["article"] == "17"]
    assert len([finding for finding in due["findings"] if finding["article"] == "17"]) == 2


def test_a_county_may_ask_more_than_its_province(shanxi):
    province, county = found(shanxi), found(shanxi, law=str(CHILD))
    assert [law["pack"] for law in county["law"]] == [SHANXI, "xx-example-county-2023-1"]
    short = [finding["row"] for finding in county["findings"] if finding["rule"] == "prejob-workdays"]
    assert set(short) > {
        finding["row"] for finding in province["findings"] if finding["rule"] == "prejob-workdays"
    }
    assert {key(finding) for finding in county["findings"]} > {
        key(finding) for finding in province["findings"]
    }
    tightened = [f for f in county["findings"] if f["rule"] == "prejob-workdays" and f["outcome"] == "fail"]
    assert all("20个工作日" in finding["say"] for finding in tightened)
