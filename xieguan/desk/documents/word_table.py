"""Tables of a Word file. Rows are copies of one pattern: the library looks through all there are for each it adds."""

from copy import deepcopy
from typing import Any

from docx.document import Document as File
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Pt
from docx.table import Table, _Cell

from xieguan.desk.documents.widths import halves
from xieguan.desk.documents.word_fonts import SANS, SERIF, set_fonts

HALF = Pt(5.25)  # half a Chinese character of a label
ACROSS = 3  # signatures beside each other
BESIDE, ABOVE = Pt(4), Pt(2)  # what stands free in a cell
HEAD = "EEF1F2"  # the ground of headings, as in our PDF
LINE = "_" * 24


def fields(file: File, block: dict[str, Any], _data: dict[str, Any]) -> None:
    """Labels and values, without lines."""
    if not block["rows"]:
        return
    made = file.add_table(rows=1, cols=2)
    room = _room(file)
    label = min(room // 3, max(halves(label) for label, _value in block["rows"]) * HALF + Pt(18))
    _shape(made, [label, room - label], beside=Pt(0), above=Pt(1))
    _fill(made, block["rows"], size=10.5, fonts=(SANS, SERIF))
    _gap(file)


def table(file: File, block: dict[str, Any], _data: dict[str, Any]) -> None:
    """A table with lines, its header on every page; its last row stays with what comes after it."""
    columns, shares, room = block["columns"], block["widths"], _room(file)
    made = file.add_table(rows=2, cols=len(columns), style="Table Grid")
    _shape(made, [room * share // sum(shares) for share in shares], beside=BESIDE, above=ABOVE)
    _head(made, columns)
    if block["rows"]:
        _fill(made, block["rows"], size=9, fonts=(SERIF,) * len(columns))
    else:
        cells = made.rows[1].cells
        whole = cells[0].merge(cells[-1])
        _put(whole, block["nothing"], 9, SERIF)
        whole.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for paragraph in made._tbl.tr_lst[-1].iter(qn("w:p")):  # noqa: SLF001
        paragraph.get_or_add_pPr().get_or_add_keepNext()
    _gap(file)


def _head(made: Table, columns: list[str]) -> None:
    row = made.rows[0]
    for cell, heading in zip(row.cells, columns, strict=True):
        _put(cell, heading, 9, SANS)
        ground = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", HEAD)):
            ground.set(qn(name), value)
        cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for name in ("w:cantSplit", "w:tblHeader"):
        row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001


def signatures(file: File, block: dict[str, Any], data: dict[str, Any]) -> None:
    """Who signs, with a line for the name and one for the day; never apart from each other."""
    labels = block["labels"]
    _gap(file)
    for start in range(0, len(labels), ACROSS):
        _gap(file)
        group = labels[start : start + ACROSS]
        made = file.add_table(rows=1, cols=len(group))
        _shape(made, [_room(file) // len(group)] * len(group), beside=Pt(0), above=Pt(6))
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
        for cell, label in zip(made.rows[0].cells, group, strict=True):
            _put(cell, f"{label}\n\n\n{LINE}\n{data['day']}", 10, SANS)


def _fill(made: Table, rows: list[list[str]], *, size: float, fonts: tuple[str, ...]) -> None:
    """Rows after the pattern of the last one, which is empty."""
    pattern = made.rows[-1]._tr  # noqa: SLF001
    for cell, font in zip(made.rows[-1].cells, fonts, strict=True):
        _put(cell, " ", size, font)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
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
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), 1.0
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    set_fonts(run._r, font)  # noqa: SLF001


def _room(file: File) -> int:
    section = file.sections[0]
    return int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)


def _shape(made: Table, widths: list[int], *, beside: Length, above: Length) -> None:
    """Columns of a width that no program chooses anew, and what stands free in their cells."""
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(width)
        for cell in column.cells:
            cell.width = column.width
    margins = OxmlElement("w:tblCellMar")
    for side, free in (("top", above), ("left", beside), ("bottom", above), ("right", beside)):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(round(free.twips)))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    properties = made._tbl.tblPr  # noqa: SLF001
    look = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if look is None else list(properties).index(look), margins)


def _gap(file: File) -> None:
    """Between two tables; it stays with what comes after it."""
    paragraph = file.add_paragraph().paragraph_format
    paragraph.space_after, paragraph.line_spacing, paragraph.keep_with_next = Pt(0), Pt(9), True
