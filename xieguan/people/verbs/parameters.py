"""An office's own values for parameters of the law: only as strict as the law above it, or stricter."""

from datetime import date

from xieguan.law.judge import Law
from xieguan.law.nodes import Value
from xieguan.law.objects import Parameter
from xieguan.law.wording import shown
from xieguan.people.inputs import Document, PackName, ParameterName
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation, OwnValue
from xieguan.people.notes import Noted, change, plain
from xieguan.people.outcomes import Invalid
from xieguan.people.own_values import is_stricter, value_of
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _, pick


@act("packs.set_parameter", of=Organisation, by=[Role.LEADER])
def set_parameter(
    organisation: Organisation,
    *,
    pack: PackName,
    parameter: ParameterName,
    value: bool | int | str,
    document: Document,
    from_on: date,
    until_on: date | None = None,
) -> Noted:
    """Set a parameter for this organisation and all below it: as strict as what binds it, or stricter."""
    if until_on is not None and until_on <= from_on:
        raise Invalid({"until_on": [_("the end lies after the beginning")]})
    law, known = _known(organisation, pack, parameter, from_on)
    wanted = _read(value, known)
    _must_be_stricter(wanted, law.parameters[parameter], known)
    made = OwnValue.objects.create(
        organisation=organisation,
        pack=pack,
        parameter=parameter,
        value=plain(wanted),
        document=document,
        from_on=from_on,
        until_on=until_on,
    )
    was = {parameter: plain(law.parameters[parameter])}
    return Noted(made, {"pack": pack, "document": document, "was": was, "is": {parameter: made.value}})


def _known(organisation: Organisation, pack: str, parameter: str, on: date) -> tuple[Law, Parameter]:
    law = next(
        (law for law in laws_of(organisation, on) if law.pack.id == pack and law.state != "lapsed"), None
    )
    if law is None:
        raise Invalid({"pack": [_("this pack does not bind this organisation on {day}").format(day=on)]})
    known = law.pack.parameters.get(parameter)
    if known is None or known.tighten is None:
        raise Invalid({"parameter": [_("the pack has no parameter of this name that may be tightened")]})
    return law, known


def _read(value: Value, known: Parameter) -> Value:
    wanted = value_of(value, known)
    if wanted is None:
        raise Invalid({"value": [_("this is no value of {label}").format(label=pick(known.label))]})
    return wanted


def _must_be_stricter(wanted: Value, bound: Value, known: Parameter) -> None:
    if not is_stricter(wanted, bound, known):
        way = {"up": _("not below {bound}"), "down": _("not above {bound}")}[known.tighten or "up"]
        raise Invalid(
            {
                "value": [
                    _("this would loosen the law: {way}").format(way=way.format(bound=shown(bound, known)))
                ]
            }
        )


@act("packs.end_parameter", of=OwnValue, by=[Role.LEADER])
def end_parameter(own: OwnValue, *, on: date) -> Noted:
    """End an own value from a day on: then what stands above it counts again."""
    if on <= own.from_on or (own.until_on is not None and on >= own.until_on):
        raise Invalid({"on": [_("choose a day within the time of this value")]})
    changed = change(own, {"until_on": on})
    OwnValue.objects.filter(pk=own.pk).update(until_on=on)
    return Noted(None, changed)
