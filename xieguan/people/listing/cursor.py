"""Where a page of the roster ends, for the address of the next one: encrypted, for it holds how a name is spelled."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidTag

from xieguan.people.secret import CURRENT, decrypt, encrypt

Key = str | date | None


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row of the list by what it is sorted by, and which way to go on from it."""

    key: Key
    pk: int
    forward: bool = True

    def __str__(self) -> str:
        key = self.key.isoformat() if isinstance(self.key, date) else self.key
        plain = json.dumps([key, isinstance(self.key, date), self.pk, self.forward])
        return urlsafe_b64encode(encrypt(plain)).decode()


def cursor(text: str) -> Cursor | None:
    """The cursor in an address; None for anything that is not one of ours, and the list begins at its beginning."""
    try:
        sealed = urlsafe_b64decode(text.encode())
        if not sealed.startswith(f"{CURRENT}:".encode()):  # no key is looked for by a name from outside
            return None
        key, is_day, pk, forward = json.loads(decrypt(sealed))
        return Cursor(date.fromisoformat(key) if is_day else key, int(pk), bool(forward))
    except (ValueError, TypeError, KeyError, InvalidTag, OSError, LookupError):
        return None
