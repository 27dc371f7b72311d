"""On a machine that cannot make environments, the first command says what to do."""

import shutil
from pathlib import Path

import pytest

STUB = """#!/bin/sh
case "$*" in
  *version_info*) exit {version} ;;
  --version) echo Python 3.x ;;
  *) exit 1 ;;
esac
"""


@pytest.fixture
def machine(tmp_path) -> Path:
    """A folder of commands with a shell, but no apt-get, no sudo and no root."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("sh", "rm"):
        (commands / name).symlink_to(shutil.which(name) or name)
    (commands / "id").write_text("#!/bin/sh\necho 1000\n")
    (commands / "id").chmod(0o755)
    return commands


def python(machine: Path, *, old: bool = False) -> None:
    (machine / "python3").write_text(STUB.format(version=int(old)))
    (machine / "python3").chmod(0o755)


def test_without_venv_and_without_root_it_names_the_package(run, root, machine, tmp_path):
    python(machine)
    done = run("sh", root / "tools/bootstrap", tmp_path / "venv", PATH=str(machine))
    assert done.returncode == 2
    assert "apt-get install python3-venv" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_an_old_python_is_refused_by_its_version(run, root, machine, tmp_path):
    python(machine, old=True)
    done = run("sh", root / "tools/bootstrap", tmp_path / "venv", PATH=str(machine))
    assert done.returncode == 2
    assert "Python 3.11 or newer" in done.stderr


def test_without_python_it_says_so(run, root, machine, tmp_path):
    done = run("sh", root / "tools/bootstrap", tmp_path / "venv", PATH=str(machine))
    assert done.returncode == 2
    assert "python3 is not installed" in done.stderr
