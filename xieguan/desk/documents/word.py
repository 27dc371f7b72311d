"""Papers as Word files, for what is worked on further. Every text goes in as text; no field is ever made of it."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import docx
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from xieguan.desk.documents import word_table
from xieguan.desk.documents.content import Document
from xieguan.desk.documents.plain import plain
from xieguan.desk.documents.word_fonts import SANS, SERIF, set_fonts

A4 = (Mm(210), Mm(297))
MARGIN = Mm(20)
WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can say: the same content is the same file
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def as_word(document: Document) -> bytes:
    """The document as .docx."""
    data = plain(document)
    file = docx.Document()
    _page(file, data)
    if data["number"]:
        _line(file, data["number"], 9.5, SERIF, RIGHT)
    _line(file, data["title"], 18, SANS, CENTRE)
    if data["subtitle"]:
        _line(file, data["subtitle"], 10.5, SERIF, CENTRE)
    for block in data["blocks"]:
        BLOCKS[block["kind"]](file, block, data)
    return _same_bytes(file)


def _page(file: File, data: dict[str, Any]) -> None:
    section = file.sections[0]
    size = A4[::-1] if data["landscape"] else A4
    section.page_width, section.page_height = size
    if data["landscape"]:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    set_fonts(file.styles["Normal"].element, SERIF)
    file.styles["Normal"].font.size = Pt(10.5)
    file.core_properties.author, file.core_properties.comments = "", ""
    file.core_properties.title = data["title"][:255]
    if data["banner"]:
        _add(section.header.paragraphs[0], data["banner"], 9, SANS, CENTRE)
    _numbers(section.footer.paragraphs[0], data["page"])


def _numbers(paragraph: Paragraph, words: str) -> None:
    """The words with the number of the page and how many there are, as Word counts them."""
    paragraph.alignment = RIGHT
    before, _page, rest = words.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        _add(paragraph, text, 8, SANS)
        if field:
            counted = OxmlElement("w:fldSimple")
            counted.set(qn("w:instr"), field)
            paragraph._p.append(counted)  # noqa: SLF001
            counted.append(deepcopy(_add(paragraph, "1", 8, SANS)))
            paragraph._p.remove(paragraph.runs[-1]._r)  # noqa: SLF001


def _add(paragraph: Paragraph, text: str, size: float, font: str, align: Any = None) -> Any:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    set_fonts(run._r, font)  # noqa: SLF001
    if align is not None:
        paragraph.alignment = align
    return run._r  # noqa: SLF001


def _line(file: File, text: str, size: float, font: str, align: Any = None) -> Paragraph:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    _add(paragraph, text, size, font, align)
    return paragraph


def _heading(file: File, block: dict[str, Any], _data: dict[str, Any]) -> None:
    paragraph = _line(file, block["words"], 12, SANS)
    paragraph.paragraph_format.space_before = Pt(12)
    paragraph.paragraph_format.keep_with_next = True


def _text(file: File, block: dict[str, Any], _data: dict[str, Any]) -> None:
    paragraph = _line(file, block["words"], 10.5, SERIF)
    paragraph.paragraph_format.first_line_indent = Pt(21)
    paragraph.paragraph_format.line_spacing = 1.5


def _same_bytes(file: File) -> bytes:
    """The file without the hour at which it was packed."""
    packed, out = io.BytesIO(), io.BytesIO()
    file.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, source.read(name))
    return out.getvalue()


BLOCKS: dict[str, Callable[[File, dict[str, Any], dict[str, Any]], None]] = {
    "heading": _heading,
    "text": _text,
    "fields": word_table.fields,
    "table": word_table.table,
    "signatures": word_table.signatures,
}
