"""Of a certificate: who made it, what is printed on it, whether it was lost and cancelled. Of an agency: its style."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Subquery

from xieguan.lifecycle.credentials.models import Certificate, CertificateEvent, InsigniaStyle
from xieguan.people.suppliers import subject_kind, supplies

subject_kind("certificate", Certificate)


@supplies("certificate", "certificate_issuer_level")
def certificate_issuer_level(_on: date) -> Any:
    """Of which level the authority was that made it."""
    return F("issuer_level")


@supplies("certificate", "certificate_says_not_enforcement")
def certificate_says_not_enforcement(_on: date) -> Any:
    """Whether the notice is printed on it."""
    return F("says_not_enforcement")


@supplies("certificate", "certificate_lost_on")
def certificate_lost_on(on: date) -> Any:
    """When it was reported lost."""
    return _day_of("lost", on)


@supplies("certificate", "certificate_cancelled_on")
def certificate_cancelled_on(on: date) -> Any:
    """When it was revoked."""
    return _day_of("revoked", on)


def _day_of(kind: str, on: date) -> Any:
    events = CertificateEvent.objects.filter(certificate=OuterRef("pk"), kind=kind, on__lte=on)
    return Subquery(events.order_by("on", "id").values("on")[:1])


def _of_style(column: str) -> Callable[[date], Any]:
    def supplier(on: date) -> Any:
        adopted = InsigniaStyle.objects.filter(organisation=OuterRef("pk"), from_on__lte=on)
        return Subquery(adopted.order_by("-from_on", "-id").values(column)[:1])

    return supplier


for _column in ("prescribed_above", "follows_rules_above", "says_auxiliary", "differences"):
    supplies("organisation", f"style_{_column}")(_of_style(_column))
