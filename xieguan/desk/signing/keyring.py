"""The keys an installation signs cards with, in its data directory beside its other keys.

The list of public keys is a file; of private keys there is one at a time. When another takes its place it is deleted:
nobody can sign with it again, and what it has signed stays proved by its published half.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xieguan.desk.signing.published import NotPublished, PublishedKey, as_json, read
from xieguan.desk.whole import written_whole
from xieguan.keys import key
from xieguan.words import _

LIST = "cards.jwks"


class DamagedKeys(Exception):
    """The list of public keys cannot be read, or the private key of the last one is gone."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The key that signs now."""

    private: Ed25519PrivateKey
    published: PublishedKey


def published(data: Path) -> list[PublishedKey]:
    """All public keys there have been, the oldest first. Raises DamagedKeys."""
    try:
        return read((data / "keys" / LIST).read_text("ascii"))
    except FileNotFoundError:
        return []
    except (NotPublished, UnicodeDecodeError):
        raise DamagedKeys(_("the list of keys for cards cannot be read")) from None


def signer(data: Path, now: datetime) -> Signer:
    """The key that signs; made now where there has been none. Raises DamagedKeys."""
    with _alone(data):
        known = published(data)
        if not known:
            known = _begin(data, [], now)
        last = known[-1]
        place = _place(data, last)
        if last.until_at is not None or not place.exists():
            raise DamagedKeys(_("the private key for cards is not there: rotate the keys"))
        return Signer(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(place.read_text("ascii"))), last)


def rotate(data: Path, now: datetime, *, withdraw: bool = False) -> PublishedKey:
    """Begin a new key and end the one before it; `withdraw` it where a stranger may have it. The new one."""
    with _alone(data):
        known = published(data)
        ended = [replace(one, until_at=now) if one.until_at is None else one for one in known]
        if withdraw and ended:
            ended[-1] = replace(ended[-1], withdrawn=True)
        made = _begin(data, ended, now)
        for one in ended:
            _place(data, one).unlink(missing_ok=True)
        return made[-1]


def _begin(data: Path, before: list[PublishedKey], now: datetime) -> list[PublishedKey]:
    """Make a key; its private half is on the disk before anybody is told of the public one."""
    private = Ed25519PrivateKey.generate()
    made = PublishedKey(private.public_key(), now.replace(microsecond=0))
    with written_whole(_place(data, made)) as half:
        half.write_text(private.private_bytes_raw().hex(), "ascii")
    every = [*before, made]
    with written_whole(data / "keys" / LIST) as half:
        half.write_text(as_json(every), "ascii")
    return every


def _place(data: Path, one: PublishedKey) -> Path:
    return data / "keys" / f"card-{one.id.hex()}"


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Nobody else changes the keys meanwhile."""
    key(data, "django")  # makes the folder as the others are made
    handle = os.open(data / "keys", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
