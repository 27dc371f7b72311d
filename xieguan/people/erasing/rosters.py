"""Which of the rosters on file name a person: each is read once more, whole, for the ID numbers in it.

A roster is somebody's own spreadsheet and cannot be rewritten under its hash, so one that names him is removed as a
file. What it said of others stands in the records since it was imported.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from xieguan.desk import papers
from xieguan.desk.models import Paper
from xieguan.people.models import Person
from xieguan.people.secret import blind_index
from xieguan.roster import UnusableFile
from xieguan.roster.idnumber import normalised
from xieguan.roster.source import Cell, opened

ROSTER = "roster"
NUMBER = re.compile(r"(?<!\d)\d{17}[\dX](?!\d)")
EVERYBODY = "*"  # a file that can no longer be read might name anybody


def naming(person: Person) -> list[str]:
    """The digests of the rosters on file that name a person."""
    on_file = Paper.objects.filter(kind=ROSTER, erased_at__isnull=True).order_by("digest")
    digests = on_file.values_list("digest", flat=True).distinct()
    return [digest for digest in digests if {person.id_index, EVERYBODY} & named_in(digest)]


@lru_cache(maxsize=32)
def named_in(digest: str) -> frozenset[str]:
    """The blind indexes of all ID numbers in a kept file: asked before the act, so that it holds nobody up."""
    try:
        return frozenset(blind_index(number) for number in _numbers(digest))
    except (UnusableFile, papers.DamagedPaper):
        return frozenset({EVERYBODY})


def _numbers(digest: str) -> Iterator[str]:
    path = papers.kept(digest)
    with opened(path, None) as source:
        names = source.names
    for name in names:
        with opened(path, name) as source:
            sheet = next(sheet for sheet in source.sheets if sheet.name == name)
            for _number, cells in source.rows(sheet):
                yield from _in(cells)


def _in(cells: Iterable[Cell]) -> Iterator[str]:
    for cell in cells:
        yield from NUMBER.findall(normalised(cell))
