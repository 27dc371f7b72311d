"""What a paper says, without any layout: the same content is set as PDF and as Word."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

Cell = str | int | date | None


def _is_demo() -> bool:
    return bool(getattr(settings, "DEMO", False))


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above a part."""

    words: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels, each with its value, as at the top of a form."""

    rows: Iterable[tuple[str, Cell]]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a line break in it stays one."""

    paragraph: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header stands on every page. One without rows says that nothing is recorded."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs, each with a line for his name and one for the day."""

    labels: Iterable[str]


Block = Heading | Fields | Text | Table | Signatures


@dataclass(frozen=True, slots=True)
class Document:
    """A paper. `number` is its document number; `demo` says on every page that everybody in it is made up."""

    title: str
    subtitle: str = ""
    number: str = ""
    blocks: Sequence[Block] = ()
    landscape: bool = False
    demo: bool = field(default_factory=_is_demo)


def said(value: Cell) -> str:
    """A cell as text. What cannot be printed is left out: it could mean something to a program that reads the file."""
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) not in HIDDEN)


HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
