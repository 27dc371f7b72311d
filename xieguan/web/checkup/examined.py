"""The check itself: the file in memory, read and judged. It leaves with the request."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from xieguan.audit import Audit, audit
from xieguan.desk.fleeting import fleeting
from xieguan.people.checking import laws_to_check
from xieguan.people.imports.opened import understood
from xieguan.roster import read_roster
from xieguan.roster.sampled import Sampled, sampled
from xieguan.web.checkup.asked import Asked


@contextmanager
def examined(asked: Asked) -> Iterator[tuple[Audit, Path]]:
    """Audit the file; the audit, and where the file lies as long as the block lasts. Raises Invalid, UnusableFile."""
    laws = laws_to_check(asked.laws, asked.office, asked.on)
    mapping = understood(asked.mapping)
    with fleeting(asked.file.content) as path:
        roster = read_roster(path, on=asked.on, sheet=asked.sheet or None, mapping=mapping)
        yield audit(replace(roster, file=asked.file.name), laws, asked.on), path


def looked_at(asked: Asked) -> Sampled:
    """The columns of the file as they would be read. Raises Invalid, UnusableFile."""
    with fleeting(asked.file.content) as path:
        mapping = understood(asked.mapping)
        return sampled(path, on=asked.on, sheet=asked.sheet or None, mapping=mapping)
