"""From lines to rows: who is judged, who is rejected, and what was doubtful about each."""

from collections.abc import Mapping, Sequence
from datetime import date
from sys import intern

from xieguan.law.nodes import Value
from xieguan.roster import idnumber
from xieguan.roster.catalogue import Catalogue
from xieguan.roster.cells import cell_at, plain, text_of
from xieguan.roster.dates import read_date
from xieguan.roster.derive import FROM_FACTS, Facts, add_ages
from xieguan.roster.fields import Field
from xieguan.roster.identity import Identities
from xieguan.roster.layout import Layout
from xieguan.roster.lines import Line, Lines
from xieguan.roster.model import Rejected, Row
from xieguan.roster.notes import Notes, quoted
from xieguan.roster.readers import Reading
from xieguan.roster.source import Cell
from xieguan.words import _

# A law may ask only what follows from these: a warning about one of them is nobody's to leave out.
FOUNDATIONS = frozenset(fact for needs in FROM_FACTS.values() for fact in needs)


class Rows:
    """Tells what the lines of one sheet turn out to be, and remembers what was rejected or doubtful."""

    def __init__(
        self, layout: Layout, fields: Sequence[Field], template: Facts, lines: Lines, catalogue: Catalogue, on: date
    ) -> None:  # fmt: skip
        self.judged = 0
        self.rejected: list[Rejected] = []
        self.notes = Notes()
        self._columns = layout.columns
        self._plain = [(key, c.index) for key, c in layout.columns.items() if key in catalogue.plain]
        self._fields = [field for field in fields if field.key != "born_on"]
        self._template = template
        self._lines = lines
        self._identities = Identities(layout.columns.get("id_number"), catalogue.blank, on, self.notes)
        self._blank = catalogue.blank
        self._no_certificate = frozenset(word for word, yes in catalogue.words["yes-no"].items() if not yes)

    @property
    def people(self) -> int:
        """How many people the sheet lists, rejected ones too."""
        return self.judged + len(self.rejected)

    def add(self, number: int, cells: Sequence[Cell]) -> Row | None:
        """Take in one filled line below the header; the row, where it is a person's and can be judged."""
        kind = self._lines.kind(cells)
        if kind is Line.STRANGE:
            found = next(text for text in map(text_of, cells) if text)
            say = _('Row {row}: "{found}" has neither a name nor an ID number; the line was left out.')
            self.notes.add(number, None, say.format(row=number, found=quoted(found)), "left-out")
        if kind is not Line.PERSON:
            return None
        if rejected := self._identities.rejects(number, cells):
            self.rejected.append(rejected)
            return None
        self.judged += 1
        return self._judged(number, cells)

    def _judged(self, number: int, cells: Sequence[Cell]) -> Row:
        facts = self._template.copy()
        texts = {
            key: intern(text_of(cells[index])) if index < len(cells) else "" for key, index in self._plain
        }
        id_number = self._identities.number(cells) if "id_number" in texts else None
        self._identities.doubt(number, id_number, texts.get("sex", ""), self._columns.get("sex"))
        for field in self._fields:
            facts[field.key] = self._value(field, number, cells, texts)
        self._born(facts, number, cells, texts, id_number)
        self._follow(facts, number, texts)
        if id_number:
            texts["id_number"] = idnumber.masked(id_number)
        if "name" in texts and not texts["name"]:
            say = _("Row {row}: the name is blank.").format(row=number)
            self.notes.add(number, self._columns["name"], say, "blank-name")
        return Row(number, texts.get("name", ""), id_number, facts, texts)

    def _value(self, field: Field, number: int, cells: Sequence[Cell], texts: dict[str, str]) -> Value:
        readings: list[Reading] = []
        for piece in field.pieces:
            reading, text = piece.at(cells)
            texts[field.key] = f"{texts[field.key]}；{text}" if readings else text
            readings.append(reading)
            if reading.expected:
                fact = None if field.key in FOUNDATIONS else field.key
                self.notes.unreadable(number, piece.column, text, reading.expected, fact)
        return field.value(readings)

    def _born(
        self, facts: Facts, number: int, cells: Sequence[Cell], texts: dict[str, str], id_number: str | None
    ) -> None:
        """The ID number's birth date; a birth column only where there is no ID number, or to compare."""
        from_id = idnumber.birth_date(id_number) if id_number else None
        if column := self._columns.get("born_on"):
            stated = read_date(cell_at(cells, column))
            found = texts["born_on"] = text_of(cell_at(cells, column))
            if from_id and stated and stated != from_id:
                say = _(
                    'Row {row}, column {column}: the birth date "{found}" is not that of the ID number, '
                    "which was taken."
                )
                said = say.format(row=number, column=column.letter, found=found)
                self.notes.add(number, column, said, "birth-mismatch")
            elif not from_id and not stated and plain(found).lower() not in {"", *self._blank}:
                self.notes.unreadable(number, column, found, _("a date, as 2021-03-05"), None)
            from_id = from_id or stated
        if "born_on" in facts:
            facts["born_on"] = from_id

    def _follow(self, facts: Facts, number: int, texts: Mapping[str, str]) -> None:
        if "hired_on" in facts and "hired_on" not in self._columns:
            facts["hired_on"] = facts["first_hired_on"]
        elif "first_hired_on" in facts and "first_hired_on" not in self._columns:
            facts["first_hired_on"] = facts["hired_on"]
        if not add_ages(facts):
            say = _("Row {row}: the hire date lies before the birth date; the ages are unknown.")
            self.notes.add(number, None, say.format(row=number), "hired-before-birth")
        if facts.get("appraisal_result") is not None and "appraisals_in_year" in facts:
            facts["appraisals_in_year"] = 1
        if "certificate_held" in facts and "certificate_held" not in self._columns:
            facts["certificate_held"] = self._holds(plain(texts["certificate_number"]).lower())

    def _holds(self, certificate: str) -> bool | None:
        """A certificate's number says that it is held, 无 or 未办 that it is not, a blank cell nothing."""
        if certificate in self._no_certificate:
            return False
        return None if not certificate or certificate in self._blank or certificate[0] == "#" else True
