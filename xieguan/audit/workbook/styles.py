"""How cells look. A verdict has a pattern and a shape of its own, so that it is told in grey print as well."""

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONT = {"font_name": "微软雅黑", "font_size": 10, "valign": "top"}
GRID = {"border": 1, "border_color": "#C9D1D3"}

# XlsxWriter's numbers of the patterns: 14 thin diagonal stripes, 17 and 18 dots, 16 a trellis.
MARKS: dict[str, dict[str, Any]] = {
    "": {},
    "met": {"font_color": "#2F6B4F"},
    "fail": {"pattern": 14, "fg_color": "#E3A7A1", "bg_color": "#FCECEA", "font_color": "#7A1B12"},
    "unknown": {"pattern": 18, "fg_color": "#C79A3C", "bg_color": "#FFF6DF", "font_color": "#6B4A00"},
    "rejected": {"pattern": 16, "fg_color": "#C9C2D6", "bg_color": "#F1EEF6", "font_color": "#47346B"},
}
KINDS: dict[str, dict[str, Any]] = {
    "text": {
        "num_format": "@",
        "text_wrap": True,
    },  # as text, so that an ID number is not rounded when edited
    "quoted": {"num_format": "@", "text_wrap": True, "quote_prefix": True},
    "long": {"text_wrap": True},  # text format shows more than 255 characters as ####
    "long-quoted": {"text_wrap": True, "quote_prefix": True},
    "number": {},
    "whole": {"num_format": "0"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "head": {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#E9EEEE"},
    "ours": {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#D5E4E6"},
    "title": {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True},
    "aside": {"text_wrap": False},
    "verdict": {"bold": True, "text_wrap": True},
    "heading": {"bold": True, "font_size": 12, "font_color": "#0B5566"},
    "top": {"bold": True, "font_size": 16},
    "plain": {"text_wrap": True},
    "count": {"align": "center", "num_format": '0;-0;"·"'},  # none is a dot
    "notice": {"bold": True, "text_wrap": True, "font_color": "#6B4A00"},
}
OPEN = ("title", "aside", "heading", "top", "notice")  # no grid around these


@dataclass
class Styles:
    """The formats of one workbook, each made once."""

    book: Workbook
    _made: dict[tuple[str, str, bool], Format] = field(default_factory=dict)

    def __call__(self, kind: str, mark: str = "", *, grid: bool = True) -> Format:
        key = (kind, mark, grid and kind not in OPEN)
        if key not in self._made:
            self._made[key] = self.book.add_format(
                {**FONT, **KINDS[kind], **MARKS[mark], **(GRID if key[2] else {})}
            )
        return self._made[key]
