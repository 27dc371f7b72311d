"""Where the doubtful is written down while a sheet is read."""

from xieguan.roster.idnumber import looks_like_one, masked
from xieguan.roster.model import Column, Warning
from xieguan.words import _

SHOWN = 40  # characters of a cell quoted in a sentence


class Notes:
    """Warnings about rows, in the order of reading."""

    def __init__(self) -> None:
        self.warnings: list[Warning] = []

    def add(self, row: int, column: Column | None, say: str, kind: str, fact: str | None = None) -> None:
        """Write a finished sentence down."""
        self.warnings.append(Warning(row, column.letter if column else None, say, kind, fact))

    def unreadable(self, row: int, column: Column, found: str, expected: str, fact: str | None) -> None:
        """A cell says something that is no value of its fact."""
        say = _(
            'Row {row}, column {column} ({heading}): found "{found}", expected {expected}; taken as unknown.'
        )
        said = say.format(
            row=row, column=column.letter, heading=column.heading, found=quoted(found), expected=expected
        )
        self.add(row, column, said, "unreadable-value", fact)


def quoted(text: str) -> str:
    """A cell's text short enough for a sentence; what looks like an ID number is masked wherever it stands."""
    if looks_like_one(text):
        return masked(text)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
