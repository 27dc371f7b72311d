"""Signed messages: COSE_Sign1 as RFC 9052 has it, keys that follow each other, and nothing that was changed passes."""

import contextlib
import json
from datetime import UTC, datetime, timedelta

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from xieguan.desk.signing import base45, cose, keyring, published

NOW = datetime(2023, 6, 1, 8, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def test_a_message_is_what_the_rfc_says_it_is() -> None:
    """Built here by hand, byte for byte, without our own code: array of 4 under tag 18, and the Sig_structure."""
    message = cose.sign(b"payload", KEY, b"key-id-8")

    protected = (
        bytes.fromhex("a2") + bytes.fromhex("0127") + bytes.fromhex("0448") + b"key-id-8"
    )  # {1: -8, 4: kid}
    signed = (
        bytes.fromhex("84")
        + bytes.fromhex("6a") + b"Signature1"
        + bytes.fromhex("4d") + protected
        + bytes.fromhex("40")
        + bytes.fromhex("47") + b"payload"
    )  # fmt: skip
    expected = (
        bytes.fromhex("d284")
        + bytes.fromhex("4d") + protected
        + bytes.fromhex("a0")
        + bytes.fromhex("47") + b"payload"
        + bytes.fromhex("5840") + KEY.sign(signed)
    )  # fmt: skip
    assert message == expected
    Ed25519PublicKey.from_public_bytes(KEY.public_key().public_bytes_raw()).verify(message[-64:], signed)


@given(at=st.integers(0, 200), change=st.integers(1, 255))
def test_no_changed_byte_passes(at: int, change: int) -> None:
    message = bytearray(cose.sign(b"payload", KEY, b"key-id-8"))
    message[at % len(message)] ^= change
    with contextlib.suppress(cose.NoMessage):
        assert not cose.read(bytes(message)).holds(KEY.public_key())


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xff",
        b"\x9f" * 3000,
        cbor2.dumps(cbor2.CBORTag(17, [b"", {}, b"", b""])),
        cbor2.dumps([b"", {}, b"", b""]),
        cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps({1: -7, 4: b"k"}), {}, b"p", b"s"])),
        cbor2.dumps(cbor2.CBORTag(18, [cbor2.dumps({1: -8}), {4: b"k"}, b"p", b"s"])),
        cose.sign(b"payload", KEY, b"key") + b"\x00",
        cose.sign(b"p" * 5000, KEY, b"key"),
    ],
)
def test_what_is_no_message_of_ours_is_not_read(message: bytes) -> None:
    with pytest.raises(cose.NoMessage):
        cose.read(message)


@given(st.binary(max_size=300))
def test_base45_gives_back_what_it_was_given(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


def test_base45_is_that_of_the_rfc() -> None:
    assert base45.encode(b"Hello!!") == "%69 VD92EX0"
    assert base45.decode("QED8WEX0") == b"ietf!"
    for wrong in ("GGW0", "A", "aBC", "::::", "0A~"):
        with pytest.raises(ValueError, match="base45"):
            base45.decode(wrong)


def test_the_first_key_is_made_when_it_is_needed_and_is_its_owners_alone(tmp_path) -> None:
    assert keyring.published(tmp_path) == []
    first = keyring.signer(tmp_path, NOW)
    assert keyring.signer(tmp_path, NOW + timedelta(days=1)).published.id == first.published.id
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "keys").iterdir()} == {0}


def test_a_new_key_signs_from_now_on_and_the_old_one_stays_published_without_its_private_half(
    tmp_path,
) -> None:
    old = keyring.signer(tmp_path, NOW).published
    later = NOW + timedelta(days=400)
    new = keyring.rotate(tmp_path, later)

    assert keyring.signer(tmp_path, later).published.id == new.id != old.id
    assert [one.id for one in keyring.published(tmp_path)] == [old.id, new.id]
    assert [one.until_at for one in keyring.published(tmp_path)] == [later, None]
    assert not (tmp_path / "keys" / f"card-{old.id.hex()}").exists()


def test_a_withdrawn_key_is_published_as_one(tmp_path) -> None:
    keyring.signer(tmp_path, NOW)
    keyring.rotate(tmp_path, NOW + timedelta(days=1), withdraw=True)
    assert [one.withdrawn for one in keyring.published(tmp_path)] == [True, False]


def test_the_published_set_is_a_json_web_key_set_without_anything_private(tmp_path) -> None:
    signer = keyring.signer(tmp_path, NOW)
    text = published.as_json(keyring.published(tmp_path))
    entry = json.loads(text)["keys"][0]
    assert (entry["kty"], entry["crv"], entry["alg"]) == ("OKP", "Ed25519", "EdDSA")
    assert entry["kid"] == signer.published.id.hex()
    assert "d" not in entry
    assert signer.private.private_bytes_raw().hex() not in text


@pytest.mark.parametrize(
    "text", ["", "[]", '{"keys": [{}]}', '{"keys": [{"kty": "RSA", "crv": ""}]}', "null"]
)
def test_what_is_no_key_set_is_refused(text: str) -> None:
    with pytest.raises(published.NotPublished):
        published.read(text)


def test_a_list_that_was_damaged_is_not_written_over(tmp_path) -> None:
    keyring.signer(tmp_path, NOW)
    (tmp_path / "keys" / keyring.LIST).write_text("{")
    for use in (keyring.signer, keyring.rotate):
        with pytest.raises(keyring.DamagedKeys):
            use(tmp_path, NOW)
    assert (tmp_path / "keys" / keyring.LIST).read_text() == "{"


def test_a_lost_private_key_is_said_and_mended_by_rotating(tmp_path) -> None:
    lost = keyring.signer(tmp_path, NOW).published
    (tmp_path / "keys" / f"card-{lost.id.hex()}").unlink()
    with pytest.raises(keyring.DamagedKeys):
        keyring.signer(tmp_path, NOW)
    keyring.rotate(tmp_path, NOW + timedelta(hours=1))
    assert keyring.signer(tmp_path, NOW).published.id != lost.id
