"""A document as plain data, each text of it made printable: what both ways of setting it begin with."""

from collections.abc import Sequence
from typing import Any

from xieguan.desk.documents.content import (
    Block,
    Cell,
    Document,
    Fields,
    Heading,
    Signatures,
    Table,
    Text,
    said,
)
from xieguan.desk.documents.widths import widths
from xieguan.words import _


def plain(document: Document) -> dict[str, Any]:
    """The document for a program that sets it: strings, numbers, lists and nothing else."""
    return {
        "title": said(document.title),
        "subtitle": said(document.subtitle),
        "number": said(document.number),
        "landscape": document.landscape,
        "banner": _("Demonstration data") if document.demo else "",
        "page": _("page {page} of {pages}"),
        "day": _("Day:"),
        "blocks": [_block(block, document.landscape) for block in document.blocks],
    }


def _block(block: Block, landscape: bool) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "words": said(block.words)}
        case Fields():
            return {"kind": "fields", "rows": [[said(label), said(value)] for label, value in block.rows]}
        case Text():
            return {"kind": "text", "words": said(block.paragraph)}
        case Signatures():
            return {"kind": "signatures", "labels": [said(label) for label in block.labels]}
        case Table():
            return _table(block, landscape)


def _table(block: Table, landscape: bool) -> dict[str, Any]:
    columns = [said(heading) for heading in block.columns]
    rows = [_row(row, len(columns)) for row in block.rows]
    return {
        "kind": "table",
        "columns": columns,
        "rows": rows,
        "nothing": _("Nothing is recorded."),
        "widths": widths(columns, rows, landscape=landscape),
    }


def _row(row: Sequence[Cell], width: int) -> list[str]:
    if len(row) != width:
        raise ValueError(f"a row of {len(row)} cells in a table of {width} columns")
    return [said(cell) for cell in row]
