"""Decisions to keep a lapsed pack as an office's own policy (续用决定), read from a TOML file.

```toml
[[adoption]]
pack = "cn-sx-2022-180"
document = "…〔2024〕…号"
from = 2024-10-08            # first day
until = 2027-10-08           # half-open: the first day no longer kept
decided_by = "…"
passed_on = 2024-09-20       # passed by democratic procedure, and
made_known_on = 2024-09-28   # made known: the days, where it has happened
```
"""

from datetime import date
from itertools import combinations
from pathlib import Path

from xieguan.law.judge import Adoption
from xieguan.law.objects import Problem
from xieguan.law.table import File, Table
from xieguan.words import _

KEYS = ("pack", "document", "from", "until", "decided_by", "passed_on", "made_known_on")


class AdoptionErrors(Exception):
    """A file of adoptions that was refused, with the place of every problem."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def read_adoptions(path: Path) -> tuple[Adoption, ...]:
    """The adoptions in a file. Raises AdoptionErrors naming key, line and column."""
    problems: list[Problem] = []
    table = File(path, problems).read()
    table.only(["adoption"])
    entries = table.tables("adoption")
    if not entries and not problems:
        table.problem(None, _("no [[adoption]] stands here"))
    read = [(entry, adoption) for entry in entries if (adoption := _adoption(entry)) is not None]
    _refuse_overlaps(read)
    if problems:
        raise AdoptionErrors(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return tuple(adoption for _entry, adoption in read)


def _adoption(entry: Table) -> Adoption | None:
    entry.only(KEYS)
    first_day, until = entry.day("from"), entry.day("until")
    adoption = Adoption(
        pack=entry.text("pack"),
        document=entry.text("document"),
        first_day=first_day or date.min,
        until=until or date.max,
        decided_by=entry.text("decided_by"),
        passed_on=entry.day("passed_on", required=False),
        made_known_on=entry.day("made_known_on", required=False),
    )
    if first_day is None or until is None:
        return None
    if until <= first_day:
        entry.problem("until", _("the end must lie after the first day; it is the first day no longer kept"))
    return adoption


def _refuse_overlaps(read: list[tuple[Table, Adoption]]) -> None:
    """On one day a pack is kept by one decision, or nobody could say in whose name a finding stands."""
    for (_one, earlier), (entry, later) in combinations(read, 2):
        if earlier.pack == later.pack and earlier.first_day < later.until and later.first_day < earlier.until:
            entry.problem(
                "from",
                _("{pack} is kept by {first} and by {second} on the same days").format(
                    pack=later.pack, first=earlier.document, second=later.document
                ),
            )
