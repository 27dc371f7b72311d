"""The end of certificate and badge: revoked in the record at once, recovered when their holder gives them back."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from django.utils.timezone import localdate
from pydantic import Field

from xieguan.lifecycle.credentials.models import Badge, Certificate
from xieguan.lifecycle.credentials.numbering import wearing
from xieguan.lifecycle.credentials.others import bearing, look_again
from xieguan.lifecycle.credentials.state import REVOKED, latest_of
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


class CredentialPart(StrEnum):
    """What is revoked."""

    BOTH = "both"
    CERTIFICATE = "certificate"
    BADGE = "badge"


@act("credentials.revoke", of=Engagement, by=[Role.ISSUER])
def revoke(
    engagement: Engagement, *, part: CredentialPart, reason: Reason, by: User, on: date, now: datetime
) -> Noted:
    """Revoke certificate, badge number or both. Lost, replaced, no longer needed, or left. Shanxi 21, 26."""
    certificate = _revocable(engagement, on) if part != CredentialPart.BADGE else None
    badge = wearing(engagement) if part != CredentialPart.CERTIFICATE else None
    if certificate is None and badge is None:
        raise Invalid({"": [_("there is nothing here to revoke")]})
    if certificate is not None:
        tell(certificate, "revoked", by=by, on=on, now=now, reason=reason[:400])
    if badge is not None:
        _end(badge, on, reason, localdate(now))
    said = {"certificate": certificate.number if certificate else "", "badge": _number(badge)}
    return Noted(None, {**said, "reason": redacted(reason)})


def _revocable(engagement: Engagement, on: date) -> Certificate | None:
    latest: Certificate | None = latest_of(engagement, on).exclude(state=REVOKED).first()
    return latest


def _end(badge: Badge, on: date, reason: str, today: date) -> None:
    if on < badge.from_on:
        say = _("the number was given on {day}: choose that day or a later one")
        raise Invalid({"on": [say.format(day=badge.from_on)]})
    Badge.objects.filter(pk=badge.pk).update(ended_on=on, why_ended=reason[:400])
    look_again(bearing(badge.number.number, badge.engagement), today)


def _number(badge: Badge | None) -> str:
    return badge.number.number if badge else ""


@act("credentials.recover", of=Engagement, by=[Role.CLERK, Role.ISSUER])
def recover(engagement: Engagement, *, reason: Why = "", by: User, on: date, now: datetime) -> Noted:
    """Record that somebody has given his work certificate back. Shanxi 26; Hai'an 22."""
    certificate = latest_of(engagement, on).first()
    if certificate is None:
        raise Invalid({"": [_("there is no certificate to recover")]})
    if certificate.events.filter(kind="recovered").exists():
        raise Invalid({"": [_("this certificate has been recovered already")]})
    tell(certificate, "recovered", by=by, on=on, now=now, reason=reason)
    return Noted(None, {"certificate": certificate.number, "reason": redacted(reason)})
