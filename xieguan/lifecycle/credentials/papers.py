"""The registers of badge numbers and of work certificates, and what a personnel file says of both."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import F, Q

from xieguan.desk.documents import Document, Heading, Signatures, Table
from xieguan.desk.documents.content import Block, Cell
from xieguan.lifecycle.credentials.models import Badge, Certificate
from xieguan.lifecycle.credentials.state import DAY, with_state
from xieguan.people.labels import choice
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.papers.heads import of_office
from xieguan.people.papers.personnel import part
from xieguan.people.papers.registry import must_fit, paper
from xieguan.words import _


def _names(keys: Iterable[int]) -> dict[int, str]:
    return {pk: standing.name for pk, standing in named(keys).items()}


@paper(
    "badge_register", of=Organisation, read="credentials.see", title=lambda: _("Register of badge numbers")
)
def badge_register(organisation: Organisation, *, user: User, on: date) -> Document:
    """Every number ever worn in an organisation and below it, until a day. Shanxi 20."""
    del user
    worn = Badge.objects.filter(engagement__organisation__path__startswith=organisation.path, from_on__lte=on)
    badges = list(worn.select_related("number", "engagement__person").order_by("number__number", "from_on"))
    must_fit(len(badges))
    names = _names({one.engagement.organisation_id for one in badges})
    rows = [_badge(number, one, names, on) for number, one in enumerate(badges, 1)]
    columns = [
        _("No."),
        _("Badge number"),
        _("Name"),
        _("Organisation"),
        _("From"),
        _("Out of use from"),
        _("Why it ended"),
    ]
    return _register(_("Register of badge numbers"), organisation, on, Table(columns, rows))


def _badge(number: int, one: Badge, names: dict[int, str], on: date) -> list[Cell]:
    ended = one.ended_on is not None and one.ended_on <= on
    return [
        number,
        one.number.number,
        one.engagement.person.name,
        names.get(one.engagement.organisation_id),
        one.from_on,
        one.ended_on if ended else _("in use"),
        one.why_ended if ended else "",
    ]


@paper(
    "certificate_register",
    of=Organisation,
    read="credentials.see",
    title=lambda: _("Register of work certificates"),
)
def certificate_register(organisation: Organisation, *, user: User, on: date) -> Document:
    """Every certificate issued in an organisation and below it until a day, and what became of it. Shanxi 21."""
    del user
    issued = Certificate.objects.filter(
        engagement__organisation__path__startswith=organisation.path, issued_on__lte=on
    )
    told = with_state(issued, on).annotate(badge=F("engagement__sheet__badge_number"))
    found = list(told.select_related("engagement__person", "replaces").order_by("issuer", "number"))
    must_fit(len(found))
    names = _names({pk for one in found for pk in (one.engagement.organisation_id, one.issuer_id)})
    rows = [_certificate(number, one, names) for number, one in enumerate(found, 1)]
    return _register(_("Register of work certificates"), organisation, on, Table(_columns(), rows))


def _columns() -> list[str]:
    return [
        _("No."),
        _("Certificate"),
        _("Name"),
        _("Organisation"),
        _("Badge number"),
        _("Issuing authority"),
        _("Issued on"),
        _("Valid until"),
        _("State of the certificate"),
        _("Takes the place of"),
    ]


def _certificate(number: int, one: Any, names: dict[int, str]) -> list[Cell]:
    return [
        number,
        one.number,
        one.engagement.person.name,
        names.get(one.engagement.organisation_id),
        one.badge,
        names.get(one.issuer_id),
        one.issued_on,
        one.runs_until - DAY,
        choice("certificate_state", one.state),
        one.replaces.number if one.replaces else "",
    ]


def _last(badge: Badge) -> date | None:
    """The last day on which a number was worn."""
    return badge.ended_on and max(badge.from_on, badge.ended_on - DAY)


def _register(title: str, organisation: Organisation, on: date, table: Table) -> Document:
    return Document(
        title=title,
        subtitle=of_office(organisation, on),
        blocks=(table, Signatures([_("Drawn up by"), _("Leader")])),
        landscape=True,
    )


@part
def in_the_file(engagement: Engagement, on: date) -> Iterator[Block]:
    """Badge numbers and certificates of one person."""
    yield Heading(_("Credentials"))
    badges = Badge.objects.filter(engagement=engagement, from_on__lte=on).select_related("number")
    ended = Q(ended_on__isnull=False, ended_on__lte=on)
    rows: list[list[Cell]] = [
        [_("Badge number"), one.number.number, one.from_on, _last(one) if one.over else "", ""]
        for one in badges.annotate(over=ended).order_by("from_on", "pk")
    ]
    mine = with_state(Certificate.objects.filter(engagement=engagement, issued_on__lte=on), on)
    rows += [
        [
            _("Work certificate"),
            one.number,
            one.issued_on,
            one.runs_until - DAY,
            choice("certificate_state", one.state),
        ]
        for one in mine.order_by("issued_on", "pk")
    ]
    yield Table([_("What"), _("Its number"), _("From"), _("Until"), _("State of the certificate")], rows)
