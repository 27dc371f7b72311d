"""Checking a card with published keys: offline, without the office's records.

What the office did afterwards (lost, suspended, revoked) a card cannot say: for that one asks the office.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from xieguan.desk.signing.published import PublishedKey
from xieguan.lifecycle.credentials.card.claims import CHINA, Claims, NoCard, read

Outcome = Literal[
    "genuine", "expired", "unreadable", "unknown-key", "forged", "key-withdrawn", "not-its-time"
]
GENUINE: tuple[Outcome, ...] = ("genuine", "expired")  # the office did sign it


@dataclass(frozen=True, slots=True)
class Checked:
    """How a check came out. What the card claims is told only where the signature holds."""

    outcome: Outcome
    key_id: str = ""
    claims: Claims | None = None


def check(text: str, keys: Sequence[PublishedKey], now: datetime) -> Checked:
    """Whether a card's text was signed by one of these keys in its time, and still counts."""
    try:
        found = read(text)
    except NoCard:
        return Checked("unreadable")
    name = found.signed.key_id.hex()
    key = next((one for one in keys if one.id == found.signed.key_id), None)
    if key is None:
        return Checked("unknown-key", name)
    if not found.signed.holds(key.public):
        return Checked("forged", name)
    if key.withdrawn:
        return Checked("key-withdrawn", name)
    if not key.signs_at(found.claims.signed_at):
        return Checked("not-its-time", name)
    over = found.claims.valid_until <= now.astimezone(CHINA).date()
    return Checked("expired" if over else "genuine", name, found.claims)
