"""Who a row is about: the ID number's own faults reject the row, its doubts are noted."""

from collections.abc import Sequence
from datetime import date

from xieguan.roster import idnumber
from xieguan.roster.cells import cell_at, plain, text_of
from xieguan.roster.model import Column, Rejected
from xieguan.roster.notes import SHOWN, Notes
from xieguan.roster.source import Cell
from xieguan.words import _

_MEN, _WOMEN = ("男", "男性", "m", "male"), ("女", "女性", "f", "female")


class Identities:
    """The ID numbers of one sheet as it is read downwards. `column` is None where the sheet has none."""

    def __init__(self, column: Column | None, blank: frozenset[str], on: date, notes: Notes) -> None:
        self._column, self._blank, self._on, self._notes = column, blank, on, notes
        self._first_with: dict[str, int] = {}
        self._warned: set[int] = set()

    def number(self, cells: Sequence[Cell]) -> str | None:
        """The row's ID number without spaces and such; None where it is blank."""
        cell = cell_at(cells, self._column)
        number = idnumber.normalised(cell)
        return None if not number or plain(text_of(cell)).lower() in self._blank else number

    def rejects(self, row: int, cells: Sequence[Cell]) -> Rejected | None:
        """Why the row is not judged; None where its ID number is sound, new, or blank."""
        number = self.number(cells)
        if self._column is None or number is None:
            return None
        wrong = idnumber.problem(cell_at(cells, self._column), self._on) or self._twice(number, row)
        return _rejected(row, self._column, idnumber.masked(number)[:SHOWN], wrong) if wrong else None

    def doubt(self, row: int, number: str | None, sex: str, sex_column: Column | None) -> None:
        """Note what is odd about the ID number of a row that is judged."""
        if self._column is None:
            return
        if number is None:
            say = _("Row {row}, column {column}: the ID number is blank; what follows from it is unknown.")
            self._note(row, self._column, say.format(row=row, column=self._column.letter), "blank-id")
            return
        if not idnumber.county_known(number[:6]):
            say = _("Row {row}, column {column}: no county has or had the code {code}, the first six digits.")
            said = say.format(row=row, column=self._column.letter, code=number[:6])
            self._note(row, self._column, said, "county-code")
        if sex_column and plain(sex).lower() in (_WOMEN if idnumber.is_male(number) else _MEN):
            say = _('Row {row}: the sex is given as "{sex}", but the ID number is that of the other sex.')
            self._note(row, sex_column, say.format(row=row, sex=sex), "sex-mismatch")

    def _twice(self, number: str, row: int) -> idnumber.Problem | None:
        first = self._first_with.setdefault(number, row)
        if first == row:
            return None
        if first not in self._warned:
            self._warned.add(first)
            say = _(
                "Row {row}: row {other} has the same ID number; this row was judged, row {other} was rejected."
            )
            self._note(first, self._column, say.format(row=first, other=row), "duplicate-id")
        expected = _("a number that no other row has")
        return idnumber.Problem(expected, _("it is the same number as in row {row}").format(row=first))

    def _note(self, row: int, column: Column | None, say: str, kind: str) -> None:
        self._notes.add(row, column, say, kind)


def _rejected(row: int, column: Column, found: str, wrong: idnumber.Problem) -> Rejected:
    say = _(
        'Row {row}, column {column} ({heading}): found "{found}": {problem}. Expected {expected}.'
    ).format(
        row=row,
        column=column.letter,
        heading=column.heading,
        found=found,
        problem=wrong.say,
        expected=wrong.expected,
    )
    return Rejected(row, column.letter, column.heading, found, wrong.expected, say)
