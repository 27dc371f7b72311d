"""`xieguan audit`: what it prints, how it ends, and what it refuses in one sentence."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from xieguan.audit.as_json import as_json
from xieguan.cli import main, reports
from xieguan.demo.samples.people import id_number

ROOT = Path(__file__).resolve().parents[2]
ROSTER = ROOT / "demo" / "山西-示例花名册.xlsx"
CHILD = ROOT / "docs/examples/packs/xx-example-county-2023-1"
SHANXI, ON = "cn-sx-2022-180", "2023-12-31"
LAW = ["--law", SHANXI, "--on", ON]
NUMBER = id_number("140199", date(1990, 1, 1), 101)
CLEAN = f"姓名,公民身份号码,学历,是否退役,首次聘用日期\n李雷,{NUMBER},大专,否,2023-03-01\n"
ADOPTION = """
[[adoption]]
pack = "cn-sx-2022-180"
document = "示例城管〔2024〕1号"
from = 2024-10-08
until = 2027-10-08
decided_by = "局务会"
"""


def run(*words: object, **more: Any) -> Result:
    return CliRunner().invoke(main, ["audit", *map(str, words)], catch_exceptions=False, **more)


def really(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without a terminal."""
    command = [sys.executable, "-m", "xieguan.cli", *map(str, words)]
    environment = {**os.environ, "XIEGUAN_LANG": "", **env}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.csv"
    path.write_text(CLEAN, encoding="utf-8")
    return path


# ------------------------------------------------------------------ how it ends


def test_it_ends_with_0_where_nothing_is_found_and_no_row_rejected(clean):
    done = run(clean, *LAW)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "退出状态 0" in done.stdout


def test_it_ends_with_1_where_something_is_found():
    done = run(ROSTER, *LAW)
    assert (done.exit_code, done.stderr) == (1, "")
    assert "名册体检报告" in done.stdout


def test_it_ends_with_1_where_a_row_is_rejected_and_nothing_else(clean):
    clean.write_text(CLEAN + "韩梅梅,14019919900101101,大专,否,2023-03-01\n", encoding="utf-8")
    done = run(clean, *LAW, "--json")
    found = json.loads(done.stdout)
    assert (done.exit_code, found["findings"], len(found["rejected"])) == (1, [], 1)


@pytest.mark.parametrize(
    ("words", "status"), [(LAW, 1), ([*LAW, "--json"], 1), (["--law", "no-such-pack"], 2)]
)
def test_the_real_command_ends_the_same_way(words, status):
    done = really("audit", ROSTER, *words)
    assert done.returncode == status
    assert "Traceback" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr  # no colour and no progress bar in a pipe
    assert bool(done.stdout) == (status != 2)
    assert bool(done.stderr) == (status == 2)


def test_json_is_utf8_even_where_the_terminal_speaks_another_encoding():
    command = [sys.executable, "-m", "xieguan.cli", "audit", str(ROSTER), *LAW, "--json"]
    env = {**os.environ, "PYTHONIOENCODING": "gb18030"}
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=env)
    assert json.loads(done.stdout.decode("utf-8"))["sheet"] == "协管人员花名册"


