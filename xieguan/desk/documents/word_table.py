"""Tables of a Word file. Rows are copies of one pattern: the library looks through all there are for each it adds."""

from copy import deepcopy
from typing import Any

from docx.document import Document as File
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table, _Cell

from xieguan.desk.documents.word_fonts import SANS, SERIF, set_fonts

LABELS = 28  # of a hundred: the width of the labels in a list of fields
ACROSS = 3  # signatures beside each other


def fields(file: File, block: dict[str, Any], _data: dict[str, Any]) -> None:
    """Labels and values, without lines."""
    made = file.add_table(rows=1, cols=2)
    _widths(file, made, [LABELS, 100 - LABELS])
    _fill(made, block["rows"], size=10.5, fonts=(SANS, SERIF))
    _gap(file)


def table(file: File, block: dict[str, Any], _data: dict[str, Any]) -> None:
    """A table with lines, its header on every page."""
    columns = block["columns"]
    made = file.add_table(rows=2, cols=len(columns), style="Table Grid")
    _widths(file, made, block["widths"])
    for cell, heading in zip(made.rows[0].cells, columns, strict=True):
        _put(cell, heading, 9, SANS)
    repeated = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001
    if block["rows"]:
        _fill(made, block["rows"], size=9, fonts=(SERIF,) * len(columns))
    else:
        cells = made.rows[1].cells
        whole = cells[0].merge(cells[-1])
        _put(whole, block["nothing"], 9, SERIF)
        whole.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _gap(file)


def signatures(file: File, block: dict[str, Any], data: dict[str, Any]) -> None:
    """Who signs, with a line for the name and one for the day."""
    labels = block["labels"]
    _gap(file)
    for start in range(0, len(labels), ACROSS):
        group = labels[start : start + ACROSS]
        made = file.add_table(rows=1, cols=len(group))
        for cell, label in zip(made.rows[0].cells, group, strict=True):
            _put(cell, f"{label}\n\n____________________\n{data['day']}", 10, SANS)
        _gap(file)


def _fill(made: Table, rows: list[list[str]], *, size: float, fonts: tuple[str, ...]) -> None:
    """Rows after the pattern of the last one, which is empty."""
    pattern = made.rows[-1]._tr  # noqa: SLF001
    for cell, font in zip(made.rows[-1].cells, fonts, strict=True):
        _put(cell, " ", size, font)
    whole = OxmlElement("w:cantSplit")
    pattern.get_or_add_trPr().append(whole)
    parent = pattern.getparent()
    for row in rows:
        line = deepcopy(pattern)
        for cell, text in zip(line.tc_lst, row, strict=True):
            _say(cell, text)
        parent.append(line)
    parent.remove(pattern)


def _say(cell: Any, text: str) -> None:
    """Put a text with its line breaks where the pattern has a space."""
    run = cell.find(f".//{qn('w:r')}")
    run.text = text


def _put(cell: _Cell, text: str, size: float, font: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    set_fonts(run._r, font)  # noqa: SLF001


def _widths(file: File, made: Table, shares: list[int]) -> None:
    section = file.sections[0]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    made.autofit = False
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Emu(room * share // sum(shares))
        for cell in column.cells:
            cell.width = column.width


def _gap(file: File) -> None:
    file.add_paragraph().paragraph_format.space_after = Pt(0)
