"""The register of kit, the receipt somebody signs, and what a personnel file says of it."""

from collections.abc import Iterator
from datetime import date

from xieguan.desk.documents import Document, Fields, Heading, Signatures, Table, Text
from xieguan.desk.documents.content import Block, Cell
from xieguan.lifecycle.kit.lines import held
from xieguan.lifecycle.kit.models import KitIssue
from xieguan.lifecycle.kit.shelf import of_person
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.papers.heads import of_office
from xieguan.people.papers.personnel import part
from xieguan.people.papers.registry import must_fit, paper
from xieguan.words import _


@paper(
    "kit_register",
    of=Organisation,
    read="kit.issues",
    title=lambda: _("Register of uniform, insignia and equipment"),
)
def kit_register(organisation: Organisation, *, user: User, on: date) -> Document:
    """Everything issued in an organisation and below it until a day, and what became of it. Shanxi 20, 26."""
    del user
    issued = KitIssue.objects.filter(
        engagement__organisation__path__startswith=organisation.path, from_on__lte=on
    )
    found = list(
        issued.select_related("engagement__person", "stock__item", "piece").order_by(
            "engagement__organisation", "engagement__person__pinyin", "engagement", "pk"
        )
    )
    must_fit(len(found))
    offices = named({one.engagement.organisation_id for one in found})
    rows: list[list[Cell]] = [
        [number, one.engagement.person.name, offices[one.engagement.organisation_id].name, *_line(one, on)]
        for number, one in enumerate(found, 1)
    ]
    columns = [_("No."), _("Name"), _("Organisation"), *_columns()]
    return Document(
        title=_("Register of uniform, insignia and equipment"),
        subtitle=of_office(organisation, on),
        blocks=(Table(columns, rows), Signatures([_("Drawn up by"), _("Leader")])),
        landscape=True,
    )


def _columns() -> list[str]:
    return [
        *(_("Kit item"), _("Size"), _("Piece number"), _("Quantity"), _("Issued on")),
        *(_("Signed for"), _("Due back"), _("What became of it")),
    ]


def _line(one: KitIssue, on: date) -> list[Cell]:
    ended = one.ended_on is not None and one.ended_on <= on
    became = f"{one.ended_on} {one.get_ending_display()} {one.why}".strip() if ended else _("held")
    return [
        one.stock.item.name,
        one.stock.size,
        one.piece.serial if one.piece else "",
        one.quantity,
        one.from_on,
        one.signed_on,
        one.due_back,
        became,
    ]


@paper("kit_receipt", of=Engagement, read="kit.issues", title=lambda: _("Receipt for kit"))
def kit_receipt(engagement: Engagement, *, user: User, on: date) -> Document:
    """What somebody holds on a day, for him to sign. It says that he pays nothing for it. Labour Contract Law 9."""
    del user
    rows: list[list[Cell]] = [
        [number, *_line(one, on)[:5], one.due_back] for number, one in enumerate(held(engagement, on), 1)
    ]
    columns = [_("No."), *_columns()[:5], _("Due back")]
    about: list[tuple[str, Cell]] = [
        (_("Name"), engagement.person.name),
        (_("Organisation"), named([engagement.organisation_id])[engagement.organisation_id].name),
    ]
    return Document(
        title=_("Receipt for kit"),
        subtitle=of_office(engagement.organisation, on),
        blocks=(
            Fields(about),
            Table(columns, rows),
            Text(_("The office takes no deposit and no guarantee for these things, under whatever name.")),
            Text(_("They are lent to nobody, and given back on leaving. What is lost is reported at once.")),
            Signatures([_("Received by"), _("Handed out by")]),
        ),
    )


@part
def in_the_file(engagement: Engagement, on: date) -> Iterator[Block]:
    """What one person was issued, and what came back."""
    yield Heading(_("Kit"))
    yield Table(_columns(), [_line(one, on) for one in of_person(engagement, on)])