def test_a_terminal_that_lacks_a_character_gets_a_question_mark():
    done = really("audit", ROSTER, *LAW, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


# ------------------------------------------------------------------ JSON

TOP = {
    "file": str,
    "sheet": (str, type(None)),
    "header_row": int,
    "law": list,
    "on": str,
    "rows": int,
    "rejected": list,
    "warnings": list,
    "findings": list,
    "columns": dict,
    "not_asked": list,
}
LISTED = {
    "law": {"pack": str, "state": str},
    "rejected": {"row": int, "column": str, "found": str, "expected": str, "say": str},
    "warnings": {"row": (int, type(None)), "column": (str, type(None)), "say": str},
    "findings": {
        "row": int,
        "name": str,
        "pack": str,
        "rule": str,
        "article": str,
        "item": (str, type(None)),
        "force": str,
        "outcome": str,
        "facts": dict,
        "say": str,
    },
    "not_asked": {
        "pack": str,
        "rule": str,
        "article": str,
        "item": (str, type(None)),
        "missing": list,
    },
}


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    result: dict[str, Any] = json.loads(run(ROSTER, *LAW, "--law", "cn-labour", "--json").stdout)
    return result


def fits(entry: dict[str, Any], shape: dict[str, Any]) -> bool:
    if list(entry) != list(shape):
        return False
    return all(
        isinstance(entry[key], kind) and not isinstance(entry[key], bool) for key, kind in shape.items()
    )


def test_json_has_exactly_the_keys_that_were_promised(found):
    assert fits(found, TOP)
    for name, shape in LISTED.items():
        assert found[name], name
        assert all(fits(entry, shape) for entry in found[name]), name


def test_articles_and_items_are_digits_and_an_item_that_is_not_there_is_null(found):
    entries = found["findings"] + found["not_asked"]
    assert all(re.fullmatch(r"[1-9]\d*", entry["article"]) for entry in entries)
    assert all(entry["item"] is None or re.fullmatch(r"[1-9]\d*", entry["item"]) for entry in entries)
    assert {entry["item"] is None for entry in found["findings"]} == {True, False}


def test_json_names_rows_days_states_forces_outcomes_and_columns(found):
    assert (found["file"], found["on"], found["rows"]) == (ROSTER.name, ON, 60)
    assert found["law"] == [{"pack": SHANXI, "state": "in-force"}, {"pack": "cn-labour", "state": "in-force"}]
    assert {entry["force"] for entry in found["findings"]} <= {"must", "should", "advise"}
    assert {entry["outcome"] for entry in found["findings"]} == {"fail", "unknown"}
    assert found["columns"]["education"]
    assert all(isinstance(heading, str) for heading in found["columns"].values())
    plain = (str, int, bool, type(None))
    assert all(isinstance(value, plain) for entry in found["findings"] for value in entry["facts"].values())


def test_json_prints_no_id_number(found):
    text = json.dumps(found, ensure_ascii=False)
    assert not re.search(r"(?<!\d)\d{17}[\dXx](?!\d)", text)


def test_what_is_not_asked_is_told_once_with_the_facts_that_are_missing(found):
    rules = [(entry["pack"], entry["rule"]) for entry in found["not_asked"]]
    assert len(rules) == len(set(rules))
    assert all(entry["missing"] for entry in found["not_asked"])
    assert not {(entry["pack"], entry["rule"]) for entry in found["findings"]} & set(rules)


def test_with_json_nothing_else_is_printed(tmp_path):
    done = run(ROSTER, *LAW, "--json", "--report", tmp_path / "r.xlsx")
    assert json.loads(done.stdout)
    assert done.stderr == ""


# ------------------------------------------------------------------ which law


def test_labour_law_is_asked_only_when_it_is_named():
    said = json.loads(run(ROSTER, *LAW, "--json").stdout)
    assert [law["pack"] for law in said["law"]] == [SHANXI]
    assert {entry["pack"] for entry in said["findings"] + said["not_asked"]} == {SHANXI}


@pytest.mark.parametrize("named", [[CHILD], [CHILD, SHANXI], [SHANXI, CHILD], [SHANXI, SHANXI, CHILD, CHILD]])
def test_a_pack_reached_twice_is_judged_once_and_tightened(named):
    words = [word for name in named for word in ("--law", name)]
    said = json.loads(run(ROSTER, *words, "--on", ON, "--json").stdout)
    assert sorted(law["pack"] for law in said["law"]) == [SHANXI, CHILD.name]
    short = [entry for entry in said["findings"] if entry["rule"] == "prejob-workdays"]
    assert len({entry["row"] for entry in short}) == len(short) > 10


def test_without_a_day_it_judges_as_of_today(clean):
    said = json.loads(run(clean, "--law", SHANXI, "--json").stdout)
    assert abs((date.fromisoformat(said["on"]) - date.today()).days) <= 1  # noqa: DTZ011 — midnight may pass


def test_a_lapsed_law_advises_and_an_adoption_makes_it_count_again(tmp_path):
    (tmp_path / "adoption.toml").write_text(ADOPTION, encoding="utf-8")
    day = ["--law", SHANXI, "--on", "2024-12-01", "--json"]
    lapsed = json.loads(run(ROSTER, *day).stdout)
    kept = json.loads(run(ROSTER, *day, "--adoption", tmp_path / "adoption.toml").stdout)
    assert (lapsed["law"][0]["state"], kept["law"][0]["state"]) == ("lapsed", "kept")
    assert {entry["force"] for entry in lapsed["findings"]} == {"advise"}
    assert {entry["force"] for entry in kept["findings"]} == {"must", "should"}
    assert all("示例城管〔2024〕1号" in entry["say"] for entry in kept["findings"])


# ------------------------------------------------------------------ unusable input: status 2 and one sentence


def refused(*words: object) -> str:
    done = run(*words)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    sentence = done.stderr.strip()
    assert sentence.startswith("错误：")
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    return sentence


def test_no_file():
    assert "missing.xlsx" in refused("missing.xlsx", *LAW)


def test_a_file_that_is_no_spreadsheet(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 broken")
    refused(tmp_path / "x.xlsx", *LAW)


def test_a_file_without_a_roster(tmp_path):
    (tmp_path / "x.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    refused(tmp_path / "x.csv", *LAW)


def test_a_folder():
    refused(ROOT, *LAW)


def test_a_sheet_that_is_not_there():
    assert "没有的表" in refused(ROSTER, *LAW, "--sheet", "没有的表")


def test_a_pack_nobody_knows():
    sentence = refused(ROSTER, "--law", "cn-xx")
    assert "cn-xx" in sentence
    assert SHANXI in sentence


def test_a_pack_that_is_refused(tmp_path):
    (tmp_path / "pack.toml").write_text('id = "x"\n', encoding="utf-8")
    assert "pack.toml:" in refused(ROSTER, "--law", tmp_path, "--on", ON)


def test_two_child_packs_that_tighten_one_parent_in_two_ways(tmp_path):
    sister = tmp_path / "xx-sister-2023-1"
    shutil.copytree(CHILD, sister)
    header = (sister / "pack.toml").read_text("utf-8").replace(CHILD.name, sister.name)
    (sister / "pack.toml").write_text(header, encoding="utf-8")
    sentence = refused(ROSTER, "--law", CHILD, "--law", sister, "--on", ON)
    assert CHILD.name in sentence
    assert sister.name in sentence


def test_a_pack_that_is_not_yet_in_force():
    assert "2022-10-08" in refused(ROSTER, "--law", SHANXI, "--on", "2022-10-07")


def test_no_pack_at_all():
    assert "--law" in refused(ROSTER)


def test_a_day_that_is_none():
    assert "2023-02-30" in refused(ROSTER, "--law", SHANXI, "--on", "2023-02-30")


def test_an_option_that_is_none():
    assert "--laww" in refused(ROSTER, "--laww", SHANXI)


@pytest.mark.parametrize(
    ("text", "word"),
    [("columns = 3", "columns"), ("[columns]\nno_such_fact = 'A'", "no_such_fact"), ("= broken", "map.toml")],
)
def test_a_mapping_that_is_wrong(tmp_path, text, word):
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    assert word in refused(ROSTER, *LAW, "--map", tmp_path / "map.toml")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("= broken", "adoption.toml:1:1"),
        ("", "[[adoption]]"),
        (ADOPTION.replace('document = "示例城管〔2024〕1号"', ""), "document"),
        (ADOPTION.replace("2027-10-08", "2024-10-08"), "adoption.toml:6:"),
        (ADOPTION.replace("cn-sx-2022-180", "cn-sx-2022-18"), "cn-sx-2022-18"),
        (ADOPTION + ADOPTION, "示例城管〔2024〕1号"),
    ],
)
def test_an_adoption_that_is_wrong(tmp_path, text, word):
    (tmp_path / "adoption.toml").write_text(text, encoding="utf-8")
    assert word in refused(ROSTER, *LAW, "--adoption", tmp_path / "adoption.toml")


def test_an_adoption_file_that_is_not_there(tmp_path):
    assert "none.toml" in refused(ROSTER, *LAW, "--adoption", tmp_path / "none.toml")


# ------------------------------------------------------------------ reports


def test_reports_of_both_kinds_are_written(tmp_path):
    sheet, page = tmp_path / "r.xlsx", tmp_path / "r.HTML"
    done = run(ROSTER, *LAW, "--report", sheet, "--report", page)
    assert done.exit_code == 1
    assert sheet.read_bytes().startswith(b"PK")
    assert "<!doctype html>" in page.read_text("utf-8").lower()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.HTML", "r.xlsx"]


def test_a_report_replaces_an_older_report_whole(tmp_path):
    (tmp_path / "r.xlsx").write_bytes(b"old")
    assert run(ROSTER, *LAW, "--report", tmp_path / "r.xlsx").exit_code == 1
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["r.pdf", "r", "r.xls", ".xlsx"])
def test_a_report_of_another_kind(tmp_path, name):
    assert ".html" in refused(ROSTER, *LAW, "--report", tmp_path / name)


