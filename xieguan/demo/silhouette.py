"""A drawn head and shoulders for a demonstration: nobody's photo, and it says so by being none."""

from zlib import compress, crc32

WIDE, HIGH = 240, 320
BEGINS = b"\x89PNG\r\n\x1a\n"
GROUNDS = (b"\xdc\xe6\xee", b"\xe8\xe4\xda", b"\xdf\xea\xe1")
INK = b"\x7d\x8b\x95"


def silhouette(number: int) -> bytes:
    """One of a few, as PNG."""
    ground = GROUNDS[number % len(GROUNDS)]
    rows = compress(b"".join(b"\0" + _row(y, ground) for y in range(HIGH)), 9)
    head = WIDE.to_bytes(4) + HIGH.to_bytes(4) + b"\x08\x02\0\0\0"
    return BEGINS + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _row(y: int, ground: bytes) -> bytes:
    """One row of points: the ground, as much ink as head or shoulders take here, the ground."""
    half = max(_half(y, 120, 58, 72), _half(y, 330, 104, 130))
    side = WIDE // 2 - half
    return ground * side + INK * (2 * half) + ground * side


def _half(y: int, middle: int, wide: int, high: int) -> int:
    """Half the width of an ellipse at a height."""
    part = 1 - ((y - middle) / high) ** 2
    return int(wide * part**0.5) if part > 0 else 0


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + crc32(name + body).to_bytes(4)
