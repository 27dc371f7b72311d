"""Bytes in the alphabet that a QR code holds most of (RFC 9285)."""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}


def encode(data: bytes) -> str:
    """Three letters for each two bytes, two for a last one."""
    return "".join(_letters(data[at : at + 2]) for at in range(0, len(data), 2))


def decode(text: str) -> bytes:
    """The bytes. Raises ValueError for what is no such text."""
    return b"".join(_bytes(text[at : at + 3]) for at in range(0, len(text), 3))


def _letters(pair: bytes) -> str:
    value, letters = int.from_bytes(pair), ""
    for _place in range(len(pair) + 1):
        value, rest = divmod(value, 45)
        letters += ALPHABET[rest]
    return letters


def _bytes(letters: str) -> bytes:
    try:
        value = sum(_VALUES[letter] * 45**place for place, letter in enumerate(letters))
        return value.to_bytes(len(letters) - 1) if len(letters) > 1 else _none()
    except (KeyError, OverflowError):
        raise ValueError("no base45") from None


def _none() -> bytes:
    raise ValueError("no base45")
