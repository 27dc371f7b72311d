"""Changing the key that cards are signed with, on the trail; and the public keys as everybody may have them."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from xieguan.desk import trail
from xieguan.desk.signing import keyring
from xieguan.desk.signing.published import PublishedKey, as_json


def change(now: datetime, on: date, *, withdraw: bool) -> PublishedKey:
    """Begin a new key. The one before goes on proving what it signed, unless it is withdrawn."""
    with transaction.atomic(durable=True):
        made = keyring.rotate(settings.DATA, now, withdraw=withdraw)
        trail.write(
            kind="act",
            act="cards.rotate_key",
            actor="",
            subject=("key", made.id.hex()),
            on=on,
            outcome="done",
            detail={"old_key_withdrawn": withdraw},
        )
    return made


def published() -> str:
    """All public keys, as a JSON Web Key Set."""
    return as_json(keyring.published(settings.DATA))
