"""A picture read by its structure: of which kind, how large, and cleaned of all that does not draw it.

What the camera wrote (where, when, with what), comments, and whatever hangs behind the end go; how it is turned stays.
"""

from dataclasses import dataclass

from xieguan.lifecycle.credentials.photo import jpeg, limits, png


class NoPicture(Exception):
    """This cannot be a photo for a certificate; the code says why (`words.py`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Picture:
    """A cleaned picture, with its size as it is seen."""

    kind: str
    width: int
    height: int
    content: bytes


def read(data: bytes) -> Picture:
    """The picture in a file. Raises NoPicture."""
    if len(data) > limits.FILE_BYTES:
        raise NoPicture("too-large")
    if data.startswith(jpeg.BEGINS):
        kind, reader = "jpg", jpeg.read
    elif data.startswith(png.BEGINS):
        kind, reader = "png", png.read
    else:
        raise NoPicture("heif" if data[4:8] == b"ftyp" else "other" if data else "empty")
    try:
        width, height, content = reader(data)
    except (ValueError, IndexError):
        raise NoPicture("damaged") from None
    _must_fit(width, height)
    return Picture(kind, width, height, content)


def _must_fit(width: int, height: int) -> None:
    if min(width, height) < limits.LEAST:
        raise NoPicture("few-pixels")
    if max(width, height) > limits.MOST or width * height > limits.PIXELS:
        raise NoPicture("many-pixels")
    if width > height or height > limits.TALLEST * width:
        raise NoPicture("shape")
