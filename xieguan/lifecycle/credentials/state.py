"""What state a certificate is in on a day: as SQL for facts and lists, and in words' keys for pages."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from xieguan.lifecycle.credentials.models import Certificate, CertificateEvent

Kind = CertificateEvent.Kind
VALID, SUSPENDED, LOST, EXPIRED = "valid", "suspended", "lost", "expired"
RETURNED, REVOKED = "returned", "revoked"
DAY = timedelta(
    days=1
)  # `runs_until` is the first day on which it counts no longer; people read and write the last
STATES = (VALID, SUSPENDED, LOST, EXPIRED, RETURNED, REVOKED)
HELD = (VALID, SUSPENDED, EXPIRED)  # its holder has it in his hands


def with_state(certificates: QuerySet[Certificate], on: date) -> QuerySet[Any]:
    """Certificates with `state`, `runs_until` and `reviewed_on` as of a day."""
    said = certificates.annotate(
        last=_last(on, "kind", kind__in=CertificateEvent.CHANGING),
        runs_until=Coalesce(_last(on, "valid_until", valid_until__isnull=False), F("valid_until")),
        reviewed_on=Coalesce(_last(on, "on", kind=Kind.REVIEWED), F("issued_on")),
    )
    return said.annotate(
        state=Case(
            When(last=Kind.REVOKED, then=Value(REVOKED)),
            When(last=Kind.LOST, then=Value(LOST)),
            When(Exists(_given_back(on)), then=Value(RETURNED)),
            When(Q(runs_until__lte=on), then=Value(EXPIRED)),
            When(last=Kind.SUSPENDED, then=Value(SUSPENDED)),
            default=Value(VALID),
            output_field=CharField(),
        )
    )


def _given_back(on: date) -> QuerySet[Any]:
    return CertificateEvent.objects.filter(certificate=OuterRef("pk"), kind=Kind.RECOVERED, on__lte=on)


def _last(on: date, column: str, **which: Any) -> Subquery:
    events = CertificateEvent.objects.filter(certificate=OuterRef("pk"), on__lte=on, **which)
    return Subquery(events.order_by("-on", "-id").values(column)[:1])


def latest_of(engagement: Any, on: date) -> QuerySet[Any]:
    """The certificate somebody was given last by a day, with its state; `engagement` may be an outer reference."""
    given = Certificate.objects.filter(engagement=engagement, issued_on__lte=on)
    return with_state(given, on).order_by("-issued_on", "-id")
