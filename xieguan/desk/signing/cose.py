"""COSE_Sign1 with Ed25519 (RFC 9052, 4.2 and 4.4; algorithm −8, RFC 9053, 2.2): one signature over one payload.

The key's id stands among the protected headers, so that nobody can put another there. Only the one canonical form of
a message is read: two texts that say the same thing would be one too many.
"""

from typing import Any, NamedTuple

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGN1 = 18  # the tag of a message with one signature
ALGORITHM, KEY_ID = 1, 4  # labels of headers
EDDSA = -8
CONTEXT = "Signature1"
LONGEST = 4096  # bytes; what fits on a card is a tenth of it


class NoMessage(Exception):
    """These bytes are no signed message of ours."""


class Signed(NamedTuple):
    """A message taken apart; nobody has checked it yet."""

    key_id: bytes
    protected: bytes
    payload: bytes
    signature: bytes

    def holds(self, public: Ed25519PublicKey) -> bool:
        """Whether this key has signed it."""
        try:
            public.verify(self.signature, _signed(self.protected, self.payload))
        except InvalidSignature:
            return False
        return True


def sign(payload: bytes, key: Ed25519PrivateKey, key_id: bytes) -> bytes:
    """The message."""
    protected = _encoded({ALGORITHM: EDDSA, KEY_ID: key_id})
    signature = key.sign(_signed(protected, payload))
    return _encoded(cbor2.CBORTag(SIGN1, [protected, {}, payload, signature]))


def read(message: bytes) -> Signed:
    """A message taken apart. Raises NoMessage."""
    if len(message) > LONGEST:
        raise NoMessage
    tagged = _decoded(message)
    match getattr(tagged, "value", None):
        case [bytes() as protected, {}, bytes() as payload, bytes() as signature]:
            pass
        case _:
            raise NoMessage
    headers = _decoded(protected)
    if tagged.tag != SIGN1 or tagged.value[1] != {} or _encoded(tagged) != message:
        raise NoMessage
    if not isinstance(headers, dict) or headers.keys() != {ALGORITHM, KEY_ID}:
        raise NoMessage
    if headers[ALGORITHM] != EDDSA or not isinstance(headers[KEY_ID], bytes):
        raise NoMessage
    return Signed(headers[KEY_ID], protected, payload, signature)


def _signed(protected: bytes, payload: bytes) -> bytes:
    """The Sig_structure: what a signature signs. There is no data outside the message."""
    return _encoded([CONTEXT, protected, b"", payload])


def _encoded(value: Any) -> bytes:
    return cbor2.dumps(value, canonical=True)


def _decoded(data: bytes) -> Any:
    try:
        return cbor2.loads(data)
    except Exception as error:  # whatever a reader of hostile bytes may raise
        raise NoMessage from error
