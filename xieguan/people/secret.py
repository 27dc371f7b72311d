"""What is secret at rest, encrypted: ID numbers, with a keyed blind index for looking one up, and the seeds of codes.

The ciphertext begins with the id of its key, so that keys can be rotated while old rows still read.
"""

import hmac
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from xieguan.keys import key

CURRENT = "id-1"
FACTORS = "factor-1"
NONCE = 12


def encrypt(plain: str, under: str = CURRENT) -> bytes:
    """Encrypt a text under the current key of its kind."""
    nonce = secrets.token_bytes(NONCE)
    sealed = _cipher(settings.DATA, under).encrypt(nonce, plain.encode(), under.encode())
    return under.encode() + b":" + nonce + sealed


def decrypt(stored: bytes) -> str:
    """The text. Raises cryptography's InvalidTag where the ciphertext was changed or the key is another."""
    name, _colon, rest = bytes(stored).partition(b":")
    sealed = _cipher(settings.DATA, name.decode())
    return sealed.decrypt(rest[:NONCE], rest[NONCE:], name).decode()


def blind_index(plain: str) -> str:
    """The same text gives the same index, and without the key nobody can find out which text."""
    return hmac.digest(_secret(settings.DATA, "index-1"), plain.encode(), "sha256").hex()


@lru_cache(maxsize=8)
def _cipher(data: Path, name: str) -> AESGCM:
    return AESGCM(_secret(data, name))


@lru_cache(maxsize=8)
def _secret(data: Path, name: str) -> bytes:
    """A key, read once: a roster asks for it a hundred thousand times."""
    return key(data, name)
