"""Papers as Word files, for what is worked on further. Every text goes in as text; no field is ever made of it."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import docx
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from xieguan.desk.documents import word_table
from xieguan.desk.documents.content import Document
from xieguan.desk.documents.plain import plain
from xieguan.desk.documents.word_fonts import SANS, SERIF, set_fonts
from xieguan.desk.documents.word_settings import settle

A4 = (Mm(210), Mm(297))
MARGIN = Mm(20)
DEMO, FOOT = RGBColor(0xA3, 0x3B, 0x2A), RGBColor(0x5B, 0x66, 0x6B)  # as in our PDF
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
    kinds = [block["kind"] for block in data["blocks"]]
    for block, after in zip(data["blocks"], [*kinds[1:], ""], strict=False):
        BLOCKS[block["kind"]](file, block, data)
        if block["kind"] == "text" and after == "signatures":
            file.paragraphs[-1].paragraph_format.keep_with_next = True
    return _same_bytes(file)


def _page(file: File, data: dict[str, Any]) -> None:
    section = file.sections[0]
    size = A4[::-1] if data["landscape"] else A4
    section.page_width, section.page_height = size
    if data["landscape"]:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    settle(file)
    set_fonts(file.styles["Normal"].element, SERIF)
    file.styles["Normal"].font.size = Pt(10.5)
    file.core_properties.author, file.core_properties.comments = "", ""
    file.core_properties.title = data["title"][:255]
    if data["banner"]:
        _add(section.header.paragraphs[0], data["banner"], 9, SANS, CENTRE).font.color.rgb = DEMO
    _foot(file, section.footer.paragraphs[0], data, size[0] - 2 * MARGIN)


def _foot(file: File, paragraph: Paragraph, data: dict[str, Any], room: int) -> None:
    """What paper it is on the left, which page on the right."""
    paragraph.style = file.styles["Normal"]  # that of footers has stops for another size of paper
    paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(room), WD_TAB_ALIGNMENT.RIGHT)
    said = [data["title"], *filter(None, [data["banner"]])]
    _small(paragraph, " · ".join(said).replace("\n", " ") + "\t")
    _numbers(paragraph, data["page"])


def _numbers(paragraph: Paragraph, words: str) -> None:
    """The words with the number of the page and how many there are, as Word counts them."""
    before, _page, rest = words.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        _small(paragraph, text)
        if field:
            counted = OxmlElement("w:fldSimple")
            counted.set(qn("w:instr"), field)
            paragraph._p.append(counted)  # noqa: SLF001
            counted.append(deepcopy(_small(paragraph, "1")._r))  # noqa: SLF001
            paragraph._p.remove(paragraph.runs[-1]._r)  # noqa: SLF001


def _small(paragraph: Paragraph, text: str) -> Run:
    run = _add(paragraph, text, 8, SANS)
    run.font.color.rgb = FOOT
    return run


def _add(paragraph: Paragraph, text: str, size: float, font: str, align: Any = None) -> Run:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    set_fonts(run._r, font)  # noqa: SLF001
    if align is not None:
        paragraph.alignment = align
    return run


def _line(file: File, text: str, size: float, font: str, align: Any = None) -> Paragraph:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    _add(paragraph, text, size, font, align)
    return paragraph


def _heading(file: File, block: dict[str, Any], _data: dict[str, Any]) -> None:
    paragraph = _line(file, block["words"], 12, SANS)
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(6), Pt(3), True


def _text(file: File, block: dict[str, Any], _data: dict[str, Any]) -> None:
    paragraph = _line(file, block["words"], 10.5, SERIF)
    form = paragraph.paragraph_format
    form.first_line_indent, form.line_spacing, form.space_after = Pt(21), 1.5, Pt(3)


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
