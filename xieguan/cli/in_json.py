"""JSON on standard output: one entry of a list a line, so that it can be read, searched and written piece by piece."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any


def print_json(data: Mapping[str, Any]) -> None:
    """Print an object. JSON is UTF-8 whatever the terminal speaks."""
    out = sys.stdout.buffer
    for piece in pieces(data):
        out.write(piece.encode("utf-8", "replace"))
    out.flush()


def pieces(data: Mapping[str, Any]) -> Iterator[str]:
    """The object's text, in pieces of about a line."""
    before = "{\n"
    for key, value in data.items():
        yield f"{before} {_text(key)}: "
        yield from _listed(value) if isinstance(value, list) and value else [_text(value)]
        before = ",\n"
    yield "\n}\n"


def _listed(entries: list[Any]) -> Iterator[str]:
    before = "[\n"
    for entry in entries:
        yield f"{before}  {_text(entry)}"
        before = ",\n"
    yield "\n ]"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
