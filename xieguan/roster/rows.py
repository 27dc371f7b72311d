"""From lines to rows: who is judged, who is rejected, and what was doubtful about each."""

from collections.abc import Mapping, Sequence
from datetime import date

from xieguan.roster import idnumber
from xieguan.roster.catalogue import Catalogue
from xieguan.roster.cells import plain, text_of
from xieguan.roster.dates import read_date
from xieguan.roster.derive import Facts, add_ages
from xieguan.roster.fields import Field
from xieguan.roster.layout import Layout
from xieguan.roster.lines import Line, Lines
from xieguan.roster.model import Column, Rejected, Row, Warning
from xieguan.roster.source import Cell
from xieguan.words import _

SHOWN = 40  # characters of a cell quoted in a sentence
_MEN, _WOMEN = ("男", "男性", "m", "male"), ("女", "女性", "f", "female")


class Rows:
    """Collects what the lines of one sheet turn out to be."""

    def __init__(
        self,
        layout: Layout,
        fields: Sequence[Field],
        template: Facts,
        lines: Lines,
        catalogue: Catalogue,
        on: date,
    ) -> None:
        self.rows: list[Row] = []
        self.rejected: list[Rejected] = []
        self.warnings: list[Warning] = []
        self.people = 0
        self._columns = layout.columns
        self._plain = [(key, c.index) for key, c in layout.columns.items() if key in catalogue.plain]
        self._fields = [field for field in fields if field.key != "born_on"]
        self._template = template
        self._lines = lines
        self._no_certificate = frozenset(word for word, yes in catalogue.words["yes-no"].items() if not yes)
        self._blank = catalogue.blank
        self._on = on
        self._first_with: dict[str, int] = {}
        self._warned_twice: set[int] = set()

    def add(self, number: int, cells: Sequence[Cell]) -> None:
        """Take in one filled line below the header."""
        kind = self._lines.kind(cells)
        if kind is Line.STRANGE:
            found = next(text for text in map(text_of, cells) if text)
            say = _('Row {row}: "{found}" has neither a name nor an ID number; the line was left out.')
            self._warn(number, None, say.format(row=number, found=_short(found)), "left-out")
        if kind is not Line.PERSON:
            return
        self.people += 1
        if self._accepts(number, cells):
            self._judge(number, cells)

    # ------------------------------------------------------------ the ID number

    def _accepts(self, number: int, cells: Sequence[Cell]) -> bool:
        column = self._columns.get("id_number")
        cell = _at(cells, column)
        if column is None or not idnumber.normalised(cell) or plain(text_of(cell)).lower() in self._blank:
            return True
        wrong = idnumber.problem(cell, self._on) or self._twice(idnumber.normalised(cell), number, column)
        if wrong:
            self._reject(number, column, idnumber.masked(idnumber.normalised(cell)), wrong)
        return wrong is None

    def _twice(self, id_number: str, number: int, column: Column) -> idnumber.Problem | None:
        first = self._first_with.setdefault(id_number, number)
        if first == number:
            return None
        if first not in self._warned_twice:
            self._warned_twice.add(first)
            say = _(
                "Row {row}: row {other} has the same ID number; this row was judged, row {other} was rejected."
            )
            self._warn(first, column, say.format(row=first, other=number), "duplicate-id")
        return idnumber.Problem(
            _("a number that no other row has"), _("it is the same number as in row {row}").format(row=first)
        )

    def _reject(self, number: int, column: Column, found: str, wrong: idnumber.Problem) -> None:
        say = _('Row {row}, column {column} ({heading}): found "{found}": {problem}. Expected {expected}.').format(
            row=number, column=column.letter, heading=column.heading, found=found[:SHOWN],
            problem=wrong.say, expected=wrong.expected,
        )  # fmt: skip
        self.rejected.append(Rejected(number, column.letter, column.heading, found, wrong.expected, say))

    # ------------------------------------------------------------ an accepted row

    def _judge(self, number: int, cells: Sequence[Cell]) -> None:
        facts = self._template.copy()
        texts = {key: text_of(cells[index]) if index < len(cells) else "" for key, index in self._plain}
        id_number = self._id_number(number, cells, texts)
        for field in self._fields:
            facts[field.key] = self._value(field, number, cells, texts)
        self._hired(facts)
        self._born(facts, number, cells, texts, id_number)
        self._certified(facts, texts)
        if not add_ages(facts):
            say = _("Row {row}: the hire date lies before the birth date; the ages are unknown.").format(
                row=number
            )
            self._warn(number, None, say, "hired-before-birth", "hired_on")
        if "name" in texts and not texts["name"]:
            self._warn(
                number,
                self._columns["name"],
                _("Row {row}: the name is blank.").format(row=number),
                "blank-name",
            )
        self.rows.append(Row(number, texts.get("name", ""), id_number, facts, texts))

    def _value(
        self, field: Field, number: int, cells: Sequence[Cell], texts: dict[str, str]
    ) -> object | None:
        readings = []
        for piece in field.pieces:
            reading, text = piece.at(cells)
            readings.append(reading)
            texts[field.key] = f"{texts[field.key]}；{text}" if readings[1:] else text
            if reading.expected:
                self._unreadable(number, piece.column, text, reading.expected, field.key)
        return field.value(readings)

    def _unreadable(self, number: int, column: Column, found: str, expected: str, fact: str) -> None:
        say = _(
            'Row {row}, column {column} ({heading}): found "{found}", expected {expected}; taken as unknown.'
        )
        shown = idnumber.masked(found) if idnumber.looks_like_one(found) else _short(found)
        said = say.format(
            row=number, column=column.letter, heading=column.heading, found=shown, expected=expected
        )
        self._warn(number, column, said, "unreadable-value", fact)

    def _id_number(self, number: int, cells: Sequence[Cell], texts: dict[str, str]) -> str | None:
        column = self._columns.get("id_number")
        if column is None:
            return None
        id_number = idnumber.normalised(_at(cells, column))
        texts["id_number"] = idnumber.masked(id_number)
        if not id_number or id_number.lower() in self._blank:
            say = _("Row {row}, column {column}: the ID number is blank; what follows from it is unknown.")
            self._warn(number, column, say.format(row=number, column=column.letter), "blank-id")
            return None
        self._check_owner(number, column, id_number, texts.get("sex", ""))
        return id_number

    def _check_owner(self, number: int, column: Column, id_number: str, sex: str) -> None:
        if not idnumber.county_known(id_number[:6]):
            say = _("Row {row}, column {column}: no county has or had the code {code}, the first six digits.")
            said = say.format(row=number, column=column.letter, code=id_number[:6])
            self._warn(number, column, said, "county-code")
        stated = plain(sex).lower()
        if stated in (_WOMEN if idnumber.is_male(id_number) else _MEN):
            say = _('Row {row}: the sex is given as "{sex}", but the ID number is that of the other sex.')
            self._warn(number, self._columns["sex"], say.format(row=number, sex=sex), "sex-mismatch")

    def _hired(self, facts: Facts) -> None:
        if "hired_on" in facts and "hired_on" not in self._columns:
            facts["hired_on"] = facts["first_hired_on"]
        elif "first_hired_on" in facts and "first_hired_on" not in self._columns:
            facts["first_hired_on"] = facts["hired_on"]

    def _born(
        self, facts: Facts, number: int, cells: Sequence[Cell], texts: dict[str, str], id_number: str | None
    ) -> None:
        column = self._columns.get("born_on")
        stated = read_date(_at(cells, column)) if column else None
        if column:
            texts["born_on"] = text_of(_at(cells, column))
        if id_number is None:
            if "born_on" in facts:
                facts["born_on"] = stated
            if column and stated is None and texts["born_on"]:
                self._unreadable(number, column, texts["born_on"], _("a date, as 2021-03-05"), "born_on")
            return
        facts["born_on"] = idnumber.birth_date(id_number)
        if column and stated and stated != facts["born_on"]:
            say = _(
                'Row {row}, column {column}: the birth date "{found}" is not that of the ID number, which was taken.'
            )
            said = say.format(row=number, column=column.letter, found=texts["born_on"])
            self._warn(number, column, said, "birth-mismatch", "born_on")

    def _certified(self, facts: Facts, texts: Mapping[str, str]) -> None:
        if "certificate_held" in facts and "certificate_held" not in self._columns:
            text = plain(texts["certificate_number"]).lower()
            if text in self._no_certificate:
                facts["certificate_held"] = False
            elif text and text not in self._blank and not text.startswith("#"):
                facts["certificate_held"] = True
        if facts.get("appraisal_result") is not None and "appraisals_in_year" in facts:
            facts["appraisals_in_year"] = 1

    def _warn(self, row: int, column: Column | None, say: str, kind: str, fact: str | None = None) -> None:
        self.warnings.append(Warning(row, column.letter if column else None, say, kind, fact))


def _at(cells: Sequence[Cell], column: Column | None) -> Cell:
    return cells[column.index] if column and column.index < len(cells) else ""


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
