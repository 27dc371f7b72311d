"""Reading an office's own roster spreadsheet into facts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from xieguan.law.facts import vocabulary
from xieguan.roster.catalogue import catalogue
from xieguan.roster.derive import FROM_FACTS, Facts, mark_shared_badges
from xieguan.roster.fields import fields
from xieguan.roster.layout import Layout, lay_out
from xieguan.roster.lines import Lines
from xieguan.roster.mapping import RosterMapping
from xieguan.roster.model import Roster, UnusableFile, Warning
from xieguan.roster.rows import Rows
from xieguan.roster.sheets import Candidate, choose
from xieguan.roster.source import Source, opened, shown
from xieguan.roster.years import year_ends
from xieguan.words import _

Progress = Callable[[int, int], None]
STEP = 1000  # rows between two calls of `progress`


def read_roster(
    path: str | Path,
    *,
    on: date,
    sheet: str | None = None,
    mapping: RosterMapping | None = None,
    progress: Progress | None = None,
) -> Roster:
    """Read a roster (.xlsx, .xls, .ods, .csv) as it is judged on a day.

    `sheet` names the sheet, else the one that looks most like a roster is read; `progress` is called with the rows read
    so far and about how many there are. Raises UnusableFile, whose `say` is for the user, and nothing else.
    """
    said = mapping or RosterMapping()
    wanted = sheet if sheet is not None else said.sheet
    file = Path(path)
    with opened(file, wanted) as source:
        chosen, others = choose(source, wanted, catalogue(), said)
        layout = lay_out(chosen.header, chosen.sheet.hidden_columns, catalogue(), said, said.year or on.year)
        if not layout.claims.keys() & {"name", "id_number"}:
            raise UnusableFile(_("Neither a column of names nor one of ID numbers was found."))
        return _read(source, shown(file), chosen, others, layout, said, on, progress)


def _read(
    source: Source, file: str, chosen: Candidate, others: list[Warning], layout: Layout, said: RosterMapping,
    on: date, progress: Progress | None,
) -> Roster:  # fmt: skip
    header, columns = chosen.header, layout.columns
    ends, assumed = year_ends(layout, (header.title, chosen.sheet.name), said.year, on)
    template = _template(layout, ends)
    place = {key: columns[key].index for key in ("name", "id_number") if key in columns}
    lines = Lines(header, header.title, place.get("name"), place.get("id_number"))
    rows = Rows(layout, tuple(fields(layout, catalogue(), said)), template, lines, catalogue(), on)
    for count, (number, cells) in enumerate(source.rows(chosen.sheet), 1):
        if number > header.lower:
            rows.add(number, cells)
        if progress and count % STEP == 0:
            progress(count, chosen.sheet.height)
    mark_shared_badges(rows.rows)
    return Roster(
        file=file,
        sheet=chosen.sheet.name or None,
        title=header.title,
        header_row=header.lower,
        columns=columns,
        unread=tuple(layout.unread),
        rows=tuple(rows.rows),
        rejected=tuple(rows.rejected),
        warnings=(*others, *layout.warnings, *assumed, *_single_hire_date(layout), *rows.notes.warnings),
        facts=frozenset(template),
        people=rows.people,
    )


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
