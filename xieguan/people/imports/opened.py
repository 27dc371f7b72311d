"""The roster behind an import, read again as it was read first."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from xieguan.desk import papers
from xieguan.people.models import Import
from xieguan.people.outcomes import Invalid
from xieguan.roster import RosterMapping, Stream, UnusableFile, mapping_of, streamed

Progress = Callable[[int, int], None]


def opened(taken: Import) -> AbstractContextManager[Stream]:
    """The roster of an import, row by row. The same every time: file, sheet, mapping and day are kept with it."""
    return streamed(
        papers.kept(taken.file),
        on=taken.as_of,
        sheet=taken.sheet or None,
        mapping=understood(taken.mapping),
    )


def understood(mapping: dict[str, Any]) -> RosterMapping:
    """A mapping as it came from outside. Raises Invalid naming the key that is wrong."""
    try:
        return mapping_of(mapping)
    except UnusableFile as error:
        raise Invalid({"mapping": [error.say]}) from None
