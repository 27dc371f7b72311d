"""Whoever was erased is not on the disk either: not in a freed page, not in the write-ahead log, not in a file."""

import subprocess
import sys
from pathlib import Path

from tests.faults.conftest import ROOT, Office

SCENE = Path(__file__).with_name("erasing.py")
NAME = "金丝雀".encode()


def played(office: Office, *words: str) -> bytes:
    """The scene, and the ID number it was about."""
    done = subprocess.run(
        [sys.executable, SCENE, *words],
        env=office.env,
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.strip()


def disk(office: Office) -> bytes:
    return b"".join(path.read_bytes() for path in office.data.rglob("*") if path.is_file())


def test_who_is_kept_is_found_on_the_disk(on_sqlite: Office) -> None:
    number = played(on_sqlite, "keep")

    assert NAME in disk(on_sqlite)
    assert number in disk(on_sqlite)


def test_the_erased_is_not_on_the_disk(on_sqlite: Office) -> None:
    number = played(on_sqlite)

    assert NAME not in disk(on_sqlite)
    assert number not in disk(on_sqlite)
    assert on_sqlite.json("doctor")
