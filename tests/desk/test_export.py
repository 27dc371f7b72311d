"""An exported trail is proved without the office: by its lines and a key."""

import hashlib
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from xieguan.desk import trail
from xieguan.desk.export import UnusableExport, prove_export, write_export
from xieguan.desk.models import Seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Two sealed batches and one entry after them."""
    for number in range(7):
        trail.write(
            kind="act", act="users.create", actor="韩梅梅", outcome="done", detail={"b": number, "a": "甲"}
        )
        if number in {2, 5}:
            with transaction.atomic():
                trail.seal()
    path = tmp_path / "trail.jsonl"
    public = trail.public_key().public_bytes_raw().hex()
    assert write_export(path, list(Seal.objects.order_by("last")), trail.lines(), public) == 7
    return path


def test_an_export_is_proved(exported: Path) -> None:
    proof = prove_export(exported, trail.public_key())

    assert (proof.proved, proof.unsealed, proof.faults) == (6, 1, ())


def test_each_line_changed_removed_doubled_or_moved_is_found(exported: Path) -> None:
    lines = exported.read_text("utf-8").splitlines()
    sealed = range(3, 9)  # after the header and two seals; the last entry is not sealed yet
    for at in sealed:
        for spoiled in (
            [*lines[:at], lines[at].replace("users.create", "users.delete"), *lines[at + 1 :]],
            [*lines[:at], *lines[at + 1 :]],
            [*lines[: at + 1], *lines[at:]],
            [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]],
        ):
            exported.write_text("\n".join(spoiled) + "\n", "utf-8")
            assert prove_export(exported, trail.public_key()).faults, spoiled


def test_another_offices_key_proves_nothing(exported: Path) -> None:
    proof = prove_export(exported, Ed25519PrivateKey.generate().public_key())

    assert proof.proved == 0
    assert len(proof.faults) == 2


def test_an_auditor_needs_no_program_of_ours_to_hash_it(exported: Path) -> None:
    lines = exported.read_bytes().splitlines()
    seal = json.loads(lines[1])
    running = hashlib.sha256(seal["previous"].encode())
    for line in lines[3:6]:
        running.update(hashlib.sha256(line).digest())

    assert running.hexdigest() == seal["digest"]


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff", b"[]\n", b'{"xieguan":"trail","format":99,"seals":0}\n', b'{"a":1}\n']
)
def test_what_is_no_export_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)

    with pytest.raises(UnusableExport):
        prove_export(tmp_path / "file", trail.public_key())


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_an_export_cut_short_is_found(exported: Path, kept: int) -> None:
    lines = exported.read_text("utf-8").splitlines()
    exported.write_text("\n".join(lines[:kept]) + "\n", "utf-8")

    try:
        assert prove_export(exported, trail.public_key()).faults
    except UnusableExport:
        assert kept < 3


def test_half_a_checkpoint_left_by_a_crash_is_mended(exported: Path) -> None:
    trail.write_checkpoints()
    path = trail.checkpoints_file()
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])

    trail.write_checkpoints()

    assert path.read_bytes() == whole
    assert trail.verify().faults == ()
