"""What the code on a card says: a CBOR Web Token (RFC 8392) under the office's signature, as text for a QR code.

It says what is printed beside it, so that an altered card contradicts itself, and nothing else: no ID number, no day of
birth, no picture. Knows neither a database nor a network.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xieguan.desk.signing import base45, cose

MARK = "XG1:"  # before the text: what kind it is, and its version
CHINA = timezone(timedelta(hours=8))
ISSUER, SUBJECT, EXPIRES, SIGNED_AT, CODE = 1, 2, 4, 6, 7  # registered claims
NAME, BADGE = "name", "badge"


class NoCard(Exception):
    """This text is not from a card, or it is damaged."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What is said of one certificate. `valid_until` is the first day on which it no longer counts."""

    issuer: str
    number: str
    name: str
    badge: str
    valid_until: date
    code: bytes
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Read:
    """A card's text taken apart; nobody has checked its signature yet."""

    signed: cose.Signed
    claims: Claims


def written(claims: Claims, key: Ed25519PrivateKey, key_id: bytes) -> str:
    """The text for the QR code."""
    said = {
        ISSUER: claims.issuer,
        SUBJECT: claims.number,
        EXPIRES: int(datetime.combine(claims.valid_until, time(), CHINA).timestamp()),
        SIGNED_AT: int(claims.signed_at.timestamp()),
        CODE: claims.code,
        NAME: claims.name,
        BADGE: claims.badge,
    }
    return MARK + base45.encode(cose.sign(cbor2.dumps(said, canonical=True), key, key_id))


def read(text: str) -> Read:
    """A text taken apart. Raises NoCard."""
    text = text.strip("\r\n")
    if not text.startswith(MARK) or len(text) > 2 * cose.LONGEST:
        raise NoCard
    try:
        signed = cose.read(base45.decode(text.removeprefix(MARK)))
        return Read(signed, _claims(cbor2.loads(signed.payload)))
    except (ValueError, TypeError, KeyError, OverflowError, cose.NoMessage, cbor2.CBORError) as error:
        raise NoCard from error


def _claims(said: dict[Any, Any]) -> Claims:
    issuer, number, name, badge = (_text(said[key]) for key in (ISSUER, SUBJECT, NAME, BADGE))
    if not isinstance(said[CODE], bytes):
        raise NoCard
    return Claims(
        issuer=issuer,
        number=number,
        name=name,
        badge=badge,
        valid_until=datetime.fromtimestamp(said[EXPIRES], CHINA).date(),
        code=said[CODE],
        signed_at=datetime.fromtimestamp(said[SIGNED_AT], UTC),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise NoCard
    return value
