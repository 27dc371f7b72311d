"""Of a person: whether he holds a certificate, whether it counts, when it was reviewed, whether he gave it back."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from xieguan.lifecycle.credentials.models import Certificate, CertificateEvent
from xieguan.lifecycle.credentials.state import HELD, VALID, latest_of
from xieguan.people.statements import latest
from xieguan.people.suppliers import supplies


def certified() -> Any:
    """Whether somebody was ever given a certificate here."""
    return Exists(Certificate.objects.filter(engagement=OuterRef("pk")))


@supplies("engagement", "certificate_held", partial=True, among=certified)
def certificate_held(on: date) -> Any:
    """Whether he has one in his hands: not lost, not revoked, not given back."""
    return _of_latest("certificate_held", on, Q(state__in=HELD) & ~Q(Exists(_recovered(on))))


@supplies("engagement", "certificate_valid", partial=True, among=certified)
def certificate_valid(on: date) -> Any:
    """Whether it counts on the day."""
    return _of_latest("certificate_valid", on, Q(state=VALID) & ~Q(Exists(_recovered(on))))


@supplies("engagement", "certificate_returned", partial=True, among=certified)
def certificate_returned(on: date) -> Any:
    """Whether it was given back."""
    return _of_latest("certificate_returned", on, Q(Exists(_recovered(on))))


@supplies("engagement", "certificate_reviewed_on", partial=True, among=certified)
def certificate_reviewed_on(on: date) -> Any:
    """The day on which the latest was issued or last reviewed."""
    own = Subquery(latest_of(OuterRef("pk"), on).values("reviewed_on")[:1])
    return Coalesce(own, latest("certificate_reviewed_on")(on))


def _of_latest(fact: str, on: date, holds: Q) -> Any:
    said = Case(When(holds, then=Value(value=True)), default=Value(value=False))
    own = latest_of(OuterRef("pk"), on).annotate(said=said).values("said")[:1]
    return Coalesce(Subquery(own), latest(fact)(on))


def _recovered(on: date) -> Any:
    return CertificateEvent.objects.filter(certificate=OuterRef("pk"), kind="recovered", on__lte=on)
