"""Documents that are archives of files: told apart by the outline of the archive alone; nothing of it is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Sequence

BEGINS = b"PK\x03\x04"
WORD, TEXT, OFD = "word/document.xml", "application/vnd.oasis.opendocument.text", "OFD.xml"
MOST_FILES, MOST_BYTES = 5000, 500 << 20
ENCRYPTED = 1
RUN = (".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".js", ".vbs", ".ps1", ".jar", ".hta")
MACROS = ("vbaproject.bin", "vbadata.xml")
SCRIPTS = ("basic/", "scripts/")


class Damaged(Exception):
    """The archive cannot be read."""


class Locked(Exception):
    """Something in it is encrypted."""


class Runs(Exception):
    """There is something in it that an office program would run, or that somebody might."""


def outline(content: bytes) -> str:
    """What a document of this kind is known by: WORD, TEXT or OFD; "" for any other archive. Raises the above."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            mimetype = _mimetype(archive, entries)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise Damaged from None
    names = {entry.filename for entry in entries}
    found = TEXT if mimetype == TEXT else next((one for one in (WORD, OFD) if one in names), "")
    if found:
        _must_be_harmless(entries)
    return found


def _mimetype(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> str:
    """What an OpenDocument file says it is, in its first entry, which is not compressed."""
    first = entries[0] if entries else None
    if first is None or first.filename != "mimetype" or first.file_size > 100:
        return ""
    if first.flag_bits & ENCRYPTED or first.compress_type != zipfile.ZIP_STORED:
        return ""
    return archive.read(first).decode("ascii", "replace").strip()


def _must_be_harmless(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Damaged
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Locked
    names = [entry.filename.lower() for entry in entries]
    if any(name.endswith((*RUN, *MACROS)) or name.startswith(SCRIPTS) for name in names):
        raise Runs
