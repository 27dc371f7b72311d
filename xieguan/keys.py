"""The keys of an installation: made on first use, kept in the data directory, readable by their owner only."""

import os
import secrets
from pathlib import Path


def data_directory() -> Path:
    """Where an installation keeps everything."""
    return Path(os.environ.get("XIEGUAN_DATA") or Path.home() / ".local" / "share" / "xieguan")


def key(data: Path, name: str, length: int = 32) -> bytes:
    """The key of that name, made now if it is not there. Raises OSError where the directory cannot be written."""
    path = data / "keys" / name
    try:
        return bytes.fromhex(path.read_text("ascii"))
    except FileNotFoundError:
        return _make(path, length)


def _make(path: Path, length: int) -> bytes:
    """Write a new key. Of two processes at once the first one's key stands, and both read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(
        os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
    ) as file:
        file.write(secrets.token_hex(length))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return bytes.fromhex(path.read_text("ascii"))


def django_secret(data: Path) -> str:
    """Django's SECRET_KEY, from the environment or the data directory."""
    return os.environ.get("XIEGUAN_SECRET_KEY") or key(data, "django").hex()
