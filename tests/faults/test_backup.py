"""A backup made while others write is one moment of the office; whatever is wrong with it is refused."""

import gzip
import random
import shutil
import tarfile
from pathlib import Path

import pytest

from tests.faults.conftest import Office
from xieguan.desk.backup.archive import UnusableBackup, Writer, manifest_of


def test_backed_up_while_another_writes_restored_elsewhere_and_the_same(
    office: Office, empty: Office, tmp_path: Path
) -> None:
    writer = office.start("people", 100, 120)
    made = office.json("backup", tmp_path / "out")
    longest, _errors = writer.communicate(timeout=60)

    assert writer.returncode == 0
    assert float(longest) < 5  # nobody waited for the backup
    restored = empty.json("restore", tmp_path / "out", "--to", empty.data)

    people, acts = map(int, empty.child("tally").split())
    assert people == acts == made["tables"]["people.engagement"]["rows"]
    assert 0 < people < 121
    assert restored["rows"] == sum(entry["rows"] for entry in made["tables"].values())
    assert restored["proved"] > 0
    assert not [entry for entry in empty.json("doctor") if entry["state"] == "bad"]
    assert made["tables"]["people.person"]["rows"] == people
    assert b"1401991960" not in tables_in(tmp_path / "out")  # how every ID number here begins


def tables_in(backup: Path) -> bytes:
    """All rows of a backup as they are written there."""
    with tarfile.open(backup) as tar:
        parts = [tar.extractfile(entry) for entry in tar if entry.name.startswith("data/")]
        return b"".join(gzip.decompress(part.read()) for part in parts if part)


def test_a_restored_office_goes_on(office: Office, empty: Office, tmp_path: Path) -> None:
    office.child("queue", 1, 3, 0)
    office.child("worker", 30)
    office.run("backup", tmp_path / "out")
    empty.run("restore", tmp_path / "out", "--to", empty.data)

    empty.child("queue", 1, 4, 0)  # new rows come after the old ones
    empty.child("worker", 30)

    assert empty.child("counted").split() == ["done", "7", "7"]
    assert empty.json("trail", "verify")["faults"] == []


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a young office, whose pages may be spoiled."""
    folder = tmp_path_factory.mktemp("backup")
    office = Office(folder / "office")
    office.install()
    office.run("init", "--name", "示例县", "--kind", "county", "--region", "140199")
    office.run("trail", "seal")
    office.run("backup", folder / "out")
    office.run("backup", folder / "out-without", "--without-keys")
    return folder / "out"


def test_any_flipped_bit_is_found(backup: Path, tmp_path: Path) -> None:
    content = backup.read_bytes()
    spoiled = tmp_path / "spoiled"
    choice = random.Random(7)
    for place in [0, len(content) - 1, *(choice.randrange(len(content)) for _n in range(60))]:
        flipped = bytearray(content)
        flipped[place] ^= 1 << choice.randrange(8)
        spoiled.write_bytes(flipped)
        with pytest.raises(UnusableBackup):
            manifest_of(spoiled)


@pytest.mark.parametrize("kept", [0, 10, 2000, -1, -700])
def test_a_cut_backup_is_found(backup: Path, tmp_path: Path, kept: int) -> None:
    (tmp_path / "cut").write_bytes(backup.read_bytes()[:kept])

    with pytest.raises(UnusableBackup):
        manifest_of(tmp_path / "cut")


def test_a_damaged_backup_is_refused_and_nothing_is_made(backup: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "spoiled").write_bytes(content)

    refused = Office(tmp_path).run("restore", tmp_path / "spoiled", "--to", tmp_path / "new", status=2)

    assert "damaged" in refused.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["spoiled"]


def test_the_backup_of_a_newer_version_is_refused(backup: Path, tmp_path: Path) -> None:
    manifest = manifest_of(backup)
    manifest["migrations"].append("people.9999_what_is_to_come")
    rebuilt(backup, tmp_path / "newer", manifest)

    refused = Office(tmp_path).run("restore", tmp_path / "newer", "--to", tmp_path / "new", status=2)

    assert "9999_what_is_to_come" in refused.stderr
    assert not (tmp_path / "new").exists()


def test_a_table_that_is_not_what_the_manifest_says_is_refused(backup: Path, tmp_path: Path) -> None:
    manifest = manifest_of(backup)
    manifest["tables"]["people.user"]["rows"] += 1
    rebuilt(backup, tmp_path / "forged", manifest)

    refused = Office(tmp_path).run("restore", tmp_path / "forged", "--to", tmp_path / "new", status=2)

    assert "people.user" in refused.stderr
    assert not (tmp_path / "new").exists()


def rebuilt(backup: Path, out: Path, manifest: dict) -> None:
    """The same parts under another manifest, with a digest that is right."""
    from xieguan.desk.backup.archive import unpack

    folder = out.with_name("parts")
    unpack(backup, manifest, folder)
    writer = Writer(out)
    for name in manifest.pop("files"):
        writer.add(name, folder / name)
    writer.finish({name: value for name, value in manifest.items() if name not in {"xieguan", "format"}})
    shutil.rmtree(folder)


def test_a_folder_with_something_in_it_is_left_alone(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")

    refused = Office(tmp_path).run("restore", backup, "--to", tmp_path, status=2)

    assert "not empty" in refused.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine"]


def test_a_database_with_something_in_it_is_left_alone(office: Office, backup: Path, tmp_path: Path) -> None:
    office.run("init", "--name", "示例县", "--kind", "county", "--region", "140199")
    database = office.database or f"sqlite:///{office.data}/xieguan.sqlite3"

    refused = Office(tmp_path, database).run("restore", backup, "--to", tmp_path / "new", status=2)

    assert "not empty" in refused.stderr
    assert office.json("trail", "verify")["unsealed"] == 4


def test_without_keys_it_waits_for_the_offices_own(backup: Path, tmp_path: Path) -> None:
    without = backup.with_name("out-without")
    new = tmp_path / "new"
    here = Office(tmp_path)

    assert "holds no keys" in here.run("restore", without, "--to", new, status=2).stderr
    (new / "keys").mkdir(parents=True)
    (new / "keys" / "trail").write_text("00" * 32)
    assert "not those of the backup" in here.run("restore", without, "--to", new, status=2).stderr
    shutil.rmtree(new / "keys")
    shutil.copytree(backup.with_name("office") / "keys", new / "keys")
    here.run("restore", without, "--to", new)

    assert Office(new).json("trail", "verify")["proved"] == 4


def test_nobody_else_can_read_a_backup(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
