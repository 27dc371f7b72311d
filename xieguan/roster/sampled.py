"""A sheet's columns with a few of their cells, so that somebody can say himself what a column holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xieguan.roster.catalogue import catalogue
from xieguan.roster.cells import text_of
from xieguan.roster.idnumber import looks_like_one, masked
from xieguan.roster.layout import Layout, lay_out
from xieguan.roster.mapping import RosterMapping
from xieguan.roster.model import UnusableFile, letter
from xieguan.roster.sheets import Candidate, choose
from xieguan.roster.source import Cell, Numbered, Source, opened

SAMPLES = 3
LONGEST = 40
PLAIN = ("unread-column", "hidden-column")  # said of the column itself already
TOP = 8  # first rows shown where no header was found
_NUMBER = re.compile(r"\d{14,17}[\dXx]?")  # an ID number in the middle of other words


@dataclass(frozen=True, slots=True)
class SampledColumn:
    """A column: its letter and heading, what it is read as (nothing where nobody knows), some of its cells, doubts."""

    letter: str
    heading: str
    hidden: bool
    keys: tuple[str, ...]
    ignored: bool
    samples: tuple[str, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sampled:
    """A file as far as its columns go. `problem` says why it cannot be read so; then `top` holds its first rows."""

    sheets: tuple[str, ...]
    sheet: str
    header_row: int | None
    height: int
    columns: tuple[SampledColumn, ...]
    problem: str = ""
    top: tuple[tuple[int, tuple[str, ...]], ...] = ()


def sampled(
    path: Path, *, on: date, sheet: str | None = None, mapping: RosterMapping | None = None
) -> Sampled:
    """Look at the columns of a roster as they would be read. Raises UnusableFile where it cannot be opened at all.

    ID numbers among the cells are masked.
    """
    said = mapping or RosterMapping()
    wanted = sheet or said.sheet
    with opened(path, wanted) as source:
        try:
            chosen, _others = choose(source, wanted, catalogue(), said)
            layout = lay_out(
                chosen.header, chosen.sheet.hidden_columns, catalogue(), said, said.year or on.year
            )
        except UnusableFile as error:
            return _unread(source, wanted or "", error.say)
        return Sampled(
            sheets=source.names,
            sheet=chosen.sheet.name,
            header_row=chosen.header.lower,
            height=chosen.sheet.height,
            columns=tuple(_columns(chosen, layout)),
        )


def _unread(source: Source, wanted: str, problem: str) -> Sampled:
    looked = next((sheet for sheet in source.sheets if wanted in ("", sheet.name)), None)
    top = tuple((number, tuple(map(_shown, cells))) for number, cells in looked.rows[:TOP]) if looked else ()
    name, height = (looked.name, looked.height) if looked else ("", 0)
    return Sampled(source.names, name, None, height, (), problem, top)


def _columns(chosen: Candidate, layout: Layout) -> Iterable[SampledColumn]:
    below = [row for row in chosen.sheet.rows if row[0] > chosen.header.lower]
    read: dict[int, list[str]] = {}
    for key, claims in layout.claims.items():
        for claim in claims:
            read.setdefault(claim.column.index, []).append(key)
    unread = {column.index for column in layout.unread}
    for index, heading in sorted(chosen.header.headings.items()):
        keys = tuple(read.get(index, ()))
        yield SampledColumn(
            letter=letter(index),
            heading=heading.text,
            hidden=index in chosen.sheet.hidden_columns,
            keys=keys,
            ignored=not keys and index not in unread,
            samples=_samples(below, index),
            doubts=tuple(
                one.say for one in layout.warnings if one.column == letter(index) and one.kind not in PLAIN
            ),
        )


def _samples(rows: list[Numbered], index: int) -> tuple[str, ...]:
    """The first different texts of a column."""
    cells = (cells[index] for _number, cells in rows if index < len(cells))
    texts = dict.fromkeys(text for text in map(_shown, cells) if text)
    return tuple(texts)[:SAMPLES]


def _shown(cell: Cell) -> str:
    text = text_of(cell)
    if looks_like_one(cell):
        return masked(text)
    text = _NUMBER.sub(lambda found: masked(found[0]), text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
