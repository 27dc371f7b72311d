"""The year that annual columns speak of: their heading's, else the title's, else that of the day of judgement."""

from collections.abc import Iterator
from datetime import date

from xieguan.roster.headings import year_in
from xieguan.roster.layout import Layout
from xieguan.roster.model import Warning
from xieguan.words import _

# The fact that holds the year's last day, and the columns whose headings name the year.
ANNUAL = {
    "annual_training_year_end": ("annual_training_workdays", "annual_training_passed"),
    "appraisal_year_end": ("appraisal_result",),
}


def year_ends(
    layout: Layout, titles: tuple[str, ...], said: int | None, on: date
) -> tuple[dict[str, date], list[Warning]]:
    """The last day of the year for each group of annual columns that is there; `said` is the mapping file's year."""
    ends: dict[str, date] = {}
    warnings: list[Warning] = []
    from_title = next((year for year in map(year_in, titles) if year), None)
    for fact, keys in ANNUAL.items():
        if any(key in layout.claims for key in keys):
            year = said or layout.year_of(*keys) or from_title
            ends[fact] = date(year or on.year, 12, 31)
            if not year:
                warnings += _assumed(layout, keys, on.year)
    return ends, warnings


def _assumed(layout: Layout, keys: tuple[str, ...], year: int) -> Iterator[Warning]:
    fact, column = next((key, layout.claims[key][0].column) for key in keys if key in layout.claims)
    say = _(
        'Column {column}, "{heading}": neither heading nor title names a year; '
        "{year} was taken, the year of the day of judgement."
    )
    said = say.format(column=column.letter, heading=column.heading, year=year)
    yield Warning(None, column.letter, said, "year-from-on", fact)
