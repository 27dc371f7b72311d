"""The text of a rule as people type it, made plain for the parser without losing where each character stood."""

from dataclasses import dataclass

PLAIN = {
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "（": "(",
    "）": ")",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "，": ",",
    "\u3000": " ",
    "\u00a0": " ",
    "\n": " ",
    "\r": " ",
    "\t": " ",
}
CLOSING = {"'": "'’", '"': '"”', "‘": "'’", "’": "'’", "“": '"”', "”": '"”'}
LOOSE = "surrogatepass"  # half a character is an error to point at, not a crash


@dataclass(frozen=True, slots=True)
class Source:
    """A rule's text, its plain form, and for each plain character the place it came from."""

    text: str
    plain: str
    origin: tuple[int, ...]

    def place(self, byte: int) -> tuple[int, int]:
        """Line and column, both from 1, in the text as typed, of a UTF-8 byte offset in the plain form."""
        index = len(self.plain.encode(errors=LOOSE)[:byte].decode(errors=LOOSE))
        at = self.origin[index] if index < len(self.origin) else len(self.text)
        before = self.text[:at]
        return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


def read(text: str) -> Source:
    """Make a text plain. Quoted words keep every character; only the quotes themselves are normalised."""
    plain: list[str] = []
    origin: list[int] = []
    closing = ""
    for at, character in enumerate(text):
        if closing and character not in closing:
            written = character
        else:
            written = PLAIN.get(character, character)
            closing = "" if closing else CLOSING.get(character, "")
        plain.append(written)
        origin.extend([at] * len(written))
    return Source(text, "".join(plain), tuple(origin))


def size(text: str) -> int:
    """How many UTF-8 bytes a text takes: Python's tree counts in them."""
    return len(text.encode(errors=LOOSE))
