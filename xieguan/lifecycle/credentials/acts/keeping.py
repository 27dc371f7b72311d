"""Watching over certificates that have been issued: reviewed, suspended, resumed, reported lost."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from xieguan.lifecycle.credentials.models import Certificate
from xieguan.lifecycle.credentials.state import (
    EXPIRED,
    LOST,
    REVOKED,
    SUSPENDED,
    VALID,
    latest_of,
    with_state,
)
from xieguan.lifecycle.credentials.telling import tell
from xieguan.people.inputs import Reason
from xieguan.people.models import Engagement, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

Why = Annotated[str, Field(max_length=400)]


@act("credentials.review", of=Engagement, by=[Role.ISSUER])
def review(
    engagement: Engagement,
    *,
    passed: bool,
    valid_until: date | None = None,
    reason: Why = "",
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Review the certificate somebody holds (审验). Where it does not pass it is suspended. Hai'an 21."""
    held = latest_of(engagement, on).first()
    if held is None or held.state in (REVOKED, LOST):
        raise Invalid({"": [_("there is no certificate to review")]})
    if not passed and not reason:
        raise Invalid({"reason": [_("say why it does not pass")]})
    if valid_until is not None and valid_until <= max(on, held.runs_until if passed else on):
        raise Invalid({"valid_until": [_("it runs until {day} already").format(day=held.runs_until)]})
    if passed and valid_until is None and held.state == EXPIRED:
        raise Invalid({"valid_until": [_("it has expired: say until when it is valid now")]})
    tell(held, "reviewed", by=by, on=on, now=now, reason=reason, valid_until=valid_until if passed else None)
    if passed and held.last == "suspended":
        tell(held, "resumed", by=by, on=on, now=now)
    if not passed and held.last != "suspended":
        tell(held, "suspended", by=by, on=on, now=now, reason=reason)
    return Noted(None, {"certificate": held.number, "passed": passed, "reason": redacted(reason)})


@act("credentials.suspend", of=Certificate, by=[Role.ISSUER])
def suspend(certificate: Certificate, *, reason: Reason, by: User, on: date, now: datetime) -> Noted:
    """Suspend a certificate: nobody goes on duty with it until it is resumed."""
    _in(certificate, on, VALID)
    tell(certificate, "suspended", by=by, on=on, now=now, reason=reason[:400])
    return Noted(None, {"reason": redacted(reason)})


@act("credentials.resume", of=Certificate, by=[Role.ISSUER])
def resume(certificate: Certificate, *, reason: Reason, by: User, on: date, now: datetime) -> Noted:
    """Let a suspended certificate count again."""
    _in(certificate, on, SUSPENDED)
    tell(certificate, "resumed", by=by, on=on, now=now, reason=reason[:400])
    return Noted(None, {"reason": redacted(reason)})


@act(
    "credentials.report_lost",
    of=Certificate,
    by=[Role.ISSUER, Role.CLERK],
    facts=["certificate_lost_on"],
)
def report_lost(
    certificate: Certificate, *, certificate_lost_on: date, reason: Reason, by: User, on: date, now: datetime
) -> Noted:
    """Report a certificate lost. It counts no longer; the issuer cancels it within the term. Shanxi 21."""
    if certificate_lost_on > on:
        raise Invalid({"certificate_lost_on": [_("this day has not come yet")]})
    _in(certificate, certificate_lost_on, VALID, SUSPENDED, EXPIRED)
    tell(certificate, "lost", by=by, on=certificate_lost_on, now=now, reason=reason[:400])
    return Noted(None, {"reason": redacted(reason), "lost_on": certificate_lost_on.isoformat()})


def _in(certificate: Certificate, on: date, *states: str) -> Any:
    """The certificate as it is on a day. Raises Invalid where it is in none of these states."""
    found = with_state(Certificate.objects.filter(pk=certificate.pk, issued_on__lte=on), on).first()
    if found is None or found.state not in states:
        raise Invalid({"": [_("this certificate is not in a state in which this can be done")]})
    return found
