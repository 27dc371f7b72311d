"""The file of a backup: a tar archive, its manifest last, and after its end the digest of everything before it."""

import hashlib
import io
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from xieguan.words import _

FORMAT = 1
MANIFEST = "manifest.json"
MARK = b"\nxieguan-backup sha256 "
TRAILER = len(MARK) + 64 + 1
CHUNK = 1 << 20
NAME = re.compile(r"(?:data|keys)/[A-Za-z0-9_.-]+|papers/[0-9a-f]{2}/[0-9a-f]{64}|checkpoints\.jsonl")


class UnusableBackup(Exception):
    """It cannot be restored; the message is the sentence for the user."""


class Writer:
    """Writes the parts, then the manifest, then the digest."""

    def __init__(self, path: Path) -> None:
        self.path, self.files = path, dict[str, dict[str, Any]]()
        self._tar = tarfile.open(path, "w", format=tarfile.PAX_FORMAT)  # noqa: SIM115  closed by finish()

    def add(self, name: str, source: Path) -> str:
        """Take a file in under a name; its digest."""
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
            file.seek(0)
            self._put(name, file, size)
        self.files[name] = {"size": size, "sha256": digest}
        return digest

    def add_bytes(self, name: str, content: bytes) -> None:
        """Take some bytes in under a name."""
        self._put(name, io.BytesIO(content), len(content))
        self.files[name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    def _put(self, name: str, file: IO[bytes], size: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        self._tar.addfile(entry, file)

    def finish(self, manifest: dict[str, Any]) -> None:
        """Write the manifest and the digest."""
        whole = {"xieguan": "backup", "format": FORMAT, **manifest, "files": self.files}
        content = json.dumps(whole, ensure_ascii=False, indent=1).encode()
        self._put(MANIFEST, io.BytesIO(content), len(content))
        self._tar.close()
        with self.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        with self.path.open("ab") as file:
            file.write(MARK + digest.encode() + b"\n")

    def close(self) -> None:
        """Let go of the file, whole or not."""
        self._tar.close()


def manifest_of(path: Path) -> dict[str, Any]:
    """What a backup says it holds, once every byte of it has been checked. Raises UnusableBackup, or OSError."""
    _whole(path)
    with tarfile.open(path, "r:") as tar:
        file = tar.extractfile(MANIFEST)
        manifest = json.loads(file.read()) if file else {}
    if manifest.get("format") != FORMAT:
        raise UnusableBackup(
            _("this backup was made by another version of xieguan, in a form this one cannot read")
        )
    return dict(manifest)


def _whole(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - TRAILER))
        trailer = file.read()
        if not trailer.startswith(MARK):
            raise UnusableBackup(
                _("{file} is no backup of xieguan, or its end is missing").format(file=path.name)
            )
        file.seek(0)
        found = hashlib.sha256()
        for chunk in _chunks(file, size - TRAILER):
            found.update(chunk)
    if trailer[len(MARK) :] != found.hexdigest().encode() + b"\n":
        raise UnusableBackup(_("{file} is damaged: it is not what was written").format(file=path.name))


def _chunks(file: IO[bytes], size: int) -> Iterator[bytes]:
    while size > 0 and (chunk := file.read(min(CHUNK, size))):
        size -= len(chunk)
        yield chunk


def unpack(path: Path, manifest: dict[str, Any], folder: Path) -> None:
    """Lay the parts out in a folder, each held against the manifest. Nothing else is taken from the archive."""
    left = dict(manifest["files"])
    with tarfile.open(path, "r:") as tar:
        for entry in tar:
            if entry.name == MANIFEST:
                continue
            wanted = left.pop(entry.name, None)
            file = tar.extractfile(entry) if entry.isreg() and NAME.fullmatch(entry.name) else None
            if wanted is None or file is None or _copied(file, folder / entry.name) != wanted["sha256"]:
                raise UnusableBackup(
                    _("the backup's {name} is not what its manifest says").format(name=entry.name)
                )
    if left:
        raise UnusableBackup(_("the backup lacks {name}").format(name=", ".join(sorted(left)[:3])))


def _copied(file: IO[bytes], place: Path) -> str:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = hashlib.sha256()
    with place.open("wb") as out:
        place.chmod(0o600)
        while chunk := file.read(CHUNK):
            found.update(chunk)
            out.write(chunk)
    return found.hexdigest()


def keys_in(folder: Path) -> list[Path]:
    """The keys of an installation."""
    return [path for path in sorted(folder.glob("*")) if path.is_file() and not path.name.startswith(".")]


def fingerprints(folder: Path) -> dict[str, str]:
    """By what to tell the keys without showing them."""
    return {
        path.name: hashlib.sha256(
            b"xieguan " + path.name.encode() + b" " + path.read_bytes().strip()
        ).hexdigest()
        for path in keys_in(folder)
    }
