"""Writing the trail, sealing it, and proving that nobody has touched it.

Entries are sealed in batches: a chain over every write would let only one act through at a time. A seal's digest covers
its entries in order and the seal before it, and carries the office's signature. Each seal is also written to a file
beside the database, so that whoever rewrites the database whole still contradicts the checkpoints.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from xieguan.desk.checkpoints import checkpoints_file, missing_checkpoints, write_checkpoints
from xieguan.desk.models import Entry, Seal
from xieguan.desk.proof import FIRST, Line, Proof, canonical, digest_of, prove, statement
from xieguan.keys import key

__all__ = ["checkpoints_file", "digest", "public_key", "seal", "verify", "write", "write_checkpoints"]

LOCK = 0x7847  # the advisory lock between writers and the sealer; any constant of our own
BATCH = 5000
WORDS = "kind, act, actor, role, subject_kind, subject, organisation, key, input_digest, outcome, detail"
COLUMNS = {
    "postgresql": f'id, recorded_at, "on", {WORDS}',
    # as text, for turning SQLite's text into moments and back costs more than all the rest
    "sqlite": f'id, CAST(recorded_at AS text), CAST("on" AS text), {WORDS}',
}


def write(
    *,
    kind: str,
    act: str,
    actor: str,
    role: str = "",
    subject: tuple[str, str] = ("", ""),
    organisation: str = "",
    on: date | None = None,
    key: str = "",
    input_digest: str = "",
    outcome: str,
    detail: dict[str, Any] | None = None,
) -> Entry:
    """Add an entry in the caller's transaction. If it cannot be written, the caller's work does not happen either."""
    if connection.vendor == "postgresql":
        # an id is drawn before its transaction commits; the sealer waits for those still open
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
    return Entry.objects.create(
        recorded_at=timezone.now(),
        on=on,
        kind=kind,
        act=act,
        actor=actor,
        role=role,
        subject_kind=subject[0],
        subject=subject[1],
        organisation=organisation,
        key=key,
        input_digest=input_digest,
        outcome=outcome,
        detail=detail or {},
    )


def shown(
    *,
    act: str,
    actor: str,
    subject: tuple[str, str] = ("", ""),
    organisation: str = "",
    on: date,
    outcome: str = "shown",
    detail: dict[str, Any],
) -> None:
    """Note that somebody is shown something, committed before he has it: where it cannot be written he has nothing."""
    with transaction.atomic(durable=True):
        write(
            kind="read",
            act=act,
            actor=actor,
            subject=subject,
            organisation=organisation,
            on=on,
            outcome=outcome,
            detail=detail,
        )


def digest(data: Any) -> str:
    """The SHA-256 of plain data in one canonical form."""
    return hashlib.sha256(canonical(data)).hexdigest()


def seal() -> Seal | None:
    """Seal what has been written since the last seal; None when there is nothing.

    Raises OperationalError where writers are so busy that it cannot get in between for a second.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # while this waits, new writers wait behind it: rather come back later than hold up the office
                cursor.execute("SET LOCAL lock_timeout = '1s'")
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        before = Seal.objects.order_by("-last").first()
        previous = before.digest if before else FIRST
        first, last, count, digested = digest_of(lines(before.last if before else None), previous)
        if not count:
            return None
        sealed = Seal(
            first=first, last=last, count=count, sealed_at=timezone.now(), previous=previous, digest=digested
        )
        sealed.signature = _private().sign(statement(sealed)).hex()
        sealed.save(force_insert=True)
        transaction.on_commit(write_checkpoints)
    return sealed


def lines(after: int | None = None) -> Iterator[Line]:
    """Every entry in its canonical form, in order; those after an id, or all."""
    moment = _moment if connection.vendor == "postgresql" else _moment_of_text
    for number, at, on, *words, detail in _rows(after):
        try:
            yield number, canonical([number, moment(at), on, *words, json.loads(detail)])
        except (
            TypeError,
            ValueError,
        ):  # no entry of ours: whoever put it there is to be found, not to stop the search
            yield number, repr((at, on, words, detail)).encode()


def _rows(after: int | None) -> Iterator[tuple[Any, ...]]:
    where, values = ("", []) if after is None else ("WHERE id > %s", [after])
    with connection.chunked_cursor() as cursor:
        columns = COLUMNS[connection.vendor]
        cursor.execute(f"SELECT {columns} FROM desk_entry {where} ORDER BY id", values)  # noqa: S608
        while batch := cursor.fetchmany(BATCH):
            yield from batch


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _moment_of_text(at: str) -> str:
    return f"{at[:10]}T{at[11:]}+00:00"


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key(settings.DATA, "trail"))


def public_key() -> Ed25519PublicKey:
    """The key that proves the seals; export it to whoever shall verify them elsewhere."""
    return _private().public_key()


def verify(public: Ed25519PublicKey | None = None) -> Proof:
    """Read the whole trail and hold it against its seals and the checkpoints."""
    seals = list(Seal.objects.order_by("last"))
    proof = prove(seals, lines(), public or public_key())
    return replace(proof, faults=(*proof.faults, *missing_checkpoints(seals)))
