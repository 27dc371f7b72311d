"""The limited process: what it may use, and what becomes of a child that dies, hangs or talks nonsense."""

import json
import signal
import subprocess
import sys

import pytest

from tests.roster.making import HEADER, ON, number, text
from xieguan.roster import UnusableFile, read_roster, source
from xieguan.roster.refusals import sentence
from xieguan.words import speaking

PERSON = ["李雷", number(), "大专", "2023-03-01"]
SHEET = {
    "name": "",
    "hidden": False,
    "rows": [[1, HEADER]],
    "merged": None,
    "hidden_columns": [],
    "height": 2,
}
SHEETS = json.dumps({"names": [""], "sheets": [SHEET]})

CHILDREN = {
    "dies at once": "",
    "dies of a signal": "import os; os.kill(os.getpid(), 6)",
    "says nothing that is JSON": "print('hello')",
    "says another JSON": "print('[1, 2]')",
    "says half a message": "print('{\"names\"', end='')",
    "sheets without rows": 'print(\'{"names": [""], "sheets": [{}]}\')',
    "never ends its line": "import sys\nwhile True: sys.stdout.write('x' * 1_000_000)",
    "dies after the first line": f"print({SHEETS!r})",
    "rows that are no rows": f"print({SHEETS!r}); print('[[1], 2]')",
    "nests without end": "print('[' * 100_000)",
    "an unknown refusal": 'print(\'{"refused": "zzz", "details": {}}\')',
}


@pytest.mark.parametrize("name", CHILDREN)
def test_a_broken_child_gives_a_clear_sentence(tmp_path, monkeypatch, name):
    monkeypatch.setattr(source, "_START", CHILDREN[name])
    with pytest.raises(UnusableFile) as refused:
        read_roster(text(tmp_path / "r.csv", [HEADER, PERSON]), on=ON)
    assert len(refused.value.say) > 10


def test_a_child_that_hangs_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(source, "SECONDS", 0.3)
    with speaking("en"), pytest.raises(UnusableFile, match="too long"):
        read_roster(text(tmp_path / "r.csv", [HEADER, PERSON]), on=ON)


def limited(code: str, seconds: int = 9) -> int:
    """The exit status of Python code run after the child has confined itself."""
    start = f"from xieguan.roster.sandbox import limits; limits.CPU_SECONDS = {seconds}; limits.confine()\n"
    return subprocess.run([sys.executable, "-c", start + code], capture_output=True, check=False).returncode


def test_the_child_gets_no_more_memory_than_it_may_use():
    assert limited("x = bytearray(300 << 20)") == 0
    assert limited("x = bytearray(600 << 20)") == 1


def test_the_child_gets_no_more_processor_time_than_it_may_use():
    assert limited("while True: pass", seconds=1) == -signal.SIGXCPU


def test_the_child_cannot_write_a_file(tmp_path):
    limited(f"open({str(tmp_path / 'x')!r}, 'w').write('x' * 10)")
    assert (tmp_path / "x").read_text() == ""


def test_the_child_knows_nothing_of_our_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert read_roster(text(tmp_path / "r.csv", [HEADER, PERSON]), on=ON).people == 1


def test_a_relative_path_is_that_of_the_caller(tmp_path, monkeypatch):
    text(tmp_path / "r.csv", [HEADER, PERSON])
    monkeypatch.chdir(tmp_path)
    assert read_roster("r.csv", on=ON).people == 1


def test_what_the_child_says_is_one_json_line_for_each_message(tmp_path):
    path = text(tmp_path / "r.csv", [HEADER, PERSON])
    said = subprocess.run(
        [sys.executable, "-m", "xieguan.roster.child", str(path)],
        input=b'""\n',
        capture_output=True,
        check=True,
    ).stdout.splitlines()
    first, batch, last = map(json.loads, said)
    assert first["names"] == [""]
    assert [number_ for number_, _cells in batch] == [1, 2]
    assert last == {"end": True}


def test_an_unknown_code_is_a_damaged_file():
    assert sentence("zzz") == sentence("damaged")
