"""What a published regulation is made of once it has been read."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class OfficialItem(NamedTuple):
    """A numbered item, 第…项."""

    number: int
    text: str


class Unmatched(NamedTuple):
    """A line that could not be placed: nothing is glued where it may not belong, and nothing is dropped in silence."""

    line: int
    text: str
    say: str


@dataclass(frozen=True, slots=True)
class OfficialArticle:
    """One article as published. `items_at` counts the paragraphs before its items; `lines` are its first and last."""

    number: int
    heading: str | None
    paragraphs: tuple[str, ...]
    items: tuple[OfficialItem, ...]
    items_at: int
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class OfficialText:
    """A regulation as published: its articles, what stands around them, and what could not be placed.

    `furniture` are running headers and page numbers, left out with their lines.
    """

    source_name: str
    sha256: str
    preamble: str
    articles: tuple[OfficialArticle, ...]
    unmatched: tuple[Unmatched, ...]
    furniture: tuple[tuple[int, str], ...] = ()

    def article(self, number: int) -> OfficialArticle | None:
        """The article of that number, if the text has it."""
        return next((article for article in self.articles if article.number == number), None)


def restore(stored: dict[str, Any]) -> OfficialText:
    """A text from the plain values it was stored as. Raises KeyError, TypeError or ValueError for anything else."""
    return OfficialText(
        source_name=str(stored["source_name"]),
        sha256=str(stored["sha256"]),
        preamble=str(stored["preamble"]),
        articles=tuple(_article(entry) for entry in stored["articles"]),
        unmatched=tuple(Unmatched(int(line), str(text), str(say)) for line, text, say in stored["unmatched"]),
        furniture=tuple((int(line), str(text)) for line, text in stored["furniture"]),
    )


def _article(stored: dict[str, Any]) -> OfficialArticle:
    first, last = stored["lines"]
    return OfficialArticle(
        number=int(stored["number"]),
        heading=stored["heading"],
        paragraphs=tuple(str(text) for text in stored["paragraphs"]),
        items=tuple(OfficialItem(int(number), str(text)) for number, text in stored["items"]),
        items_at=int(stored["items_at"]),
        lines=(int(first), int(last)),
    )