def test_a_report_in_a_folder_that_is_not_there(tmp_path):
    assert "r.xlsx" in refused(ROSTER, *LAW, "--report", tmp_path / "none" / "r.xlsx")


def test_a_report_that_is_a_folder(tmp_path):
    (tmp_path / "r.xlsx").mkdir()
    refused(ROSTER, *LAW, "--report", tmp_path / "r.xlsx")


def test_two_reports_in_one_place(tmp_path):
    refused(ROSTER, *LAW, "--report", tmp_path / "r.xlsx", "--report", tmp_path / "." / "r.xlsx")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """The office's own roster, which must come through whatever is asked."""
    path = tmp_path / "own.xlsx"
    path.write_bytes(ROSTER.read_bytes())
    yield path
    assert path.read_bytes() == ROSTER.read_bytes()


@pytest.mark.parametrize("way", ["itself", "link", "hard link", "detour"])
def test_the_office_s_own_roster_is_never_replaced(own, tmp_path, way):
    report = tmp_path / "r.xlsx"
    if way == "itself":
        report = own
    elif way == "link":
        report.symlink_to(own)
    elif way == "hard link":
        report.hardlink_to(own)
    else:
        (tmp_path / "sub").mkdir()
        report = tmp_path / "sub" / ".." / "own.xlsx"
    refused(own, *LAW, "--report", report)


