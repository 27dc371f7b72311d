"""Fonts of a Word file by name: East Asian text has a name of its own, without which Word takes what it likes."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SERIF, SANS = "宋体", "黑体"  # what offices have on every machine
LATIN = {
    SERIF: "Times New Roman",
    SANS: "Arial",
}  # as offices set their numbers, and known wherever 宋体 is not


def set_fonts(element: Any, name: str) -> None:
    """Name the font of a run or of a style, for every script."""
    properties = element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]  # a theme's font would go before ours
    fonts.set(qn("w:eastAsia"), name)
    for place in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(place), LATIN[name])
