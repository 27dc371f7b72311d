"""PNG by its chunks (ISO/IEC 15948): what draws the picture is kept."""

from collections.abc import Iterator
from zlib import crc32

BEGINS = b"\x89PNG\r\n\x1a\n"
KEPT = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"}


def read(file: bytes) -> tuple[int, int, bytes]:
    """Width, height, and the file with what draws it alone. Raises ValueError or IndexError for what is damaged."""
    chunks = list(_chunks(file))
    names = [name for name, _body in chunks]
    if names[:1] != [b"IHDR"] or names.count(b"IHDR") != 1 or b"IDAT" not in names:
        raise ValueError("chunks missing or out of order")
    head = chunks[0][1]
    if len(head) != 13:
        raise ValueError("no header")
    kept = b"".join(_written(name, body) for name, body in chunks if name in KEPT)
    return int.from_bytes(head[:4]), int.from_bytes(head[4:8]), BEGINS + kept


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(BEGINS)
    while True:
        length, name = int.from_bytes(file[at : at + 4]), file[at + 4 : at + 8]
        body = file[at + 8 : at + 8 + length]
        if len(body) != length or file[at + 8 + length : at + 12 + length] != _sum(name, body):
            raise ValueError("a chunk that was changed or cut off")
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length


def _written(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + _sum(name, body)


def _sum(name: bytes, body: bytes) -> bytes:
    return crc32(name + body).to_bytes(4)
