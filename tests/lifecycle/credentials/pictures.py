"""Pictures made here, byte for byte: a grey JPEG, a grey PNG, and what cameras and villains add to them."""

from zlib import compress, crc32

SIZE = (295, 413)


def jpeg(width: int = SIZE[0], height: int = SIZE[1], extra: bytes = b"") -> bytes:
    """A grey picture in baseline JPEG: one code of one bit for "no change", and one for "nothing more"."""
    blocks = -(-width // 8) * -(-height // 8)
    tree = bytes([1]) + bytes(15) + b"\0"
    frame = b"\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00"
    return (
        b"\xff\xd8"
        + extra
        + segment(0xDB, b"\0" + b"\x10" * 64)
        + segment(0xC0, frame)
        + segment(0xC4, b"\x00" + tree)
        + segment(0xC4, b"\x10" + tree)
        + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
        + bytes(-(-blocks * 2 // 8))
        + b"\xff\xd9"
    )


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body


def exif(turn: int, said: bytes = b"") -> bytes:
    """What a camera writes: how it was held, and more than anybody asked it."""
    entry = b"\x12\x01\x03\x00\x01\x00\x00\x00" + bytes([turn, 0, 0, 0])
    return segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0" + said)


def png(width: int = SIZE[0], height: int = SIZE[1], extra: bytes = b"") -> bytes:
    """A grey picture in PNG."""
    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\0\0\0\0"
    rows = compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + crc32(name + body).to_bytes(4)
