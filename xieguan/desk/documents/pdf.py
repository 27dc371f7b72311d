"""Papers as PDF, set by Typst in this process. What is set is data: no text of anybody's is ever read as markup.

Only the fonts of the package are used, whatever the machine has, and nothing is fetched: the same content gives the
same bytes everywhere.
"""

import json
from functools import cache
from importlib import resources
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from xieguan.desk.documents.content import Document
from xieguan.desk.documents.plain import plain

NEVER = 0  # the moment written into the file: a day that is said, is said in the paper


def as_pdf(document: Document) -> bytes:
    """The document, page by page."""
    return pdf_of(_layout(), plain(document))


def pdf_of(layout: bytes, data: Any, files: dict[str, bytes] | None = None) -> bytes:
    """What a layout, which is ours, makes of data and pictures, which are anybody's: it reads them as `data.json`."""
    given = {
        **(files or {}),
        "main.typ": layout,
        "data.json": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"),
    }
    # several files at once are taken, though the library's types do not say so
    made: bytes = typst.compile(given, format="pdf", font_paths=_fonts(), timestamp=NEVER)  # type: ignore[call-overload]
    return made


@cache
def _fonts() -> typst.Fonts:
    folder = str(pylopdf_fonts_zh_cn.sans_path().parent)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@cache
def _layout() -> bytes:
    return (resources.files(__package__) / "paper.typ").read_bytes()
