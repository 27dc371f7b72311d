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
from xieguan.lifecycle.recruitment.grounds import ASKED_OF_APPLICANTS
from xieguan.roster import Row, UnusableFile, read_roster
from xieguan.roster.catalogue import Answer, catalogue
from xieguan.roster.cells import plain, text_of
from xieguan.roster.headings import squeezed
from xieguan.roster.readers import reader
from xieguan.roster.source import Cell, Sheet, opened
from xieguan.words import _

TOP = 20  # rows in which the headings must stand
Headings = Mapping[str, tuple[str, ...]]
Line = Callable[[Mapping[str, str]], dict[str, Any] | str]  # a row for the act, or why it is none
WHO: Headings = {
    "serial": ("报名序号", "报名号", "考号", "准考证号", "序号"),
    "id_number": ("公民身份号码", "身份证号码", "身份证号", "身份证"),
}
OF_RESULTS: Headings = {
    "mark": ("笔试成绩", "文化考试成绩", "体能成绩", "体能测试成绩", "面试成绩", "成绩", "分数", "得分"),
    "passed": ("是否合格", "合格", "结果", "体能测试", "测试结果", "考核结果"),
}
OF_ANSWERS: Headings = {
    "outcome": ("核查结果", "核查结论", "查询结果", "反馈结果", "核实结果", "结果", "结论", "有无", "是否"),
    "number": ("证明编号", "查询编号", "复函文号", "文号", "证明号", "编号"),
}
UNVERIFIED = ("未核实", "未能核实", "无法核实", "不能核实", "待核实", "unverified", "could not be verified")
NEUTRAL = {"veteran", *ASKED_OF_APPLICANTS}  # neither bars nor conditions: answered by yes and no as bars are
CAPACITY = "bar_civil_capacity"  # "有" would say that he has it, which is the contrary of the bar
WORDS = {"合格": True, "通过": True, "是": True, "不合格": False, "未通过": False, "否": False}


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
    """The `results` of a step, for `recruitment.record_results`. Raises UnusableFile."""
    say = _(
        "Columns with the number or ID number of each applicant, and with a mark or result, were not found."
    )
    return _read(path, OF_RESULTS, {"mark", "passed"}, say, _result)


def read_answers(path: Path, ground: str) -> Read:
    """The `answers` about a ground, for `recruitment.record_checks`. Raises UnusableFile."""
    say = _("Columns with the number or ID number of each applicant, and with the answer, were not found.")
    return _read(path, OF_ANSWERS, {"outcome"}, say, _answers(vocabulary().facts[ground]))


def _read(path: Path, headings: Headings, wanted: set[str], say: str, line: Line) -> Read:
    with opened(path, None) as source:
        sheet, top, columns = _found(source.sheets, {**WHO, **headings}, wanted, say)
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
            if columns.keys() & WHO.keys() and columns.keys() & wanted:
                return sheet, number, columns
    raise UnusableFile(say)


def _columns(cells: Sequence[Cell], headings: Headings) -> Iterator[tuple[str, int]]:
    there = [squeezed(text_of(cell)) for cell in cells]
    for key, known in headings.items():
        found = (there.index(squeezed(word)) for word in known if squeezed(word) in there)
        if (at := next(found, None)) is not None:
            yield key, at


def _row(cells: Sequence[Cell], columns: Mapping[str, int], line: Line) -> dict[str, Any] | str:
    """Who it is, by his ID number before his number, and what the line says of him."""
    texts = {key: text_of(cells[at]) if at < len(cells) else "" for key, at in columns.items()}
    number, serial = plain(texts.get("id_number", "")), plain(texts.get("serial", ""))
    said = line(texts)
    if number:
        return {"id_number": number, **said} if isinstance(said, dict) else said
    if serial.isdecimal():
        return {"serial": int(serial), **said} if isinstance(said, dict) else said
    return _("it does not say whose it is")


def _result(texts: Mapping[str, str]) -> dict[str, Any] | str:
    if mark := plain(texts.get("mark", "")):
        return {"mark": mark}
    if (word := plain(texts.get("passed", ""))) in WORDS:
        return {"passed": WORDS[word]}
    return _("it has neither a mark nor a result")


def _answers(ground: Fact) -> Line:
    """How the answers about a ground are read: in the words that rosters have for it, or as not verified."""
    read = reader(ground, Answer(ground.name, 0, _words(ground)), "", catalogue(), {})
    none = {plain(word) for word in UNVERIFIED}

    def line(texts: Mapping[str, str]) -> dict[str, Any] | str:
        said = {"number": texts["number"].strip()} if texts.get("number") else {}
        text = texts.get("outcome", "")
        if plain(text).lower() in none:
            return {"outcome": "unverified", **said}
        found = read(text)
        if isinstance(found.value, bool):
            return {"outcome": "yes" if found.value else "no", **said}
        if isinstance(found.value, int):
            return {"level": list(LeastEducation)[found.value - 1].value, **said}
        if not plain(text):
            return _("it has no answer")
        return _("the answer {text} cannot be read; expected: {expected}").format(
            text=text[:40], expected=found.expected or _("yes, no, or not verified")
        )

    return line


def _words(ground: Fact) -> str:
    if ground.name == CAPACITY:
        return "is-or-not"
    return "yes-no" if ground.name.startswith("bar_") or ground.name in NEUTRAL else "passed"
