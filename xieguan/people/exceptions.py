"""Exceptions to *should* rules: which an act may use, and that each is used up by one act."""

from collections.abc import Iterable

from django.db.models import QuerySet

from xieguan.law.judge import Ruling
from xieguan.people.call import Call
from xieguan.people.models import Exemption
from xieguan.people.outcomes import Refused


def asked(call: Call) -> QuerySet[Exemption]:
    """The exceptions asked for exactly this call: act, subject and input; not those used up already."""
    kind, subject = call.named
    return Exemption.objects.filter(
        act=call.act.name,
        subject_kind=kind,
        subject=subject,
        input_digest=call.input_digest,
        used_in__isnull=True,
    )


def pass_or_refuse(call: Call, rulings: Iterable[Ruling]) -> list[str]:
    """Refused unless every rule is met, or is a *should* that a second person has set aside. Names the exceptions."""
    standing = [ruling for ruling in rulings if ruling.stands and ruling.force != "advise"]
    if not standing:
        return []
    approved = {(entry.pack, entry.rule): entry.public for entry in asked(call).filter(approved=True)}
    refusing = [ruling for ruling in standing if ruling.force == "must" or _of(ruling) not in approved]
    if refusing:
        raise Refused(refusing)
    return [approved[_of(ruling)] for ruling in standing]


def _of(ruling: Ruling) -> tuple[str, str]:
    return ruling.law.pack.id, ruling.rule.id


def use_up(exemptions: list[str], entry: int) -> None:
    """Note the act that used them, so that no other can."""
    if exemptions:
        Exemption.objects.filter(public__in=exemptions).update(used_in=entry)
