"""Delimited text (.csv): its encoding, its delimiter, its records."""

import csv
import io
from collections.abc import Iterator

from xieguan.roster.sandbox import limits
from xieguan.roster.sandbox.cells import Wire, trimmed, wire
from xieguan.roster.sandbox.refusal import Refusal

_SAMPLE = 64 << 10
_DELIMITERS = ",\t;|"


class Delimited:
    """One table of text. Blank lines count as rows, as a spreadsheet program would show them."""

    def __init__(self, data: bytes) -> None:
        self.text = decoded(data)
        if (
            self.text.lstrip()[:200]
            .lower()
            .startswith(("<html", "<!doctype", "<table", "<?xml", "<meta", "<head"))
        ):
            raise Refusal("web-page")
        csv.field_size_limit(limits.CELL_CHARACTERS)
        self.delimiter = max(_DELIMITERS, key=self._cells_in_sample)
        self._check()

    @property
    def height(self) -> int:
        """About how many rows there are."""
        return self.text.count("\n") + 1

    def rows(self) -> Iterator[list[Wire]]:
        """The records. Raises Refusal for a cell that never ends."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        try:
            for record in reader:
                yield trimmed([wire(cell.strip()) for cell in record])
        except csv.Error as error:
            raise Refusal("open-quote", line=reader.line_num) from error

    def _cells_in_sample(self, delimiter: str) -> int:
        lines = self.text[:_SAMPLE].splitlines()[:50]
        try:
            return sum(len(record) - 1 for record in csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            return 0

    def _check(self) -> None:
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter, strict=True)
        last, filled = 1, 0
        try:
            for record in reader:
                last = reader.line_num + 1
                filled += any(record)
                if filled > limits.ROWS:
                    raise Refusal("rows", most=limits.ROWS)
        except csv.Error as error:
            if "unexpected end" in str(error) or "field larger" in str(error):
                raise Refusal("open-quote", line=last) from error


def decoded(data: bytes) -> str:
    """The text, in UTF-8 (with or without a mark), GB18030, or UTF-16 with a mark. Raises Refusal."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise Refusal("no-spreadsheet")
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise Refusal("encoding")
