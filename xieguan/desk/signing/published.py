"""Public keys as they are published: a JSON Web Key Set (RFC 7517, RFC 8037) that says from when until when each signs.

A key that has been followed by another still proves what it signed in its time. One that was withdrawn, because a
stranger may have it, proves nothing any more.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ID_BYTES = 8


class NotPublished(Exception):
    """This is no set of published keys."""


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """One public key, the moments between which it signs, and whether it has been withdrawn."""

    public: Ed25519PublicKey
    from_at: datetime
    until_at: datetime | None = None
    withdrawn: bool = False

    @property
    def raw(self) -> bytes:
        """The key itself."""
        return self.public.public_bytes_raw()

    @property
    def id(self) -> bytes:
        """What it is called in a message: the beginning of its hash."""
        return hashlib.sha256(self.raw).digest()[:ID_BYTES]

    def signs_at(self, moment: datetime) -> bool:
        """Whether a message of this moment can be one of its own."""
        return self.from_at <= moment and (self.until_at is None or moment < self.until_at)


def as_json(keys: Iterable[PublishedKey]) -> str:
    """The set as it is published."""
    return json.dumps({"keys": [_entry(key) for key in keys]}, indent=1)


def _entry(key: PublishedKey) -> dict[str, Any]:
    entry = {
        "kty": "OKP",
        "crv": "Ed25519",
        "alg": "EdDSA",
        "use": "sig",
        "kid": key.id.hex(),
        "x": base64.urlsafe_b64encode(key.raw).decode().rstrip("="),
        "from": key.from_at.isoformat(timespec="seconds"),
    }
    if key.until_at is not None:
        entry["until"] = key.until_at.isoformat(timespec="seconds")
    return {**entry, "withdrawn": True} if key.withdrawn else entry


def read(text: str) -> list[PublishedKey]:
    """The keys of a published set. Raises NotPublished."""
    try:
        return [_key(entry) for entry in json.loads(text)["keys"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotPublished from error


def _key(entry: dict[str, Any]) -> PublishedKey:
    if (entry["kty"], entry["crv"]) != ("OKP", "Ed25519"):
        raise ValueError("another kind of key")
    raw = base64.urlsafe_b64decode(entry["x"] + "==")
    return PublishedKey(
        Ed25519PublicKey.from_public_bytes(raw),
        _moment(entry["from"]),
        _moment(entry["until"]) if entry.get("until") else None,
        withdrawn=entry.get("withdrawn") is True,
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment
