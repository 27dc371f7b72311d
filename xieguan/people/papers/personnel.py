"""The personnel and work file of one engagement as a paper: the record, what is known, how the law stands, his time.

A stage of life adds its part with `part`. Sensitive facts stay on the screen: what is printed is out of our hands.
"""

from collections.abc import Callable, Iterator
from datetime import date

from xieguan.desk.documents import Document, Fields, Heading, Signatures, Table, Text
from xieguan.desk.documents.content import Block
from xieguan.law.wording import cite
from xieguan.people import reads
from xieguan.people.dossier.sources import sources, statements_of
from xieguan.people.dossier.timeline import timeline
from xieguan.people.dossier.verdict import Verdict, verdict
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Statement, User
from xieguan.people.papers.registry import paper
from xieguan.people.secret import decrypt
from xieguan.roster.idnumber import masked
from xieguan.words import _, pick

Part = Callable[[Engagement, date], Iterator[Block]]
PARTS: list[Part] = []


def part(told: Part) -> Part:
    """Add a stage's part of the file, after those there are."""
    PARTS.append(told)
    return told


@paper(
    "personnel_file",
    of=Engagement,
    read="engagements.see",
    title=lambda: _("Personnel and work file"),
)
def personnel_file(engagement: Engagement, *, user: User, on: date) -> Document:
    """The file as it stood that day. Shanxi 19."""
    found, said = verdict(engagement, on), statements_of(engagement, on)
    return Document(
        title=_("Personnel and work file"),
        subtitle=_("as of {day}").format(day=on),
        blocks=(
            Fields(_who(engagement)),
            *(block for told in PARTS for block in told(engagement, on)),
            *_known(found, said),
            *_law(found),
            *_life(engagement, said, user),
            Signatures([_("Drawn up by"), _("Checked over by")]),
        ),
    )


def _who(engagement: Engagement) -> list[tuple[str, str | date | None]]:
    person = engagement.person
    offices = named({pk for pk in (engagement.organisation_id, engagement.firm_id) if pk})
    firm = offices.get(engagement.firm_id) if engagement.firm_id else None
    return [
        (_("Name"), person.name),
        (_("Sex"), _("male") if person.sex == "male" else _("female")),
        (_("Born"), person.born_on),
        (_("ID number (masked)"), masked(decrypt(bytes(person.id_number)))),
        (_("Organisation"), offices[engagement.organisation_id].name),
        *([(_("Dispatch firm"), firm.name)] if firm else []),
        (_("Hired"), engagement.hired_on),
        (_("First hired"), engagement.first_hired_on),
        (_("Left"), engagement.left_on),
    ]


def _known(found: Verdict, said: list[Statement]) -> Iterator[Block]:
    yield Heading(_("What is known"))
    known = [one for one in sources(found.facts, said) if one.value is not None]
    rows = [
        (one.label, one.words, one.roster.file_name if one.roster else _("own record"))
        for one in known
        if one.fact.privacy != "sensitive"
    ]
    yield Table([_("Fact"), _("Value"), _("Where it is from")], rows)
    if len(rows) < len(known):
        left_out = _("{n} sensitive facts are on record and are not printed.")
        yield Text(left_out.format(n=len(known) - len(rows)))


def _law(found: Verdict) -> Iterator[Block]:
    yield Heading(_("What the law says"))
    rows = [
        (
            pick(one.ruling.law.pack.title),
            cite(one.article.number, one.ruling.rule.item),
            pick(one.ruling.rule.label),
            _("not met") if one.ruling.outcome == "fail" else _("unknown"),
        )
        for one in found.standing
    ]
    yield Table([_("Regulation"), _("Article"), _("Rule"), _("Outcome")], rows)


def _life(engagement: Engagement, said: list[Statement], user: User) -> Iterator[Block]:
    yield Heading(_("Timeline"))
    events = timeline(engagement, said, reads.reaching("engagements.see", user))
    yield Table([_("Date"), _("What happened"), _("By")], [(one.day, one.what, one.by) for one in events])
