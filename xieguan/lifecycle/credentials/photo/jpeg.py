"""JPEG by its segments (ITU-T T.81, annex B): what draws the picture is kept, and how it is turned."""

from collections.abc import Iterator
from typing import NamedTuple

BEGINS = b"\xff\xd8\xff"
START, END, SCAN = 0xD8, 0xD9, 0xDA
EXIF, JFIF, ADOBE = 0xE1, 0xE0, 0xEE
TABLES = {0xDB, 0xC4, 0xDD, 0xCC}  # quantisation, Huffman, restart interval, arithmetic
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
RESTARTS = set(range(0xD0, 0xD8))
COLOURS = (1, 3)  # grey, or three colours; four are for printing presses
ORIENTATION = 0x0112
TURNED = range(5, 9)  # orientations that swap width and height


class Segment(NamedTuple):
    """One segment: its marker, what it says, and what follows it until the next."""

    marker: int
    body: bytes
    data: bytes


def read(file: bytes) -> tuple[int, int, bytes]:
    """Width, height, and the file with what draws it alone. Raises ValueError or IndexError for what is damaged."""
    width = height = 0
    turn = 1
    kept = [b"\xff\xd8"]
    for one in _segments(file):
        if one.marker == EXIF:
            turn = _turn(one.body) or turn
        if one.marker in FRAMES:
            if width or one.body[5] not in COLOURS:
                raise ValueError("two frames, or colours no screen has")
            height, width = int.from_bytes(one.body[1:3]), int.from_bytes(one.body[3:5])
        if one.marker in FRAMES | TABLES | {SCAN, JFIF, ADOBE}:
            kept.append(_written(one))
    if not width:
        raise ValueError("no frame")
    if turn != 1:
        kept.insert(1, _turned(turn))
    size = (height, width) if turn in TURNED else (width, height)
    return *size, b"".join(kept) + b"\xff\xd9"


def _segments(file: bytes) -> Iterator[Segment]:
    at = 2
    while True:
        if file[at] != 0xFF:
            raise ValueError("no marker where one must be")
        marker = file[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == END:
            return
        length = int.from_bytes(file[at + 2 : at + 4])
        body = file[at + 4 : at + 2 + length]
        if length < 2 or len(body) != length - 2:
            raise ValueError("a segment longer than the file")
        at += 2 + length
        end = _end_of_scan(file, at) if marker == SCAN else at
        yield Segment(marker, body, file[at:end])
        at = end


def _end_of_scan(file: bytes, at: int) -> int:
    """Where the drawn data stops: at the next marker that is none of its own."""
    while True:
        at = file.index(b"\xff", at)  # ValueError where the file ends before the picture does
        if file[at + 1] and file[at + 1] not in RESTARTS:
            return at
        at += 2


def _written(one: Segment) -> bytes:
    return bytes((0xFF, one.marker)) + (len(one.body) + 2).to_bytes(2) + one.body + one.data


def _turn(body: bytes) -> int:
    """How the camera was held, by its Exif; 0 where that does not say."""
    if not body.startswith(b"Exif\0\0"):
        return 0
    tiff = body[6:]
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return 0

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]

    first = number(4, 4)
    for entry in range(number(first, 2)):
        at = first + 2 + 12 * entry
        if number(at, 2) == ORIENTATION and number(at + 2, 2) == 3:
            value = number(at + 8, 2)
            return value if value in range(1, 9) else 0
    return 0


def _turned(turn: int) -> bytes:
    """An Exif that says nothing but how the picture is turned."""
    entry = ORIENTATION.to_bytes(2) + b"\0\3" + b"\0\0\0\1" + turn.to_bytes(2) + b"\0\0"
    body = b"Exif\0\0" + b"MM\0*\0\0\0\x08" + b"\0\1" + entry + b"\0\0\0\0"
    return _written(Segment(EXIF, body, b""))
