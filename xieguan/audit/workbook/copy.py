"""The office's sheet as it was, its row numbers kept, with a verdict and the problems to the right of each person."""

from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xieguan.audit.run import Audit
from xieguan.audit.saying import verdict
from xieguan.audit.workbook.marks import Mark, Marks
from xieguan.audit.workbook.original import Original
from xieguan.audit.workbook.paper import set_up_page
from xieguan.audit.workbook.safe import LINE, lines_in, looks_like_formula, sheet_name, storable
from xieguan.audit.workbook.styles import Styles
from xieguan.roster.cells import MARK, date_in, text_of
from xieguan.roster.model import letter
from xieguan.roster.source import Cell
from xieguan.words import _

MOST_COMMENTS = 5_000  # spreadsheet programs draw each as a shape, and crawl with more
MOST_FROZEN = 10  # rows; more would leave no room on the screen for the list
VERDICT_WIDTH, PROBLEMS_WIDTH = 10, 52


def write_copy(book: Workbook, styles: Styles, audit: Audit, original: Original) -> int:
    """Write the annotated sheet; how many cells got no comment because there were too many."""
    sheet = book.add_worksheet(sheet_name(audit.roster.sheet or _("Roster"), taken=_("Audit summary")))
    copy = _Copy(sheet, styles, audit, original)
    copy.set_up()
    for number, cells in original.rows():
        copy.write(number, cells)
    return max(copy.comments - MOST_COMMENTS, 0)


