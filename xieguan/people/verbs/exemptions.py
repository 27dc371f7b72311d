"""Exceptions to *should* rules: asked for by whoever would do the act, decided by a leader who did not ask."""

from datetime import date, datetime
from typing import Any

from xieguan.law.judge import Ruling
from xieguan.people.call import Call
from xieguan.people.exceptions import asked
from xieguan.people.finding import find
from xieguan.people.inputs import Key, PackName, Public, Reason
from xieguan.people.models import Exemption, Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.perform import judge, read_input
from xieguan.people.redact import redacted
from xieguan.people.registry import ACTS, act
from xieguan.people.roles import Role
from xieguan.people.scope import organisations_of
from xieguan.words import _


@act("exemptions.ask", of=Organisation, by=Role)
def ask(
    organisation: Organisation,
    *,
    act: str,
    record: Public,
    data: dict[str, Any],
    pack: PackName,
    rule: Key,
    reason: Reason,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Ask that one *should* rule be set aside for one act, exactly as it would be done by whoever asks."""
    call = _call(act, record, data, by, on)
    found, _role = find(call)
    if organisation not in (found, *organisations_of(found)):
        raise NotFound(_("there is no such record"))
    _must_be_refused_for(judge(call, found, read_input(call)), pack, rule)
    if asked(call).filter(pack=pack, rule=rule).exclude(approved=False).exists():
        raise Invalid({"rule": [_("this exception has been asked for already")]})
    kind, name = call.named
    made = Exemption.objects.create(
        organisation=organisation,
        act=act,
        subject_kind=kind,
        subject=name,
        input_digest=call.input_digest,
        pack=pack,
        rule=rule,
        reason=redacted(reason),
        asked_by=by,
        asked_at=now,
    )
    return Noted(made, {"act": act, "for": name, "rule": f"{pack}/{rule}"})  # the reason is erased with him


def _call(act: str, subject: str, data: dict[str, Any], by: User, on: date) -> Call:
    if act not in ACTS:
        raise Invalid({"act": [_("there is no such act")]})
    return Call(ACTS[act], subject, data, by, on)


def _must_be_refused_for(rulings: list[Ruling], pack: str, rule: str) -> None:
    """There is something to except from, and the law leaves room for it."""
    standing = {(entry.law.pack.id, entry.rule.id): entry for entry in rulings if entry.stands}
    ruling = standing.get((pack, rule))
    if ruling is None or ruling.force == "advise":
        raise Invalid({"rule": [_("this rule does not stand in the way")]})
    if ruling.force == "must":
        raise Invalid({"rule": [_("there is no exception to what must be")]})


@act("exemptions.approve", of=Exemption, by=[Role.LEADER])
def approve(exemption: Exemption, *, by: User, now: datetime) -> Noted:
    """Approve that a *should* rule is set aside this once. Whoever asked cannot approve."""
    return _decide(exemption, by, now, approved=True)


@act("exemptions.decline", of=Exemption, by=[Role.LEADER])
def decline(exemption: Exemption, *, reason: Reason, by: User, now: datetime) -> Noted:
    """Decline an exception, and say why. It can be asked for again."""
    return _decide(exemption, by, now, approved=False, reason=reason)


def _decide(exemption: Exemption, by: User, now: datetime, *, approved: bool, reason: str = "") -> Noted:
    if exemption.asked_by_id == by.pk:
        raise Denied(_("who asks for an exception does not decide on it"))
    if exemption.approved is not None:
        raise Invalid({"": [_("this exception has been decided on already")]})
    Exemption.objects.filter(pk=exemption.pk).update(approved=approved, decided_by=by, decided_at=now)
    why = {"reason": redacted(reason)} if reason else {}
    return Noted(None, {"act": exemption.act, "for": exemption.subject, **why})
