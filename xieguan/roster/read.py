"""Reading an office's own roster spreadsheet into facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from xieguan.law.facts import vocabulary
from xieguan.roster.catalogue import catalogue
from xieguan.roster.derive import FROM_FACTS, Facts, mark_shared_badges
from xieguan.roster.fields import fields
from xieguan.roster.layout import Layout, lay_out
from xieguan.roster.lines import Lines
from xieguan.roster.mapping import RosterMapping
from xieguan.roster.model import Roster, Row, UnusableFile, Warning
from xieguan.roster.rows import Rows
from xieguan.roster.sheets import Candidate, choose
from xieguan.roster.source import Source, opened, shown
from xieguan.roster.years import year_ends
from xieguan.words import _

Progress = Callable[[int, int], None]
STEP = 1000  # rows between two calls of `progress`
SOME = 5  # other rows named in a sentence


class Stream:
    """A roster read row by row, so that none need be held. Iterate once; what was found so far is in `roster()`."""

    def __init__(
        self, source: Source, file: str, chosen: Candidate, others: list[Warning], layout: Layout,
        said: RosterMapping, on: date, progress: Progress | None,
    ) -> None:  # fmt: skip
        self.height = chosen.sheet.height
        header, columns = chosen.header, layout.columns
        ends, assumed = year_ends(layout, (header.title, chosen.sheet.name), said.year, on)
        template = _template(layout, ends)
        place = {key: columns[key].index for key in ("name", "id_number") if key in columns}
        lines = Lines(header, header.title, place.get("name"), place.get("id_number"))
        self._rows = Rows(layout, tuple(fields(layout, catalogue(), said)), template, lines, catalogue(), on)
        self._source, self._chosen, self._progress = source, chosen, progress
        self._warnings = (*others, *layout.warnings, *assumed, *_single_hire_date(layout))
        self._roster = Roster(
            file=file,
            sheet=chosen.sheet.name or None,
            title=header.title,
            header_row=header.lower,
            columns=columns,
            unread=tuple(layout.unread),
            rows=(),
            rejected=(),
            warnings=self._warnings,
            facts=frozenset(template),
        )

    def __iter__(self) -> Iterator[Row]:
        header, sheet = self._chosen.header, self._chosen.sheet
        for count, (number, cells) in enumerate(self._source.rows(sheet), 1):
            if number > header.lower and (row := self._rows.add(number, cells)):
                yield row
            if self._progress and count % STEP == 0:
                self._progress(count, sheet.height)

    def note_shared_badges(self, shared: Mapping[int, Sequence[int]]) -> None:
        """Name the other rows to whoever must find them: a finding knows its own row only."""
        for number, others in shared.items():
            rows = _(", ").join(str(other) for other in others[:SOME])
            say = _("Row {row}: the same badge number stands in row {others}.").format(
                row=number, others=rows
            )
            column = self._roster.columns["badge_number"]
            self._rows.notes.add(number, column, say, "shared-badge", "badge_number_shared")

    def roster(self, rows: Sequence[Row] = ()) -> Roster:
        """The roster with what its rows have shown so far, and the rows themselves where they were kept."""
        return replace(
            self._roster,
            rows=tuple(rows),
            rejected=tuple(self._rows.rejected),
            warnings=(*self._warnings, *self._rows.notes.warnings),
            people=self._rows.people,
        )


@contextmanager
def streamed(
    path: str | Path,
    *,
    on: date,
    sheet: str | None = None,
    mapping: RosterMapping | None = None,
    progress: Progress | None = None,
) -> Iterator[Stream]:
    """Open a roster (.xlsx, .xls, .ods, .csv) to be read row by row, as it is judged on a day.

    `sheet` names the sheet, else the one that looks most like a roster is read; `progress` is called with the rows read
    so far and about how many there are. Raises UnusableFile, whose `say` is for the user, and nothing else. Whether a
    badge number stands twice cannot be known before the end: `badge_number_shared` stays unknown.
    """
    said = mapping or RosterMapping()
    wanted = sheet if sheet is not None else said.sheet
    file = Path(path)
    with opened(file, wanted) as source:
        chosen, others = choose(source, wanted, catalogue(), said)
        layout = lay_out(chosen.header, chosen.sheet.hidden_columns, catalogue(), said, said.year or on.year)
        if not layout.claims.keys() & {"name", "id_number"}:
            raise UnusableFile(_("Neither a column of names nor one of ID numbers was found."))
        yield Stream(source, shown(file), chosen, others, layout, said, on, progress)


def read_roster(
    path: str | Path,
    *,
    on: date,
    sheet: str | None = None,
    mapping: RosterMapping | None = None,
    progress: Progress | None = None,
) -> Roster:
    """Read a whole roster as it is judged on a day: `streamed`, with all its rows kept. Raises UnusableFile."""
    with streamed(path, on=on, sheet=sheet, mapping=mapping, progress=progress) as stream:
        rows = list(stream)
        stream.note_shared_badges(mark_shared_badges(rows))
        return stream.roster(rows)


def _template(layout: Layout, ends: dict[str, date]) -> Facts:
    """Every fact the columns can answer, unknown until a row answers it; years are the same for all."""
    words = vocabulary().facts
    facts: Facts = {key: None for key in layout.claims if key in words}
    if "id_number" in layout.claims:
        facts["born_on"] = None
    if "certificate_number" in layout.claims:
        facts["certificate_held"] = None
    if facts.keys() & {"hired_on", "first_hired_on"}:
        facts |= {"hired_on": None, "first_hired_on": None}
    for fact, needs in FROM_FACTS.items():
        if facts.keys() >= set(needs):
            facts[fact] = None
    return {fact: value for fact, value in (facts | ends).items() if fact in words}


def _single_hire_date(layout: Layout) -> list[Warning]:
    found = [key for key in ("hired_on", "first_hired_on") if key in layout.claims]
    if len(found) != 1:
        return []
    column = layout.claims[found[0]][0].column
    if found[0] == "hired_on":
        say = _(
            'Column {column}, "{heading}": the only date of hire; it was taken as the first appointment ever.'
        )
    else:
        say = _(
            'Column {column}, "{heading}": the only date of hire; it was taken as the present appointment too.'
        )
    said = say.format(column=column.letter, heading=column.heading)
    return [Warning(None, column.letter, said, "single-hire-date")]
