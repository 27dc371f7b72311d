"""A roster that has been imported gives the same findings as its audit: by the live facts, and by the sheet."""

import json
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.people.cast import Cast
from tests.people.rosters import imported
from xieguan.audit import Audit, audit
from xieguan.law.judge import judge_rule, stand
from xieguan.law.pack import find, load
from xieguan.people.models import Engagement, SheetRow
from xieguan.people.sheet import differences
from xieguan.people.suppliers import live
from xieguan.roster import read_roster

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("XIEGUAN_SHARED") or ROOT.parent / "shared") / "samples"
TRUTHS = sorted((ROOT / "demo").glob("*.truth.json")) + sorted(SHARED.glob("*.truth.json"))


def test_the_products_own_rosters_are_among_them() -> None:
    assert len([truth for truth in TRUTHS if truth.is_relative_to(ROOT)]) == 2


def audited(truth: Path) -> tuple[Audit, Path]:
    what = json.loads(truth.read_text("utf-8"))
    on, file = date.fromisoformat(what["on"]), truth.with_name(what["file"])
    return audit(read_roster(file, on=on), stand(load(find(what["law"])), on), on), file


def of_the_file(found: Audit) -> Counter[tuple[str, ...]]:
    return Counter(
        (finding.row.name, finding.ruling.rule.id, finding.ruling.outcome, finding.ruling.force)
        for finding in found.findings
    )


def of_the_record(found: Audit, rows: list[dict[str, object]]) -> Counter[tuple[str, ...]]:
    rules = [(law, rule) for law in found.laws for rule in law.pack.rules if rule.facts <= found.roster.facts]
    rulings = [(row, judge_rule(law, rule, row)) for row in rows for law, rule in rules]
    return Counter(
        (str(row["name"]), ruling.rule.id, ruling.outcome, ruling.force)
        for row, ruling in rulings
        if ruling.stands
    )


def from_the_live_facts(on: date) -> list[dict[str, object]]:
    facts = live("engagement", on).visible()
    return [
        {"name": row["person__name"]} | {key.removeprefix("fact_"): value for key, value in row.items()}
        for row in facts.values("person__name", *facts.query.annotations)
    ]


def from_the_sheet() -> list[dict[str, object]]:
    names = dict(Engagement.objects.values_list("pk", "person__name"))
    return [
        {**row, "name": names[row["engagement_id"]]} for row in SheetRow.objects.exclude(path="").values()
    ]


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.split("-")[0])
def test_an_imported_roster_gives_the_findings_of_its_audit(cast: Cast, truth: Path) -> None:
    found, file = audited(truth)
    expected = of_the_file(found)

    done = imported(cast, file, as_of=found.on, on=found.on)

    assert done.counts["new"] == len(found.roster.rows)
    assert expected
    assert of_the_record(found, from_the_live_facts(found.on)) == expected
    assert of_the_record(found, from_the_sheet()) == expected
    assert list(differences(found.on)) == []


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.split("-")[0])
def test_the_findings_are_those_that_were_planted(cast: Cast, truth: Path) -> None:
    found, file = audited(truth)
    planted = json.loads(truth.read_text("utf-8"))["findings"]
    imported(cast, file, as_of=found.on, on=found.on)

    stands = of_the_record(found, from_the_sheet()).elements()
    expected = Counter((entry["outcome"], entry["force"]) for entry in planted)
    assert Counter((outcome, force) for _name, _rule, outcome, force in stands) == expected
