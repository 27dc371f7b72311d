"""A file held for half an hour, so that nobody must hand it in twice and nothing of it is kept.

It lies in the machine's folder for temporary files, encrypted under a key that only its ticket knows. The ticket goes
to whoever handed the file in, who sends it back in the body of his next request; here it is written down nowhere. What
a backup, an administrator or a thief finds is noise, and it is deleted when its time is over.
"""

import hashlib
import json
import os
import secrets
import stat
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MINUTES = 30
ROOM = 500 << 20  # bytes of all files held; the oldest go first
NONCE = 12


class NotHeld(Exception):
    """The file is not held any more, or not by this ticket, or not for this person."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file that is held."""

    name: str
    content: bytes


def hold(content: bytes, *, name: str, owner: str) -> str:
    """Hold a file for its owner; the ticket to get it back by. Raises OSError where there is no room."""
    sweep(len(content))
    ticket = secrets.token_urlsafe(32)
    nonce = secrets.token_bytes(NONCE)
    plain = json.dumps(name).encode() + b"\n" + content
    sealed = AESGCM(_key(ticket)).encrypt(nonce, plain, owner.encode())
    place = _place(ticket)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(nonce + sealed)
    except OSError:
        place.unlink(missing_ok=True)
        raise
    return ticket


def held(ticket: str, *, owner: str) -> Held:
    """The file behind a ticket. Raises NotHeld."""
    sweep()
    try:
        stored = _place(ticket).read_bytes()
        plain = AESGCM(_key(ticket)).decrypt(stored[:NONCE], stored[NONCE:], owner.encode())
    except (OSError, InvalidTag, ValueError):
        raise NotHeld from None
    name, _line, content = plain.partition(b"\n")
    return Held(json.loads(name), content)


def forget(ticket: str, *, owner: str) -> None:
    """Delete a file before its time. Only its owner can, and one that is gone is gone."""
    with suppress(NotHeld):
        held(ticket, owner=owner)
        _place(ticket).unlink(missing_ok=True)


def sweep(coming: int = 0) -> None:
    """Delete what has been held long enough, and as much more as a file that is coming needs."""
    aged = sorted(_files(), key=lambda entry: entry[1])
    room = ROOM - coming - sum(size for _path, _since, size in aged)
    for path, since, size in aged:
        if time.time() - since > MINUTES * 60 or room < 0:
            path.unlink(missing_ok=True)
            room += size


def _files() -> list[tuple[Path, float, int]]:
    found = []
    for path in _folder().iterdir():
        with suppress(FileNotFoundError):
            status = path.stat()
            found.append((path, status.st_mtime, status.st_size))
    return found


def _place(ticket: str) -> Path:
    return _folder() / hashlib.sha256(b"place:" + ticket.encode()).hexdigest()


def _key(ticket: str) -> bytes:
    return hashlib.sha256(b"key:" + ticket.encode()).digest()


def _folder() -> Path:
    """A folder that is ours alone. Raises PermissionError where somebody else has made one of its name."""
    folder = Path(tempfile.gettempdir()) / f"xieguan-held-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise PermissionError(f"{folder} is not ours alone")
    return folder
