"""No room in the middle of an import: a clear sentence, nothing half, and it goes on when there is room."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Office

STORY = Path(__file__).with_name("crowding.py")
NO_ROOM = ("there is no room left on the disk", "the disk does not take what is written")
ROOM = {"for nothing": (700_000, 1000), "for a batch": (3_800_000, 3000)}  # bytes left, people in the roster


@pytest.fixture
def small_disk(tmp_path: Path):
    """A disk of forty megabytes, where one may be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {os.getuid()=}")
    yield place
    subprocess.run(["umount", place], check=True)


def story(office: Office, *words: object) -> str:
    command = [sys.executable, STORY, *map(str, words)]
    done = subprocess.run(command, env=office.env, text=True, capture_output=True, check=True, timeout=120)
    return done.stdout


def look(office: Office) -> dict[str, object]:
    found: dict[str, object] = json.loads(story(office, "look"))
    assert found.pop("whole") == "ok"
    return found


def fill(disk: Path, room: int) -> Path:
    """Leave little room."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * (free - room))
    return ballast


@pytest.mark.slow
@pytest.mark.parametrize(("room", "people"), ROOM.values(), ids=ROOM)
def test_an_import_without_room_is_never_half_and_goes_on(
    small_disk: Path, tmp_path: Path, room: int, people: int
) -> None:
    office, file = Office(small_disk / "office"), tmp_path / "名册.csv"
    office.install()
    county = story(office, "begin", file, people).strip()
    ballast = fill(small_disk, room)

    stopped = office.run("import", file, "--as", "hanmeimei", "--organisation", county, status=2)

    assert any(words in stopped.stderr for words in NO_ROOM)
    half = look(office)
    assert half["state"] in ("read", "writing", "written")
    assert half["written"] == half["done"] < people
    assert (half["visible"], half["counting"], half["on_sheet"]) == (0, 0, 0)

    still = office.run("import", "--resume", half["import"], "--as", "hanmeimei", status=2)  # still no room
    assert any(words in still.stderr for words in NO_ROOM)

    ballast.unlink()
    office.run("import", "--resume", half["import"], "--as", "hanmeimei")

    whole = look(office)
    assert (whole["state"], whole["visible"], whole["on_sheet"], whole["people"]) == (
        "finished", people, people, people,
    )  # fmt: skip
    assert "bad" not in {entry["state"] for entry in office.json("doctor")}
