"""What a roster is once it has been read: columns, rows, what was rejected and what was doubtful."""

from dataclasses import dataclass, field

from xieguan.law.nodes import Value


class UnusableFile(Exception):
    """The file cannot be read as a roster at all. `say` is the sentence for the user; commands end with status 2."""

    def __init__(self, say: str) -> None:
        super().__init__(say)
        self.say = say


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the spreadsheet: index from 0, letter as spreadsheets show it, heading as found (two header rows
    joined by "/"), and whether the spreadsheet hides it.
    """

    index: int
    letter: str
    heading: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A person, ready to be judged.

    `number` is the spreadsheet's own row number, from 1. `facts` holds a value, or None for unknown, for every name in
    `Roster.facts`: bool, int (also the rank on a scale, from 1), date, or text (also the key of a choice). `cells`
    holds the text as found, by fact or column name; ID numbers in it are masked. `id_number` is normalised; never print
    it.
    """

    number: int
    name: str
    id_number: str | None
    facts: dict[str, Value]
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A data row that is not judged: where, what was found (ID numbers masked), what was expected, and the sentence."""

    row: int
    column: str
    heading: str
    found: str
    expected: str
    say: str


@dataclass(frozen=True, slots=True)
class Warning:
    """Something doubtful: a row (None: the whole column or file), a column letter, a slug to group by, a sentence.

    `fact` names the fact it bears on, so that a report can leave out what the chosen law never asks.
    """

    row: int | None
    column: str | None
    say: str
    kind: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """One sheet, read. `header_row` counts from 1 (the lower of two header rows); `people` counts rejected rows too.

    `facts` are the facts every row can answer, derived ones included; `columns` maps facts and other known columns to
    where they were found; `unread` are headings nobody understood.
    """

    file: str
    sheet: str | None
    title: str
    header_row: int
    columns: dict[str, Column]
    unread: tuple[Column, ...]
    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[Warning, ...]
    facts: frozenset[str]
    people: int = field(default=0)


def letter(index: int) -> str:
    """How spreadsheets name the column with this index, counted from 0: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
