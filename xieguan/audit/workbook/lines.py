"""A sheet filled line by line from the top, with rows as high as their words need."""

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from xieguan.audit.page.text import visible
from xieguan.audit.workbook.safe import LINE, lines_in, looks_like_formula, storable
from xieguan.audit.workbook.styles import Styles
from xieguan.words import _

# A place, a matter, five narrow columns (numbers, or one text across them), and room for sentences.
WIDTHS = (34, 26, 10, 10, 10, 10, 10, 58)
NARROW = (2, 6)


class Lines:
    """Writes below what has been written."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet, self.styles, self.at = sheet, styles, 0
        for index, wide in enumerate(WIDTHS):
            sheet.set_column(index, index, wide)

    def line(self, words: str, *, style: str = "aside", wrap: bool = False) -> None:
        """A line across the sheet."""
        self._across(0, len(WIDTHS) - 1, words, style)
        high = (
            24
            if style == "top"
            else LINE * lines_in(words, sum(WIDTHS))
            if wrap or style == "notice"
            else LINE
        )
        self._end(high)

    def heading(self, words: str) -> None:
        """A heading with a blank line above."""
        self.at += 1
        self._across(0, len(WIDTHS) - 1, words, "heading")
        self._end(20)

    def head(self, words: Sequence[str], *, numbers: bool = False) -> None:
        """The header of a table: of one that counts (a word for each column), or of one with four texts."""
        if numbers or len(words) > 4:
            for index, word in enumerate(words):
                self._write(index, word, "head")
            self._end(LINE + 4)
        else:
            self._four(words, "head", "")
            self._end(LINE + 4)

    def row(self, first: str, second: str, third: str, fourth: str, *, mark: str = "") -> None:
        """Four texts: the third across the narrow columns; `mark` marks the first."""
        words = [visible(word) for word in (first, second, third, fourth)]
        self._four(words, "plain", mark)
        room = (WIDTHS[0], WIDTHS[1], sum(WIDTHS[NARROW[0] : NARROW[1] + 1]), WIDTHS[-1])
        self._end(LINE * max(lines_in(word, wide) for word, wide in zip(words, room, strict=True)))

    def counted(self, first: str, second: str, third: str, numbers: Mapping[str, int]) -> None:
        """Three texts and how many; a number that matters is marked by its outcome."""
        for index, word in enumerate((first, second, third)):
            self._write(index, word, "plain")
        for index, (outcome, number) in enumerate(numbers.items(), 3):
            self.sheet.write_number(self.at, index, number, self._style("count", outcome if number else ""))
        self._end(LINE * max(lines_in(first, WIDTHS[0]), lines_in(second, WIDTHS[1])))

    def numbers(self, numbers: Sequence[int], marks: Sequence[str]) -> None:
        """A row of numbers, each marked by its outcome where there are any."""
        for index, (number, mark) in enumerate(zip(numbers, marks, strict=True)):
            self.sheet.write_number(self.at, index, number, self._style("count", mark if number else ""))
        self._end(LINE)

    def left_out(self, count: int) -> None:
        """Say that there are more, where there are."""
        if count > 0:
            self.line(_("… and {count} more").format(count=count))

    def _four(self, words: Sequence[str], style: str, mark: str) -> None:
        self._write(0, words[0], style, mark)
        self._write(1, words[1], style)
        self._across(*NARROW, words[2], style)
        self._write(len(WIDTHS) - 1, words[3], style)

    def _across(self, first: int, last: int, words: str, style: str) -> None:
        self.sheet.merge_range(self.at, first, self.at, last, "", self._style(style))
        self._write(first, words, style)

    def _write(self, index: int, words: str, style: str, mark: str = "") -> None:
        text = storable(visible(words))
        kind = "long-quoted" if looks_like_formula(text) else style
        self.sheet.write_string(self.at, index, text, self._style(kind, mark))

    def _style(self, kind: str, mark: str = "") -> object:
        return self.styles(kind, mark)

    def _end(self, high: int) -> None:
        self.sheet.set_row(self.at, min(high, 400))
        self.at += 1
