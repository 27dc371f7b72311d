"""Every file says one thing, and none says where it was made."""

import subprocess
from pathlib import Path

import pytest

TOO_LONG = 300
TOO_LONG_A_TEST = 600  # a specification may list many sentences
BINARY = {".xlsx", ".xls", ".ods", ".mo", ".png", ".csv"}

# Written in halves, so that this file does not name them itself.
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted",
    "deb.debian" + ".org",
    "npmjs" + ".org",
    "index" + "-url",
    "find" + "-links",
]
PLACES = ["/work" + "/", "/root" + "/", "/tm" + "p/"]
MAY_NAME = {"tools/lock.py": {"index" + "-url", "find" + "-links"}}


def tracked(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


def test_no_python_file_is_longer_than_300_lines(root):
    written = [path for path in tracked(root) if path.suffix == ".py" and "migrations" not in path.parts]
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in written}
    tests = root / "tests"
    assert not {
        str(path.relative_to(root)): count
        for path, count in lengths.items()
        if count > (TOO_LONG_A_TEST if path.is_relative_to(tests) else TOO_LONG)
    }


@pytest.mark.parametrize("word", HOSTS + PLACES)
def test_no_file_names_a_registry_or_a_machine(root, word):
    naming = [
        str(path.relative_to(root))
        for path in tracked(root)
        if path.suffix not in BINARY and word in path.read_text("utf-8")
    ]
    assert not [name for name in naming if word not in MAY_NAME.get(name, ())]
