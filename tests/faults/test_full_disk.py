"""No room: a clear sentence, nothing corrupt, and the office goes on when there is room again."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.faults.conftest import Office
from xieguan.words import _

NO_ROOM = {
    _("there is no room left on the disk; what was begun has been undone"),
    _("the disk does not take what is written; what was begun has been undone"),
}


def test_an_act_without_room_is_undone_and_the_next_one_is_not(on_sqlite: Office) -> None:
    says, went_on = on_sqlite.child("crowded", 60_000).splitlines()

    assert says in NO_ROOM
    assert went_on == "went on"
    in_order(on_sqlite)


@pytest.fixture
def small_disk(tmp_path: Path):
    """A disk of eight megabytes, where one may be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {os.getuid()=}")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    office = Office(small_disk / "office")
    office.install()

    says, went_on = office.child("full_disk").splitlines()

    assert says in NO_ROOM
    assert went_on == "went on"
    in_order(office)


def test_a_backup_without_room_leaves_nothing_half(on_sqlite: Office, small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 14_000))

    refused = on_sqlite.run("backup", small_disk / "out", status=2)

    assert "no room left" in refused.stderr
    assert [entry.name for entry in small_disk.iterdir()] == ["ballast"]


def in_order(office: Office) -> None:
    people, acts = office.child("tally").split()
    assert people == acts
    assert office.child("whole").strip() == "ok"
    found = {entry["check"]: entry["state"] for entry in office.json("doctor")}
    assert "bad" not in found.values()
