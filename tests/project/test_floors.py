"""Imports go down only, and the check would notice if they did not."""

import shutil

import pytest


def test_the_floors_hold(run):
    checked = run("lint-imports", "--no-cache")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("law/slip.py", "import xieguan.roster"),
        ("roster/slip.py", "import xieguan.audit"),
        ("audit/slip.py", "import xieguan.cli"),
        ("audit/slip.py", "import django.db"),
        ("audit/slip.py", "import xieguan.law.query"),
        ("common/__init__.py", ""),
    ],
)
def test_a_slip_is_noticed(run, root, tmp_path, file, line):
    shutil.copytree(root / "xieguan", tmp_path / "xieguan", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    slip = tmp_path / "xieguan" / file
    slip.parent.mkdir(exist_ok=True)
    slip.write_text(line + "\n")

    checked = run("lint-imports", "--no-cache", cwd=tmp_path, PYTHONPATH=str(tmp_path))

    assert checked.returncode == 1, checked.stdout
    assert "BROKEN" in checked.stdout
