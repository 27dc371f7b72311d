"""Issuing the work certificate. It is judged before it is made; a new one in place of an old one cancels that."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from django.utils.timezone import localdate
from pydantic import Field

from xieguan.law.nodes import Value
from xieguan.lifecycle.credentials.issuers import issuer_of, level_of
from xieguan.lifecycle.credentials.leaving import must_be_here
from xieguan.lifecycle.credentials.models import Certificate
from xieguan.lifecycle.credentials.printing import next_printed, readable
from xieguan.lifecycle.credentials.state import DAY, REVOKED, latest_of
from xieguan.lifecycle.credentials.telling import tell
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

Number = Annotated[str, Field(max_length=40, pattern=r"^[0-9A-Za-z\u4e00-\u9fff()（）〔〕-]*$")]
Why = Annotated[str, Field(max_length=400)]


def stated(engagement: Engagement, read: Any, by: User, on: date, today: date) -> Mapping[str, Value]:
    """Of which level the issuer is: it follows from the organisation in whose name he issues."""
    issuer = issuer_of(engagement.organisation, by, today)
    return {
        "certificate_issuer_level": level_of(issuer, on),
        "certificate_says_not_enforcement": read.certificate_says_not_enforcement,
    }


@act(
    "credentials.issue",
    of=Engagement,
    by=[Role.ISSUER],
    facts=["certificate_issuer_level", "certificate_says_not_enforcement"],
    derives=stated,
)
def issue(
    engagement: Engagement,
    *,
    number: Number = "",
    last_day: date,
    certificate_says_not_enforcement: bool,
    reason: Why = "",
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Give an auxiliary the work certificate that lets him go on duty. Shanxi 21; Hai'an 21.

    It counts to the end of `last_day`.

    Where there is one already that has not been revoked, `reason` says why it is replaced, and it is cancelled.
    """
    must_be_here(engagement, on)
    if last_day < on:
        raise Invalid({"last_day": [_("this lies before the day of issue")]})
    issuer = issuer_of(engagement.organisation, by, localdate(now))
    former = _former(engagement, on, reason)
    made = Certificate.objects.create(
        engagement=engagement,
        issuer=issuer,
        number=_number(issuer, number),
        issued_on=on,
        valid_until=last_day + DAY,
        says_not_enforcement=certificate_says_not_enforcement,
        issuer_level=level_of(issuer, on),
        replaces=former,
    )
    if former is not None and former.state != REVOKED:
        tell(former, "revoked", by=by, on=on, now=now, reason=reason)
    why = {"replaces": former.number, "reason": redacted(reason)} if former is not None else {}
    return Noted(made, {"certificate": made.number, "issuer": issuer.public, **why})


def _former(engagement: Engagement, on: date, reason: str) -> Any:
    """The certificate this one comes after. Raises Invalid where it still counts and nobody says why it is replaced."""
    if engagement.certificates.filter(issued_on__gt=on).exists():
        raise Invalid({"on": [_("a certificate was issued on a later day already")]})
    former = latest_of(engagement, on).first()
    if former is not None and former.state != REVOKED and not reason:
        say = _("certificate {number} has not been revoked: say why another takes its place")
        raise Invalid({"reason": [say.format(number=former.number)]})
    return former


def _number(issuer: Organisation, number: str) -> str:
    """The number stated, or the next of the issuer's ranges. Raises Invalid for one that is used or out of them."""
    printed = number or next_printed(issuer)
    if not readable(issuer, printed):
        raise Invalid(
            {"number": [_("{number} lies in none of the ranges opened here").format(number=printed)]}
        )
    if Certificate.objects.filter(issuer=issuer, number=printed).exists():
        raise Invalid({"number": [_("certificate number {number} has been used").format(number=printed)]})
    return printed
