"""What is noted on each row of the roster: its verdict, its problems one a line, the cells to blame and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from xieguan.audit.page.citing import Citing
from xieguan.audit.page.entries import entry
from xieguan.audit.page.text import visible
from xieguan.audit.run import Audit, Finding
from xieguan.audit.saying import force, place, verdict
from xieguan.roster.model import Rejected
from xieguan.words import _


@dataclass
class Cell:
    """One cell to blame: by what outcome it is marked, and the note on it."""

    outcome: str
    notes: list[str] = field(default_factory=list)


@dataclass
class Mark:
    """What is noted on a row."""

    outcome: str
    problems: list[str] = field(default_factory=list)
    cells: dict[str, Cell] = field(default_factory=dict)

    def blame(self, names: Iterable[str], outcome: str, note: str) -> None:
        """Mark cells ("D74"). What is not met shows before what is only unknown."""
        for name in names:
            cell = self.cells.setdefault(name, Cell(outcome))
            cell.outcome = "fail" if "fail" in (cell.outcome, outcome) else outcome
            cell.notes.append(note)


class Marks:
    """The marks of the rows, worked out one row at a time as the rows are written."""

    def __init__(self, audit: Audit) -> None:
        self._audit, self._citing = audit, Citing(audit.laws)
        self._judged = {row.number for row in audit.roster.rows}
        self._rejected: dict[int, list[Rejected]] = defaultdict(list)
        for line in audit.roster.rejected:
            self._rejected[line.row].append(line)
        self._groups: Iterator[tuple[int, list[Finding]]] = (
            (number, list(group)) for number, group in groupby(audit.findings, lambda f: f.row.number)
        )
        self._next = next(self._groups, None)

    def of(self, number: int) -> Mark | None:
        """The mark of a row; None for one that is no person. To be asked in the order of the rows."""
        if number in self._rejected:
            return self._refused(self._rejected[number])
        if number not in self._judged:
            return None
        findings: list[Finding] = []
        if self._next and self._next[0] == number:
            findings = self._next[1]
            self._next = next(self._groups, None)
        return self._found(findings)

    def _found(self, findings: list[Finding]) -> Mark:
        outcomes = {finding.ruling.outcome for finding in findings}
        mark = Mark("fail" if "fail" in outcomes else "unknown" if outcomes else "met")
        for finding in findings:
            shown = entry(0, finding, self._audit.roster, self._citing)
            ruling = finding.ruling
            head = f"{verdict(ruling.outcome)} {place(shown.citation)}"
            mend = _("; to do: {what}").format(what=shown.mend) if shown.mend else ""
            mark.problems.append(visible(f"{head} [{force(ruling.force)}] {ruling.say()}{mend}"))
            note = _("{head}\nrequired: {required}").format(head=head, required=shown.required)
            mark.blame(shown.cells, ruling.outcome, note)
        return mark

    def _refused(self, lines: list[Rejected]) -> Mark:
        mark = Mark("rejected")
        for line in lines:
            words = _("found: {found}; expected: {expected}").format(found=line.found, expected=line.expected)
            mark.problems.append(visible(f"{verdict('rejected')} {line.say}"))
            mark.blame([f"{line.column}{line.row}"], "rejected", f"{verdict('rejected')}\n{words}")
        return mark
