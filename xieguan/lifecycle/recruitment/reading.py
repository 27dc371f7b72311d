"""From a spreadsheet to the rows of an act: a list of applicants, or the results of a step. Nothing is written here.

A list of applicants is read as a roster is. Results are a smaller table: who, and how he did. Either way every row that
cannot be read is named, and whoever uploads mends the file: half a list is never taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.roster import Row, UnusableFile, read_roster
from xieguan.roster.cells import plain, text_of
from xieguan.roster.headings import squeezed
from xieguan.roster.source import Cell, Sheet, opened
from xieguan.words import _

TOP = 20  # rows in which the headings must stand
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "serial": ("报名序号", "报名号", "考号", "准考证号", "序号"),
    "id_number": ("公民身份号码", "身份证号码", "身份证号", "身份证"),
    "mark": ("笔试成绩", "文化考试成绩", "体能成绩", "体能测试成绩", "面试成绩", "成绩", "分数", "得分"),
    "passed": ("是否合格", "合格", "结果", "体能测试", "测试结果", "考核结果"),
}
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
    with opened(path, None) as source:
        sheet, top, columns = _found(source.sheets)
        rows = [(number, cells) for number, cells in source.rows(sheet) if number > top]
    read = [(number, _result(cells, columns)) for number, cells in rows if any(map(text_of, cells))]
    good = [(number, row) for number, row in read if isinstance(row, dict)]
    wrong = tuple(Problem(number, say) for number, say in read if isinstance(say, str))
    return Read(tuple(row for _n, row in good), tuple(number for number, _row in good), wrong)


def _found(sheets: Sequence[Sheet]) -> tuple[Sheet, int, dict[str, int]]:
    """The sheet, the row of its headings, and which column is which."""
    for sheet in sheets:
        for number, cells in sheet.rows[:TOP]:
            columns = dict(_columns(cells))
            if columns.keys() & {"serial", "id_number"} and columns.keys() & {"mark", "passed"}:
                return sheet, number, columns
    raise UnusableFile(
        _(
            "Columns with the number or ID number of each applicant, and with a mark or result, were not found."
        )
    )


def _columns(cells: Sequence[Cell]) -> Iterator[tuple[str, int]]:
    headings = [squeezed(text_of(cell)) for cell in cells]
    for key, known in HEADINGS.items():
        there = (headings.index(squeezed(word)) for word in known if squeezed(word) in headings)
        if (at := next(there, None)) is not None:
            yield key, at


def _result(cells: Sequence[Cell], columns: Mapping[str, int]) -> dict[str, Any] | str:
    texts = {key: plain(text_of(cells[at])) if at < len(cells) else "" for key, at in columns.items()}
    said: dict[str, Any] = {}
    if number := texts.get("id_number"):
        said["id_number"] = number
    elif (texts.get("serial") or "").isdecimal():
        said["serial"] = int(texts["serial"])
    else:
        return _("it does not say whose result it is")
    if mark := texts.get("mark"):
        said["mark"] = mark
    elif (word := texts.get("passed", "")) in WORDS:
        said["passed"] = WORDS[word]
    else:
        return _("it has neither a mark nor a result")
    return said
