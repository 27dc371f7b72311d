"""Watching over certificates that have been issued: reviewed, suspended, resumed, reported lost."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from xieguan.lifecycle.credentials.leaving import must_be_here
from xieguan.lifecycle.credentials.models import Certificate
from xieguan.lifecycle.credentials.state import (
    DAY,
    EXPIRED,
    LOST,
    RETURNED,
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
    last_day: date | None = None,
    reason: Why = "",
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Review the certificate somebody holds (审验). Where it does not pass it is suspended. Hai'an 21."""
    must_be_here(engagement, on)
    held = latest_of(engagement, on).first()
    if held is None or held.state in (REVOKED, RETURNED, LOST):
        raise Invalid({"": [_("there is no certificate to review")]})
    if not passed and not reason:
        raise Invalid({"reason": [_("say why it does not pass")]})
    until = _until(held, passed, last_day, on)
    tell(held, "reviewed", by=by, on=on, now=now, reason=reason, valid_until=until)
    if passed and held.last == "suspended":
        tell(held, "resumed", by=by, on=on, now=now)
    if not passed and held.last != "suspended":
        tell(held, "suspended", by=by, on=on, now=now, reason=reason)
    return Noted(None, {"certificate": held.number, "passed": passed, "reason": redacted(reason)})


def _until(held: Any, passed: bool, last_day: date | None, on: date) -> date | None:
    """The first day on which it counts no longer, where the review extends it. Raises Invalid."""
    if not passed or last_day is None:
        if passed and held.state == EXPIRED:
            raise Invalid({"last_day": [_("it has expired: say until when it is valid now")]})
        return None
    if last_day < on:
        raise Invalid({"last_day": [_("this lies before the day of the review")]})
    if last_day < held.runs_until:
        say = _("it is valid to {day} already: an extension ends later")
        raise Invalid({"last_day": [say.format(day=held.runs_until - DAY)]})
    return last_day + DAY


@act("credentials.suspend", of=Certificate, by=[Role.ISSUER])
def suspend(certificate: Certificate, *, reason: Reason, by: User, on: date, now: datetime) -> Noted:
    """Suspend a certificate: nobody goes on duty with it until it is resumed."""
    _in(certificate, on, VALID)
    tell(certificate, "suspended", by=by, on=on, now=now, reason=reason[:400])
    return Noted(None, {"reason": redacted(reason)})


@act("credentials.resume", of=Certificate, by=[Role.ISSUER])
def resume(certificate: Certificate, *, reason: Reason, by: User, on: date, now: datetime) -> Noted:
    """Let a suspended certificate count again."""
    must_be_here(certificate.engagement, on)
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
