"""Adding to the history of a certificate: what happened, on which day, by whom."""

from datetime import date, datetime

from xieguan.lifecycle.credentials.models import Certificate, CertificateEvent
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.words import _


def tell(
    certificate: Certificate,
    kind: str,
    *,
    by: User,
    on: date,
    now: datetime,
    reason: str = "",
    valid_until: date | None = None,
) -> CertificateEvent:
    """Add an event. Raises Invalid for a day before the certificate, or before what was told of it last."""
    last = certificate.events.order_by("-on").values_list("on", flat=True).first() or certificate.issued_on
    if on < last:
        say = _("something was recorded of this certificate for {day}: choose that day or a later one")
        raise Invalid({"on": [say.format(day=last)]})
    return CertificateEvent.objects.create(
        certificate=certificate,
        kind=kind,
        on=on,
        reason=reason,
        valid_until=valid_until,
        by=by,
        recorded_at=now,
    )
