"""From a spreadsheet to the rows of an act: applicants, the results of a step, what an office answered about a ground.

A list of applicants is read as a roster is. Results and answers are smaller tables: who, and how he did or what was
found. Nothing is written here; every row that cannot be read is named, and whoever uploads mends the file: half a list
is never taken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xieguan.law.facts import Fact, vocabulary
from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.roster import Row, UnusableFile, read_roster
from xieguan.roster.catalogue import Answer, catalogue
from xieguan.roster.cells import plain, text_of
from xieguan.roster.headings import squeezed
from xieguan.roster.readers import reader
from xieguan.roster.source import Cell, Sheet, opened
from xieguan.roster.tables import tables
from xieguan.words import _

TOP = 20  # rows in which the headings must stand
Headings = Mapping[str, tuple[str, ...]]
IDS = {"serial", "id_number"}  # by either somebody is found
Line = Callable[[Mapping[str, str]], dict[str, Any] | str]  # a row for the act, or why it is none


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be read: its number in the spreadsheet, and the sentence."""

    row: int
    say: str


@dataclass(frozen=True, slots=True)
class Read:
    """The rows for the act, the spreadsheet's number of each, and what could not be read."""

    rows: tuple[dict[str, Any], ...]
    numbers: tuple[int, ...]
    problems: tuple[Problem, ...]


def read_applicants(path: Path, on: date) -> Read:
    """The `applicants` of a list, for `recruitment.import_applications`. Raises UnusableFile."""
    roster = read_roster(path, on=on)
    wrong = tuple(Problem(one.row, one.say) for one in roster.rejected)
    rows = tuple(_applicant(row) for row in roster.rows)
    return Read(rows, tuple(row.number for row in roster.rows), wrong)


def _applicant(row: Row) -> dict[str, Any]:
    level = row.facts.get("education")
    first = row.facts.get("first_hired_on")
    said = {
        "education": list(LeastEducation)[level - 1].value if isinstance(level, int) else None,
        "veteran": row.facts.get("veteran"),
        "first_hired_on": first.isoformat() if isinstance(first, date) else None,
        "post": row.cells.get("post") or None,
        "phone": row.cells.get("phone") or None,
    }
    known = {name: value for name, value in said.items() if value is not None}
    return {"name": row.name, "id_number": row.id_number, **known}


def read_results(path: Path) -> Read:
    """The `results` of a step, for `recruitment.record_results`. Raises UnusableFile.

    The bare number of a line counts only beside a name that it is held against.
    """
    say = _(
        "Columns with the number or ID number of each applicant, and with a mark or result, were not found. "
        "A column headed 序号 numbers the lines: it is taken only beside the names."
    )
    known = tables().columns
    return _read(path, {**known["who"], **known["results"]}, {"mark", "passed"}, say, _result)


def read_answers(path: Path, ground: str) -> Read:
    """The `answers` about a ground, for `recruitment.record_checks`. Raises UnusableFile.

    An office numbers the lines of its answer as it likes: by such a number nobody is found.
    """
    say = _(
        "Columns with the number or ID number of each applicant, and with the answer, were not found. "
        "A column headed 序号 numbers the lines and names nobody."
    )
    known = tables().columns
    who = {key: words for key, words in known["who"].items() if key != "line"}
    return _read(path, {**who, **known["answers"]}, {"outcome"}, say, _answers(vocabulary().facts[ground]))


def _read(path: Path, headings: Headings, wanted: set[str], say: str, line: Line) -> Read:
    with opened(path, None) as source:
        sheet, top, columns = _found(source.sheets, headings, wanted, say)
        rows = [(number, cells) for number, cells in source.rows(sheet) if number > top]
    read = [(number, _row(cells, columns, line)) for number, cells in rows if any(map(text_of, cells))]
    good = [(number, row) for number, row in read if isinstance(row, dict)]
    wrong = tuple(Problem(number, say) for number, say in read if isinstance(say, str))
    return Read(tuple(row for _n, row in good), tuple(number for number, _row in good), wrong)


def _found(
    sheets: Sequence[Sheet], headings: Headings, wanted: set[str], say: str
) -> tuple[Sheet, int, dict[str, int]]:
    """The sheet, the row of its headings, and which column is which."""
    for sheet in sheets:
        for number, cells in sheet.rows[:TOP]:
            columns = dict(_columns(cells, headings))
            if columns.keys() & IDS:
                columns.pop("line", None)
            if (columns.keys() & IDS or columns.keys() >= {"line", "name"}) and columns.keys() & wanted:
                return sheet, number, columns
    raise UnusableFile(say)


def _columns(cells: Sequence[Cell], headings: Headings) -> Iterator[tuple[str, int]]:
    there = [squeezed(text_of(cell)) for cell in cells]
    for key, known in headings.items():
        found = (there.index(squeezed(word)) for word in known if squeezed(word) in there)
        if (at := next(found, None)) is not None:
            yield key, at


def _row(cells: Sequence[Cell], columns: Mapping[str, int], line: Line) -> dict[str, Any] | str:
    """Who it is, and what the line says of him."""
    texts = {key: text_of(cells[at]) if at < len(cells) else "" for key, at in columns.items()}
    who, said = _who(texts), line(texts)
    if isinstance(said, str):
        return said
    return {**who, **said} if who else _("it does not say whose it is")


def _who(texts: Mapping[str, str]) -> dict[str, Any]:
    """His ID number before his number, with the name that it is held against; nothing where neither is there."""
    name = plain(texts.get("name", ""))
    held = {"name": name} if name else {}
    if number := plain(texts.get("id_number", "")):
        return {"id_number": number, **held}
    serial = plain(texts.get("serial", texts.get("line", "") if name else ""))
    return {"serial": int(serial), **held} if serial.isdecimal() else {}


def _result(texts: Mapping[str, str]) -> dict[str, Any] | str:
    if mark := plain(texts.get("mark", "")):
        return {"mark": mark}
    words = catalogue().words["result"]
    if (word := plain(texts.get("passed", ""))) in words:
        return {"passed": words[word]}
    return _("it has neither a mark nor a result")


def _answers(ground: Fact) -> Line:
    """How the answers about a ground are read: in the words that rosters have for it, or as not verified."""
    words = tables().words_of(ground.name)
    read = reader(ground, Answer(ground.name, 0, words), "", catalogue(), {})

    def line(texts: Mapping[str, str]) -> dict[str, Any] | str:
        said = {"number": texts["number"].strip()} if texts.get("number") else {}
        text = texts.get("outcome", "")
        if plain(text).lower() in tables().unverified:
            return {"outcome": "unverified", **said}
        found = read(text)
        if isinstance(found.value, bool):
            return {"outcome": "yes" if found.value else "no", **said}
        if isinstance(found.value, int):
            return {"level": list(LeastEducation)[found.value - 1].value, **said}
        if not plain(text):
            return _("it has no answer")
        return _("the answer {text} cannot be read; expected: {expected}").format(
            text=text[:40], expected=found.expected or _examples(words)
        )

    return line


def _examples(words: str) -> str:
    """What can be answered, said where a cell holds what elsewhere stands for nothing."""
    table = catalogue().words[words]
    yes, no = (next(word for word, value in table.items() if value is wanted) for wanted in (True, False))
    return _("{yes} or {no}").format(yes=yes, no=no)
