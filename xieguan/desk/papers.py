"""Documents kept under their hash, outside every web root. The same content is kept once, and is never changed.

A paper is written beside its place and moved there whole: whoever is killed half-way leaves nothing that reads as one.
What is read is held against its hash first.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from xieguan.desk.models import Message, Paper
from xieguan.words import _

CHUNK = 1 << 20
ERASED = "papers.erase"


class DamagedPaper(Exception):
    """What is kept is not what was kept: the file is missing, or its content has changed."""


def keep(source: Path | bytes) -> str:
    """Keep a file or some bytes; the digest to find them by. Raises OSError where the disk will not take it."""
    every = folder()
    every.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = every / f".{secrets.token_hex(8)}.half"
    try:
        digest = _copy(source, half)
        place = place_of(digest)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        half.replace(place)  # over a damaged one too
        _sync(place.parent)
    finally:
        half.unlink(missing_ok=True)
    return digest


def folder() -> Path:
    """Where all of them lie."""
    return Path(settings.DATA) / "papers"


def place_of(digest: str) -> Path:
    """Where the content with this digest lies. Raises ValueError for what is no digest: it becomes a path."""
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise ValueError(f"no digest: {digest!r}")
    return folder() / digest[:2] / digest


def kept(digest: str) -> Path:
    """The file with this digest, held against it. Raises DamagedPaper."""
    place = place_of(digest)
    try:
        with place.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        found = ""
    if found != digest:
        raise DamagedPaper(
            _("the file kept as {digest} is missing or was changed").format(digest=digest[:12])
        )
    return place


def hold(
    digest: str, *, name: str, kind: str, media_type: str, subject: tuple[str, str], organisation: str
) -> Paper:
    """Say whose paper a kept file is, and what it is called there."""
    return Paper.objects.create(
        digest=digest,
        name=name[:200],
        kind=kind,
        media_type=media_type,
        size=kept(digest).stat().st_size,
        subject_kind=subject[0],
        subject=subject[1],
        organisation=organisation,
        kept_at=timezone.now(),
    )


def erase(digest: str) -> None:
    """Remove a file that no paper holds any more, once the caller's transaction has committed, and surely then.

    The message outlives a crash between the two; where nothing goes wrong the file is gone at once.
    """
    from xieguan.desk import outbox  # sends by this module

    message = outbox.post(ERASED, {"digest": digest})
    transaction.on_commit(lambda: _at_once(message), robust=True)


def _at_once(message: Message) -> None:
    from xieguan.desk import outbox

    outbox.known()[message.topic](message.pk, message.body)


def _copy(source: Path | bytes, half: Path) -> str:
    hashed = hashlib.sha256()
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in _chunks(source):
            hashed.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return hashed.hexdigest()


def _chunks(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _sync(folder: Path) -> None:
    """The new name, too, must outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
