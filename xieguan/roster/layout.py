"""Which column answers which fact: by the mapping file, else by its heading; of several, the best."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xieguan.roster.catalogue import Answer, Catalogue
from xieguan.roster.header import Header
from xieguan.roster.headings import squeezed, year_in
from xieguan.roster.mapping import RosterMapping
from xieguan.roster.model import Column, UnusableFile, Warning, letter
from xieguan.words import _, pick

MATTER = (
    "name",
    "id_number",
    "sex",
    "certificate_number",
)  # known columns that findings rest on, beside the facts


@dataclass(frozen=True, slots=True)
class Claim:
    """A column that could answer a fact, and the year its heading names."""

    column: Column
    answer: Answer
    year: int | None


@dataclass
class Layout:
    """The columns to read: by fact or known column, the claims to read it from (several only for a bar in pieces)."""

    claims: dict[str, list[Claim]] = field(default_factory=dict)
    unread: list[Column] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    @property
    def columns(self) -> dict[str, Column]:
        return {key: claims[0].column for key, claims in self.claims.items()}

    def year_of(self, *keys: str) -> int | None:
        """The year named by the first of these columns that names one."""
        years = [claim.year for key in keys for claim in self.claims.get(key, ()) if claim.year]
        return years[0] if years else None


def lay_out(
    header: Header, hidden: frozenset[int], catalogue: Catalogue, mapping: RosterMapping, year: int
) -> Layout:
    """Assign the columns of a header. Raises UnusableFile where the mapping file names a column that is not there."""
    layout = Layout()
    rivals: dict[str, list[Claim]] = {}
    for index, heading in sorted(header.headings.items()):
        column = Column(index, letter(index), heading.text, index in hidden)
        answers = _answers(column, heading.answers, catalogue, mapping)
        for answer in answers:
            rivals.setdefault(answer.key, []).append(Claim(column, answer, year_in(heading.text)))
        if not answers and squeezed(heading.text) not in mapping.ignore:
            layout.unread.append(column)
    _check_mapping(mapping, rivals)
    for key, claims in rivals.items():
        claims.sort(key=lambda claim: _preference(claim, year))
        layout.claims[key] = _pieces(catalogue.bars[key], claims) if key in catalogue.bars else claims[:1]
    layout.warnings += _warnings(layout, rivals, catalogue)
    return layout


def _answers(
    column: Column, found: tuple[Answer, ...], catalogue: Catalogue, mapping: RosterMapping
) -> tuple[Answer, ...]:
    if squeezed(column.heading) in mapping.ignore:
        return ()
    named = [key for key in mapping.columns if mapping.means(key, column.index, column.heading)]
    if named:
        return tuple(catalogue.default(key, found) for key in named)
    return tuple(answer for answer in found if answer.key not in mapping.columns)


def _check_mapping(mapping: RosterMapping, rivals: Mapping[str, list[Claim]]) -> None:
    for key, said in mapping.columns.items():
        if key not in rivals:
            say = _('Mapping file, columns.{key}: the sheet has no column "{said}".').format(
                key=key, said=said
            )
            raise UnusableFile(say)


def _preference(claim: Claim, year: int) -> tuple[int, bool, int, int]:
    past = 0 if claim.year is None else year - claim.year
    distance = 500 if claim.year is None else past if past >= 0 else 1000 - past
    return (distance, claim.column.hidden, claim.answer.rank, claim.column.index)


def _pieces(whole: frozenset[str], claims: list[Claim]) -> list[Claim]:
    """The one column that asks the whole bar and nothing else, or all that ask pieces of it, narrow ones first."""
    for claim in claims:
        if claim.answer.parts == whole:
            return [claim]
    return sorted(claims, key=lambda claim: bool(claim.answer.parts - whole))


def _warnings(layout: Layout, rivals: Mapping[str, list[Claim]], catalogue: Catalogue) -> Iterator[Warning]:
    read = {claim.column for claims in layout.claims.values() for claim in claims}
    for column in sorted(read, key=lambda column: column.index):
        if column.hidden:
            say = _('Column {column}, "{heading}": the column is hidden in the spreadsheet; it was read.')
            yield _about(column, say, "hidden-column")
    for column in layout.unread:
        say = _('Column {column}, "{heading}": the heading is not understood; the column was not read.')
        yield _about(column, say, "unread-column")
    for key, claims in rivals.items():
        yield from _left_out(key, layout.claims[key], claims, catalogue)
    for key, whole in catalogue.bars.items():
        if key in layout.claims:
            yield from _partial(key, whole, layout.claims[key], catalogue)


def _left_out(key: str, taken: list[Claim], claims: list[Claim], catalogue: Catalogue) -> Iterator[Warning]:
    if key in catalogue.plain and key not in MATTER:
        return
    for claim in claims:
        if claim not in taken:
            say = _(
                'Column {column}, "{heading}": it answers the same as column {other}; column {other} was read.'
            )
            yield _about(claim.column, say, "duplicate-column", key, other=taken[0].column.letter)


def _partial(key: str, whole: frozenset[str], claims: list[Claim], catalogue: Catalogue) -> Iterator[Warning]:
    lacks = whole - frozenset().union(*(claim.answer.parts for claim in claims))
    if lacks:
        names = "、".join(pick(catalogue.parts[part]) for part in catalogue.parts if part in lacks)
        say = _('Column {column}, "{heading}": it answers only part of the bar; it does not ask: {lacks}.')
        yield _about(claims[0].column, say, "partial-bar", key, lacks=names)


def _about(column: Column, say: str, kind: str, fact: str | None = None, **words: str) -> Warning:
    said = say.format(column=column.letter, heading=column.heading, **words)
    return Warning(None, column.letter, said, kind, fact)
