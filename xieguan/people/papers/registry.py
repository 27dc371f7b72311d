"""The papers there are: `@paper` names whose each is, by which read it may be had, and what it says.

The law names papers (`law/acts.toml`); one that is declared here under that name is one the office can produce.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model

from xieguan.desk.documents import Document
from xieguan.people.outcomes import Invalid
from xieguan.people.reads import READS
from xieguan.words import _

Body = Callable[..., Document]
B = TypeVar("B", bound=Body)
MOST = 5000  # rows: a longer table is read by a program, and belongs into a spreadsheet


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `of` is what it hangs on; `personal` where it says something of somebody."""

    name: str
    of: type[Model]
    read: str
    title: Callable[[], str]
    body: Body
    personal: bool


PAPERS: dict[str, Paper] = {}


def paper(
    name: str, *, of: type[Model], read: str, title: Callable[[], str], personal: bool = True
) -> Callable[[B], B]:
    """Declare a paper over a function `(subject, *, user, on)` that gives its content, without any layout.

    `read` names a read: its roles may have the paper where they reach the subject. A paper that is not `personal`
    holds nothing of anybody, and leaves no line on the trail.
    """
    if read not in READS:
        raise ValueError(f"there is no read called {read}")

    def declare(body: B) -> B:
        if name in PAPERS:
            raise ValueError(f"two papers are called {name}")
        PAPERS[name] = Paper(name, of, read, title, body, personal)
        return body

    return declare


def must_fit(rows: int) -> None:
    """Raises Invalid for more rows than a paper is good for."""
    if rows > MOST:
        say = _("a paper holds at most {most} rows, and this would have {rows}: export a spreadsheet instead")
        raise Invalid({"": [say.format(most=MOST, rows=rows)]})
