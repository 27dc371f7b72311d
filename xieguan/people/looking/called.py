"""What decisions are called: grants, adoptions, own values, drafts. They speak of offices and staff, nobody on file."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model, QuerySet

from xieguan.law.objects import Pack
from xieguan.people.drafting.kept import known
from xieguan.people.models import Grant, OwnValue, PackAdoption, PackDraft
from xieguan.people.roles import Role
from xieguan.people.scope import Reach, within
from xieguan.words import pick

Packs = Mapping[str, Pack]


def decided(by_kind: Mapping[str, set[str]], where: Reach) -> dict[str, str]:
    """The names of the decisions among some records, by public id, as far as somebody reaches."""
    found: dict[str, str] = {}
    packs = known() if by_kind.keys() & {"packadoption", "ownvalue"} else {}
    for model, say in SAYS.items():
        if wanted := by_kind.get(model._meta.model_name or ""):
            rows: QuerySet[Any] = within(model, where).filter(public__in=wanted)
            rows = rows.select_related("user") if model is Grant else rows
            found |= {str(getattr(one, "public", "")): say(one, packs) for one in rows}
    return found


def pack_words(name: str, packs: Packs) -> str:
    """What a pack is called; its id where it is not among these."""
    pack = packs.get(name)
    return (pack.document or pick(pack.title)) if pack else name


def parameter_words(name: str, packs: Packs) -> str:
    """What a parameter of any of these packs is called; its name where none has it."""
    labels = (pack.parameters[name].label for pack in packs.values() if name in pack.parameters)
    label = next(labels, None)
    return pick(label) if label else name


SAYS: dict[type[Model], Callable[[Any, Packs], str]] = {
    Grant: lambda one, _packs: f"{one.user.name} · {Role(one.role).label}",
    PackAdoption: lambda one, packs: pack_words(one.pack, packs),
    OwnValue: lambda one, packs: parameter_words(one.parameter, packs),
    PackDraft: lambda one, _packs: pick(one.title) if one.title else one.pack,
}
