"""Ids that leave the house: random, so that nobody can count or guess his way through them."""

import secrets
from typing import TYPE_CHECKING, Any

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0 o 1 l i: they are read aloud on the telephone
LENGTH = 14
_FAIR = 256 - 256 % len(ALPHABET)  # bytes from here on would favour the first characters
_LETTERS = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))
_UNFAIR = bytes(range(_FAIR, 256))


def opaque_id() -> str:
    """Fourteen characters, about 69 bits."""
    return opaque_ids(1)[0]


def opaque_ids(count: int) -> list[str]:
    """Many at once: a system call for all of them instead of fourteen for each."""
    wanted = count * LENGTH
    text = b""
    while len(text) < wanted:
        text += secrets.token_bytes(wanted + 16).translate(_LETTERS, _UNFAIR)
    return [text[at : at + LENGTH].decode("ascii") for at in range(0, wanted, LENGTH)]


if TYPE_CHECKING:
    Text = models.CharField[str, str]
else:
    Text = models.CharField  # the stubs alone know its types


class OpaqueId(Text):
    """The id of a record as pages and the API show it."""

    def __init__(self, **options: Any) -> None:
        options = {"max_length": LENGTH, "unique": True, "default": opaque_id, "editable": False, **options}
        super().__init__(**options)
