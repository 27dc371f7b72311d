"""The law a roster is checked by, as it stands for an office on a day. Nothing is stored: `audit` does the work."""

from collections.abc import Sequence
from datetime import date

from xieguan.desk.calendar import calendar
from xieguan.law.judge import Law, NotYetInForce, stand
from xieguan.law.pack import packs
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation
from xieguan.people.outcomes import Invalid
from xieguan.words import _


def binding(office: Organisation | None, on: date) -> list[str]:
    """The packs that apply to an office on a day, by id; all that are in force somewhere for a user without one."""
    if office is None:
        return [pack.id for pack in packs() if pack.first_day <= on]
    return list(dict.fromkeys(law.pack.id for law in laws_of(office, on)))


def laws_to_check(chosen: Sequence[str], office: Organisation | None, on: date) -> list[Law]:
    """The chosen packs as they stand on a day: as the office has adopted or tightened them where they are its own.

    Raises Invalid where none was chosen, or one is not known or not in force yet.
    """
    own = {law.pack.id: law for law in laws_of(office, on)} if office else {}
    laws: dict[str, Law] = {}
    for name in chosen:
        for law in [own[name]] if name in own else _standing(name, on):
            laws.setdefault(law.pack.id, law)
    if not laws:
        raise Invalid({"law": [_("choose at least one regulation to check by")]})
    return list(laws.values())


def _standing(name: str, on: date) -> list[Law]:
    pack = next((pack for pack in packs() if pack.id == name), None)
    if pack is None:
        raise Invalid({"law": [_("there is no such regulation")]})
    try:
        return stand(pack, on, (), calendar())
    except NotYetInForce as error:
        raise Invalid({"law": [str(error)]}) from None