def test_a_report_that_cannot_be_finished_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reports, "_write", full)
    (tmp_path / "r.xlsx").write_bytes(b"old")
    assert "No space left" in refused(ROSTER, *LAW, "--report", tmp_path / "r.xlsx")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_report_on_a_full_disk_is_refused_in_a_sentence():
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    assert run(ROSTER, *LAW, "--report", "/dev/full").exit_code == 2


# ------------------------------------------------------------------ language


@pytest.mark.parametrize(("lang", "word"), [("zh-Hans", "用法："), ("en", "Usage: ")])
@pytest.mark.parametrize("command", [[], ["audit"], ["law"], ["law", "lint"]])
def test_help_speaks_the_language_asked_for(lang, word, command):
    done = CliRunner().invoke(main, ["--lang", lang, *command, "--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith(word)
    assert CliRunner().invoke(main, [*command, "--help"], env={"XIEGUAN_LANG": lang}).stdout == done.stdout


def test_help_says_every_option_in_the_default_language():
    said = CliRunner().invoke(main, ["audit", "--help"]).stdout
    for option in ("--law", "--on", "--sheet", "--map", "--adoption", "--json", "--report"):
        line = next(line for line in said.splitlines() if line.strip().startswith(option))
        assert re.search(r"[\u4e00-\u9fff]", line), line


def test_usage_errors_speak_it_too():
    assert "is missing" in CliRunner().invoke(main, ["--lang", "en", "audit"]).stderr
    assert "缺少" in CliRunner().invoke(main, ["audit"]).stderr


def test_json_says_its_sentences_in_the_language_asked_for():
    done = CliRunner().invoke(main, ["--lang", "en", "audit", str(ROSTER), *LAW, "--json"])
    assert any("pre-job training" in entry["say"] for entry in json.loads(done.stdout)["findings"])


def test_the_module_that_prints_json_is_the_one_the_library_offers(clean):
    from xieguan.audit import audit
    from xieguan.law.judge import stand
    from xieguan.law.pack import find, load
    from xieguan.roster import read_roster

    day = date.fromisoformat(ON)
    ours = as_json(audit(read_roster(clean, on=day), stand(load(find(SHANXI)), day), day))
    assert json.loads(run(clean, *LAW, "--json").stdout) == ours


def test_a_fault_of_our_own_is_a_sentence_with_a_status_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["xieguan.cli.law"], "packs", lambda: 1 / 0)

    result = CliRunner().invoke(main, ["law", "list"])

    assert result.exit_code == 70
    assert "ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.stderr
