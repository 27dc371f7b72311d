"""What an office decides about a lapsed pack: to keep it as its own policy, and to end that before its time."""

from datetime import date

from xieguan.people.drafting.kept import known as known_packs
from xieguan.people.inputs import Document, PackName, Title
from xieguan.people.models import Organisation, PackAdoption
from xieguan.people.notes import Noted, change
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _


@act("packs.adopt", of=Organisation, by=[Role.LEADER])
def adopt(
    organisation: Organisation,
    *,
    pack: PackName,
    document: Document,
    decided_by: Title,
    from_on: date,
    until_on: date,
    passed_on: date | None = None,
    made_known_on: date | None = None,
) -> PackAdoption:
    """Keep a lapsed pack as this organisation's own policy (续用决定), for itself and all below it."""
    known = known_packs()
    if pack not in known:
        raise Invalid({"pack": [_("there is no pack of this name")]})
    lapses = known[pack].until
    if lapses is None or from_on < lapses:
        until = lapses or _("further notice")
        raise Invalid({"from_on": [_("until {day} the pack is itself the law").format(day=until)]})
    if until_on <= from_on:
        raise Invalid({"until_on": [_("the end lies after the beginning")]})
    if organisation.adoptions.filter(pack=pack, from_on__lt=until_on, until_on__gt=from_on).exists():
        raise Invalid({"from_on": [_("this pack is kept by another decision on some of these days")]})
    return PackAdoption.objects.create(
        organisation=organisation,
        pack=pack,
        document=document,
        decided_by=decided_by,
        from_on=from_on,
        until_on=until_on,
        passed_on=passed_on,
        made_known_on=made_known_on,
    )


@act("packs.end_adoption", of=PackAdoption, by=[Role.LEADER])
def end_adoption(adoption: PackAdoption, *, on: date) -> Noted:
    """End an adoption before its time."""
    if not adoption.from_on < on < adoption.until_on:
        say = _("the adoption runs from {first} to {last}").format(
            first=adoption.from_on, last=adoption.until_on
        )
        raise Invalid({"on": [say]})
    changed = change(adoption, {"until_on": on})
    PackAdoption.objects.filter(pk=adoption.pk).update(until_on=on)
    return Noted(None, changed)
