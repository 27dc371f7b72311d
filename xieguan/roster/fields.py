"""The columns of one sheet made ready to be read row by row: a reader for each, and what was read before remembered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xieguan.law.facts import vocabulary
from xieguan.law.nodes import Value
from xieguan.roster.catalogue import Catalogue
from xieguan.roster.cells import text_of
from xieguan.roster.layout import Claim, Layout
from xieguan.roster.mapping import RosterMapping
from xieguan.roster.model import Column
from xieguan.roster.readers import Read, Reading, reader
from xieguan.roster.source import Cell
from xieguan.words import _

REMEMBERED = 4096  # readings a column keeps: rosters repeat themselves


@dataclass(slots=True)
class Piece:
    """A column read for a fact. `broad`: it asks more than the fact, so that its "yes" answers nothing."""

    column: Column
    read: Read
    broad: bool = False
    seen: dict[Cell, tuple[Reading, str]] = field(default_factory=dict)

    def at(self, cells: Sequence[Cell]) -> tuple[Reading, str]:
        """The reading of this column's cell, and its text as found."""
        index = self.column.index
        cell = cells[index] if index < len(cells) else ""
        known = self.seen.get(cell)
        if known is None:
            known = (self._reading(cell), text_of(cell))
            if len(self.seen) < REMEMBERED:
                self.seen[cell] = known
        return known

    def _reading(self, cell: Cell) -> Reading:
        reading = self.read(cell)
        if self.broad and reading.value is True:
            return Reading(None, _("an answer to one question only; the column asks several at once"))
        return reading


@dataclass(frozen=True, slots=True)
class Field:
    """A fact and the columns that answer it: one, or several that each ask a piece of a bar."""

    key: str
    pieces: tuple[Piece, ...]

    def value(self, readings: Sequence[Reading]) -> Value:
        """One column's value. Of several: one "yes" is yes, "no" only where all say no, else unknown."""
        if len(readings) == 1:
            return readings[0].value
        values = [reading.value for reading in readings]
        if True in values:
            return True
        return False if all(value is False for value in values) else None


def fields(layout: Layout, catalogue: Catalogue, mapping: RosterMapping) -> Iterator[Field]:
    """The facts that stand in columns, in the order of the law's vocabulary."""
    for name, fact in vocabulary().facts.items():
        claims = layout.claims.get(name, [])
        whole = catalogue.bars.get(name, frozenset())
        own = mapping.values.get(name, {})

        def piece(claim: Claim, fact=fact, whole=whole, own=own) -> Piece:  # type: ignore[no-untyped-def]  # noqa: ANN001
            read = reader(fact, claim.answer, claim.column.heading, catalogue, own)
            return Piece(claim.column, read, bool(whole and claim.answer.parts - whole))

        if claims:
            yield Field(name, tuple(piece(claim) for claim in claims))
