"""Dispatch firms: their credit code, and a whole team passed from one firm to another in one act."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength, ValidationError

from xieguan.lifecycle.contracts.inputs import Dispatched, OptionalNumber
from xieguan.lifecycle.contracts.models import FirmChange, FirmRegistration, LabourContract
from xieguan.lifecycle.contracts.sending import named_firm, sent_by
from xieguan.people import sheet
from xieguan.people.inputs import FirmName, Name, Reason
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.models.organisation import Kind
from xieguan.people.notes import Noted, names
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.tree import standing_of
from xieguan.words import _

KEEPERS = (Role.CLERK, Role.LEADER, Role.DISPATCH_FIRM)


@act("contracts.register_firm", of=Organisation, by=KEEPERS)
def register_firm(
    firm: Organisation,
    *,
    credit_code: Name,
    permit: OptionalNumber = "",
    permit_until: date | None = None,
    by: User,
    now: datetime,
) -> Noted:
    """Record the unified social credit code of a dispatch firm, and its permit. Labour Contract Law 57, 58."""
    if standing_of(firm).kind != Kind.FIRM:
        raise Invalid({"": [_("this is no dispatch firm")]})
    code = _checked(credit_code)
    if FirmRegistration.objects.filter(credit_code=code).exclude(organisation=firm).exists():
        raise Invalid({"credit_code": [_("another firm has this credit code already")]})
    was = FirmRegistration.objects.filter(organisation=firm).first()
    stated = {"credit_code": code, "permit": permit, "permit_until": permit_until}
    FirmRegistration.objects.update_or_create(
        organisation=firm, defaults={**stated, "recorded_at": now, "recorded_by": by}
    )
    return Noted(None, {"credit_code": code, "was": {"credit_code": was.credit_code} if was else {}})


def _checked(given: str) -> str:
    """The code without spaces. Raises Invalid saying what is wrong with it: length, characters or check digit."""
    try:
        return str(uscc.validate(given.upper()))
    except InvalidLength:
        say = _("a unified social credit code has 18 characters")
    except InvalidChecksum:
        say = _("the check digit does not fit: one of the characters was written wrong")
    except (InvalidFormat, InvalidComponent, ValidationError):
        say = _("a unified social credit code has digits and capital letters without I, O, Z, S and V")
    raise Invalid({"credit_code": [say]})


@act("contracts.change_firm", of=Organisation, by=[Role.LEADER])
def change_firm(
    office: Organisation,
    *,
    firm: FirmName,
    to: FirmName,
    people: Dispatched = [],  # noqa: B006  never changed
    reason: Reason,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Have people sent by another firm from a day on: everybody of a firm, or those named. It is no new entry."""
    before, after = named_firm(firm, "firm"), named_firm(to, "to")
    if before == after:
        raise Invalid({"to": [_("this is the firm already")]})
    moving = _moving(office, before, people)
    _must_follow(moving, on)
    FirmChange.objects.bulk_create(
        FirmChange(
            engagement=one,
            was=before,
            became=after,
            on=on,
            reason=redacted(reason),
            recorded_at=now,
            recorded_by=by,
        )
        for one in moving
    )
    keys = [one.pk for one in moving]
    Engagement.objects.filter(pk__in=keys).update(firm=after)
    _end_contracts(keys, before, on, redacted(reason))
    sheet.refresh(keys, localdate(now))
    said = {"people": names(moving), "was": {"firm": before.public}, "is": {"firm": after.public}}
    return Noted(None, {**said, "reason": redacted(reason)})


def _moving(office: Organisation, firm: Organisation, people: Sequence[str]) -> list[Engagement]:
    """Who passes: all whom the firm sends here, or those named. Raises Invalid naming each who is not of the firm."""
    there = {one.public: one for one in sent_by(office, firm).order_by("pk")}
    if wrong := {
        f"people.{at}": [_("this firm sends no such person here")]
        for at, public in enumerate(people)
        if public not in there
    }:
        raise Invalid(wrong)
    moving = [there[public] for public in dict.fromkeys(people)] if people else list(there.values())
    if not moving:
        raise Invalid({"firm": [_("this firm sends nobody here")]})
    return moving


def _must_follow(moving: Sequence[Engagement], on: date) -> None:
    """Nobody changes his firm before he came, nor before his last change. Raises Invalid."""
    early = [one for one in moving if one.hired_on is not None and one.hired_on > on]
    later = FirmChange.objects.filter(engagement__in=moving, on__gte=on).order_by("-on").first()
    if early or later:
        last = later.on if later else max(one.hired_on for one in early if one.hired_on)
        say = _("one of them came, or changed his firm, on {day}: choose a later day")
        raise Invalid({"on": [say.format(day=last)]})


def _end_contracts(keys: Sequence[int], firm: Organisation, on: date, why: str) -> None:
    """What they had signed with the former firm covers them no longer; the new one signs with them anew."""
    open_ones = LabourContract.objects.filter(
        engagement__in=keys, employer=firm, ended_on__isnull=True, from_on__lte=on
    )
    open_ones.exclude(until_on__lte=on).update(ended_on=on, why_ended=why[:400])
