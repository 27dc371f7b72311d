"""From a file to a text: its size, its encoding, and what is no plain text at all."""

import hashlib
import re
from pathlib import Path

from xieguan.law.official.objects import OfficialText
from xieguan.law.official.reader import read_official
from xieguan.words import _

LIMIT = 2 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]|[\ue000-\uf8ff]")
KNOWN_FORMATS = {b"%PDF": "PDF", b"PK\x03\x04": "Word / ZIP", b"\xd0\xcf\x11\xe0": "Word", b"{\\rtf": "RTF"}


class AttachError(ValueError):
    """A text that cannot be attached; the message says why in a sentence."""


def read_file(path: Path) -> OfficialText:
    """Read a published text from a file. Raises AttachError for what is too large or no plain text."""
    try:
        if path.stat().st_size > LIMIT:
            raise AttachError(_("{file} is larger than 2 MB; no regulation is").format(file=path.name))
        raw = path.read_bytes()
    except OSError as error:
        raise AttachError(
            _("{file} cannot be read: {error}").format(file=path.name, error=error.strerror)
        ) from error
    return read_official(path.name, decode(raw, path.name), hashlib.sha256(raw).hexdigest())


def decode(raw: bytes, name: str) -> str:
    """The text of a file in UTF-8 (with or without a mark) or GB18030. Raises AttachError for anything else."""
    for signature, kind in KNOWN_FORMATS.items():
        if raw.startswith(signature):
            raise AttachError(
                _("{file} is a {kind} file; save it as plain text first").format(file=name, kind=kind)
            )
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    raise AttachError(_("{file} is not plain text in UTF-8 or GB18030").format(file=name))
