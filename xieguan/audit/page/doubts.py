"""The reader's warnings, one line for each kind, so that eighty-six like ones do not bury one that matters."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from xieguan.roster import Warning as Doubt
from xieguan.words import _

FIRST = 100


@dataclass(frozen=True, slots=True)
class Doubts:
    """Warnings of one kind: how many, the sentence of the first, and the first of them in full."""

    count: int
    say: str
    first: tuple[Doubt, ...]
    more: int


def doubts(warnings: Sequence[Doubt]) -> list[Doubts]:
    """Warnings by kind, what concerns whole columns first."""
    kinds: dict[str, list[Doubt]] = defaultdict(list)
    for warning in warnings:
        kinds[warning.kind].append(warning)
    piles = sorted(kinds.values(), key=lambda pile: pile[0].row is not None)
    return [_doubts(pile) for pile in piles]


def _doubts(pile: list[Doubt]) -> Doubts:
    return Doubts(len(pile), pile[0].say, tuple(pile[:FIRST]), max(len(pile) - FIRST, 0))


def place(doubt: Doubt) -> str:
    """Where a warning stands: a cell, a row, a column, or nowhere in particular."""
    if doubt.row is None:
        return _("column {column}").format(column=doubt.column) if doubt.column else ""
    return f"{doubt.column}{doubt.row}" if doubt.column else _("row {row}").format(row=doubt.row)
