"""Documents that are archives of files: told apart by the outline of the archive alone; nothing of it is unpacked."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

BEGINS = b"PK\x03\x04"
WORD, TEXT, OFD = "word/document.xml", "application/vnd.oasis.opendocument.text", "OFD.xml"
MOST_FILES, MOST_BYTES, MOST_OUTLINE = 5000, 500 << 20, 1 << 20
END = struct.Struct("<4s4H2LH")  # the record at the end of an archive: how many files, how large the outline
TAIL, LOCATOR = (
    END.size + (1 << 16),
    20,
)  # a comment may follow it; what points to a larger one stands before it
ENCRYPTED = 1
RUN = (".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".js", ".vbs", ".ps1", ".jar", ".hta")
MACROS = ("vbaproject.bin", "vbadata.xml")
EMBEDDED = (
    "word/embeddings/",
    "word/activex/",
)  # where Word puts programs and controls, under names of its own
SCRIPTS = ("basic/", "scripts/")


BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, ValueError,
    OverflowError, OSError,
)  # fmt: skip


class Damaged(Exception):
    """The archive cannot be read."""


class Locked(Exception):
    """Something in it is encrypted."""


class Runs(Exception):
    """There is something in it that an office program would run, or that somebody might."""


def outline(content: bytes) -> str:
    """What a document of this kind is known by: WORD, TEXT or OFD; "" for any other archive. Raises the above."""
    _must_be_small(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            mimetype = _mimetype(archive, entries)
    except BROKEN:
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
    if any(name.endswith((*RUN, *MACROS)) or name.startswith(SCRIPTS) or _is_control(name) for name in names):
        raise Runs


def _is_control(name: str) -> bool:
    return name.startswith(EMBEDDED) and name.endswith(".bin")


def _must_be_small(content: bytes) -> None:
    """The outline is read whole before anything is known of it: first its size is, from the record at its end."""
    at = content.rfind(b"PK\5\6", max(0, len(content) - TAIL))
    if at < 0 or len(content) - at < END.size or content[max(0, at - LOCATOR) :].startswith(b"PK\6\7"):
        raise Damaged  # none, or one of an archive of more than four gigabytes
    _mark, _disk, _first, _here, count, size, _offset, _comment = END.unpack_from(content, at)
    if count > MOST_FILES or size > MOST_OUTLINE:
        raise Damaged
