"""Which sheet of a workbook is the roster: the one whose header is understood best, hidden ones last."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from xieguan.roster.catalogue import Answer, Catalogue
from xieguan.roster.header import Find, Header, find_header
from xieguan.roster.headings import squeezed
from xieguan.roster.mapping import RosterMapping
from xieguan.roster.model import UnusableFile, Warning
from xieguan.roster.source import Sheet, Source
from xieguan.words import _

NEAREST = 8  # headings shown where no header was found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sheet with its best header."""

    sheet: Sheet
    header: Header

    @property
    def order(self) -> tuple[bool, bool, int]:
        return (self.header.is_roster, not self.sheet.hidden, self.header.understood)

    @property
    def has_people(self) -> bool:
        return self.header.is_roster and any(number > self.header.lower for number, _cells in self.sheet.rows)


def choose(
    source: Source, wanted: str | None, catalogue: Catalogue, mapping: RosterMapping
) -> tuple[Candidate, list[Warning]]:
    """The roster's sheet and header, and a warning for every other sheet that looks like one. Raises UnusableFile."""
    if wanted is not None and wanted not in source.names:
        names = "、".join(name for name in source.names if name)
        say = _('There is no sheet "{sheet}". The file has: {names}.').format(
            sheet=wanted, names=names or "—"
        )
        raise UnusableFile(say)
    sheets = [sheet for sheet in source.sheets if wanted in (None, sheet.name)]
    find = _finder(catalogue, mapping)
    found = [(sheet, find_header(sheet, find, catalogue.others, mapping.header_row)) for sheet in sheets]
    candidates = [Candidate(sheet, header) for sheet, header in found if header]
    best = max(candidates, key=lambda candidate: candidate.order, default=None)
    if best is None or not (best.header.is_roster or mapping.header_row):
        raise UnusableFile(_no_header(best))
    return best, list(_others(best, candidates))


def _finder(catalogue: Catalogue, mapping: RosterMapping) -> Find:
    named = {squeezed(heading): key for key, heading in mapping.columns.items()}

    @cache  # the same words stand in row after row; they are forgotten with this sheet
    def find(heading: str) -> tuple[Answer, ...]:
        found = catalogue.find(heading)
        key = named.get(squeezed(heading))
        return (catalogue.default(key, found),) if key else found

    return find


def _others(best: Candidate, candidates: list[Candidate]) -> Iterator[Warning]:
    if best.sheet.hidden:
        say = _('The sheet "{sheet}" is hidden in the spreadsheet; it was read.').format(
            sheet=best.sheet.name
        )
        yield Warning(None, None, say, "hidden-sheet")
    for other in candidates:
        if other is not best and other.has_people:
            say = _('The sheet "{other}" looks like a roster too; only "{sheet}" was read.')
            yield Warning(
                None, None, say.format(other=other.sheet.name, sheet=best.sheet.name), "other-sheet"
            )


def _no_header(best: Candidate | None) -> str:
    looked = _(
        "No header was found. Expected a row with 姓名 or 身份证号 and at least one more column of a roster."
    )
    if best is None:
        return looked
    texts = [heading.text[:20] for heading in best.header.headings.values()][:NEAREST]
    nearest = _("The nearest is row {row}: {headings}.").format(
        row=best.header.lower, headings="、".join(texts)
    )
    return f"{looked} {nearest}"