class _Copy:
    def __init__(self, sheet: Worksheet, styles: Styles, audit: Audit, original: Original) -> None:
        self.sheet, self.styles, self.original = sheet, styles, original
        self.roster, self.audit = audit.roster, audit
        self.marks = Marks(audit)
        self.comments = 0
        self.merged = {(top, left): (bottom, right) for top, left, bottom, right in original.merged}

    def set_up(self) -> None:
        """Columns, frozen header, filter, paper."""
        sheet, columns = self.sheet, self.original.columns
        for index, wide in enumerate(self.original.widths):
            sheet.set_column(index, index, wide, None, {"hidden": index in self.original.hidden_columns})
        sheet.set_column(columns, columns, VERDICT_WIDTH)
        sheet.set_column(columns + 1, columns + 1, PROBLEMS_WIDTH)
        if self.roster.header_row <= MOST_FROZEN:
            sheet.freeze_panes(self.roster.header_row, self._frozen())
        sheet.autofilter(self.roster.header_row - 1, 0, self._last_person() - 1, columns + 1)
        sheet.set_comments_author("协管")
        sheet.repeat_rows(self.original.first_header_row - 1, self.roster.header_row - 1)
        set_up_page(sheet, self.audit)

    def _frozen(self) -> int:
        """The columns up to the name stay in sight, if they leave room for others."""
        name = self.roster.columns.get("name")
        return name.index + 1 if name and name.index < 4 else 0

    def _last_person(self) -> int:
        numbers = [row.number for row in self.roster.rows] + [line.row for line in self.roster.rejected]
        return max(numbers, default=self.roster.header_row)

    def write(self, number: int, cells: list[Cell]) -> None:
        """One row, with what is noted on it."""
        if number <= self.roster.header_row:
            self._above(number, cells)
            return
        mark = self.marks.of(number)
        padding = [""] * (self.original.columns - len(cells)) if mark else []
        for index, cell in enumerate([*cells, *padding]):
            self._cell(number, index, cell, mark)
        if mark:
            self._note(number, mark)
            self.sheet.set_row(number - 1, self._height(cells, mark))

    def _height(self, cells: list[Cell], mark: Mark) -> float:
        """Room for the problems and for the longest cell; programs do not work it out when they open a file."""
        lines = [
            lines_in(text_of(cell), wide) for cell, wide in zip(cells, self.original.widths, strict=False)
        ]
        problems = sum(lines_in(problem, PROBLEMS_WIDTH) for problem in mark.problems)
        return min(LINE * max(problems, *lines, 1), 400)

    def _above(self, number: int, cells: list[Cell]) -> None:
        """A title row or a row of the header, with its merged cells."""
        head = number >= self.original.first_header_row
        for index in range(self.original.columns) if head else range(len(cells)):
            style = self.styles(
                "head" if head else "title" if (number - 1, index) in self.merged else "aside"
            )
            text = storable(_shown(cells[index])) if index < len(cells) else ""
            if (number - 1, index) in self.merged:
                bottom, right = self.merged[number - 1, index]
                self.sheet.merge_range(number - 1, index, bottom, right, "", style)
                self.sheet.write_string(number - 1, index, text, style)
            elif text or (head and not self._inside(number - 1, index)):
                self._text(number - 1, index, text, style)
        if head:
            lines = (
                lines_in(_shown(cell), wide) for cell, wide in zip(cells, self.original.widths, strict=False)
            )
            tall = max(lines, default=1) if number == self.roster.header_row else 1
            self.sheet.set_row(number - 1, LINE * tall + 6)
        if number == self.original.first_header_row:
            self._our_headings(number)

    def _our_headings(self, number: int) -> None:
        style, lower = self.styles("ours"), self.roster.header_row
        for column, heading in enumerate((_("Verdict"), _("Problems found")), self.original.columns):
            if number < lower:
                self.sheet.merge_range(number - 1, column, lower - 1, column, "", style)
            self.sheet.write_string(number - 1, column, heading, style)

    def _inside(self, row: int, column: int) -> bool:
        return any(t <= row <= b and le <= column <= r for t, le, b, r in self.original.merged)

    def _text(self, row: int, column: int, text: str, style: object) -> None:
        if text:
            self.sheet.write_string(row, column, text, style)
        else:
            self.sheet.write_blank(row, column, None, style)

    def _cell(self, number: int, index: int, cell: Cell, mark: Mark | None) -> None:
        blamed = mark.cells.get(f"{letter(index)}{number}") if mark else None
        self._value(number - 1, index, cell, blamed.outcome if blamed else "", grid=mark is not None)
        if blamed:
            self._comment(number - 1, index, "\n\n".join(blamed.notes))

    def _value(self, row: int, index: int, cell: Cell, outcome: str, *, grid: bool) -> None:
        day = date_in(cell)
        if day is not None and day >= date(1900, 3, 1):
            self.sheet.write_datetime(row, index, day, self.styles("date", outcome, grid=grid))
        elif isinstance(cell, str) and cell in (f"{MARK}true", f"{MARK}false"):
            self.sheet.write_boolean(
                row, index, cell == f"{MARK}true", self.styles("number", outcome, grid=grid)
            )
        elif isinstance(cell, str):
            text = storable(cell.removeprefix(MARK))
            self._text(row, index, text, self.styles(_kind(text), outcome, grid=grid))
        else:
            kind = "whole" if abs(cell) >= 1e11 else "number"
            self.sheet.write_number(row, index, cell, self.styles(kind, outcome, grid=grid))

    def _comment(self, row: int, index: int, words: str) -> None:
        self.comments += 1
        if self.comments <= MOST_COMMENTS:
            lines = sum(1 + len(line) // 20 for line in words.split("\n"))
            size = {"width": 300, "height": min(18 * lines + 10, 400)}
            self.sheet.write_comment(row, index, storable(words)[:2000], {**size, "font_size": 9})

    def _note(self, number: int, mark: Mark) -> None:
        first = self.original.columns
        style = self.styles("verdict", mark.outcome)
        self.sheet.write_string(number - 1, first, verdict(mark.outcome), style)
        problems = storable("\n".join(mark.problems))
        self.sheet.write_string(number - 1, first + 1, problems, self.styles("plain"))


def _kind(text: str) -> str:
    quoted = looks_like_formula(text)
    if len(text) > 255:
        return "long-quoted" if quoted else "long"
    return "quoted" if quoted else "text"


def _shown(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.removeprefix(MARK)
    return str(cell)
