"""Printing cards for somebody: those within his reach that his office issued and that count, on the trail first."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from xieguan.desk import papers, trail
from xieguan.desk.signing.keyring import signer
from xieguan.lifecycle.credentials.card.faces import faces
from xieguan.lifecycle.credentials.card.setting import as_pdf
from xieguan.lifecycle.credentials.models import Certificate
from xieguan.lifecycle.credentials.state import VALID, with_state
from xieguan.people import reads
from xieguan.people.models import Organisation, User
from xieguan.people.outcomes import Invalid, NotFound
from xieguan.words import _

READ = "cards.print"
MOST = 500  # cards in one file


@dataclass(frozen=True, slots=True)
class Printed:
    """The file, and how many cards are in it."""

    content: bytes
    count: int


def printable(by: User, on: date) -> QuerySet[Any]:
    """The certificates whose cards a user may print: valid ones that his office or one below issued. Raises Denied."""
    issued = Q()
    for path in reads.reaching(READ, by).paths():
        issued |= Q(issuer__path__startswith=path)
    mine = reads.rows(READ, by).filter(issued)
    found: QuerySet[Any] = with_state(Certificate.objects.filter(pk__in=mine.values("pk")), on)
    return found.filter(state=VALID)


def print_chosen(publics: Iterable[str], *, by: User, on: date, now: datetime) -> Printed:
    """The cards of these certificates. Raises NotFound outside his reach, Invalid for one that does not count."""
    wanted = list(dict.fromkeys(publics))
    if reads.rows(READ, by).filter(public__in=wanted).count() < len(wanted):
        raise NotFound(_("there is no such record"))
    ready = printable(by, on).filter(public__in=wanted)
    rest = Certificate.objects.filter(public__in=wanted).exclude(pk__in=ready.values("pk"))
    if numbers := sorted(rest.values_list("number", flat=True)):
        say = _("not valid, or issued by another office: {numbers}")
        raise Invalid({"pick": [say.format(numbers=_(", ").join(numbers[:20]))]})
    return _printed(ready, by, on, now)


def print_office(office: str, *, by: User, on: date, now: datetime) -> Printed:
    """All cards of an office and those below it. Raises NotFound, Denied, Invalid."""
    found: Organisation = reads.one(READ, office, by, of=Organisation)
    ready = printable(by, on).filter(engagement__organisation__path__startswith=found.path)
    return _printed(ready, by, on, now)


def _printed(ready: QuerySet[Any], by: User, on: date, now: datetime) -> Printed:
    chosen = list(ready.values_list("pk", "public"))
    if not chosen:
        raise Invalid({"pick": [_("choose at least one valid certificate")]})
    if len(chosen) > MOST:
        say = _(
            "{count} cards are too many for one file, which holds {most}: choose an office, or single ones"
        )
        raise Invalid({"pick": [say.format(count=len(chosen), most=MOST)]})
    keys = signer(settings.DATA, now)
    cards = faces(Certificate.objects.filter(pk__in=[pk for pk, _public in chosen]), on)
    demo = bool(getattr(settings, "DEMO", False))
    content = as_pdf(cards, keys, now, photos=papers.folder(), demo=demo)
    _note([public for _pk, public in chosen], content, keys.published.id.hex(), by, on)
    return Printed(content, len(cards))


def _note(publics: list[str], content: bytes, key: str, by: User, on: date) -> None:
    subject = ("certificate", publics[0]) if len(publics) == 1 else ("user", by.public)
    detail = {"cards": publics, "key": key, "sha256": hashlib.sha256(content).hexdigest()}
    trail.shown(
        act=READ,
        actor=by.public,
        subject=subject,
        organisation=by.home.public if by.home else "",
        on=on,
        detail=detail,
    )
