"""What must be known of a record before one decides on it: pairs of a word and a value, above the form."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Model

from xieguan.law.objects import Rule
from xieguan.law.wording import cite
from xieguan.people import labels
from xieguan.people.drafting.kept import known as packs_known
from xieguan.people.models import Erasure, Exemption, Grant, OwnValue, PackAdoption, PackDraft
from xieguan.people.roles import Role
from xieguan.web.acts.subjects import organisation_name, words_of
from xieguan.words import _, pick

Pairs = list[tuple[str, str]]


def about(subject: Model) -> Pairs:
    """What to know of a record; empty where its name says enough."""
    say = SAYS.get(type(subject))
    return say(subject) if say else []


def _exemption(exemption: Exemption) -> Pairs:
    model = apps.get_model("people", exemption.subject_kind) if _is_ours(exemption.subject_kind) else None
    found = model._default_manager.filter(public=exemption.subject).first() if model else None
    return [
        (_("concerns"), words_of(found) if found else exemption.subject),
        (_("rule"), _rule(exemption.pack, exemption.rule)),
        (_("reason"), exemption.reason),
        (_("asked for by"), exemption.asked_by.name),
    ]


def _is_ours(kind: str) -> bool:
    return any(model._meta.model_name == kind for model in apps.get_app_config("people").get_models())


def _rule(pack: str, rule: str) -> str:
    for known in packs_known().values():
        found: Rule | None = next((one for one in known.rules if (known.id, one.id) == (pack, rule)), None)
        if found:
            return f"{known.document} {cite(found.article, found.item)} {pick(found.label)}"
    return rule


def _grant(grant: Grant) -> Pairs:
    until = grant.until_on.isoformat() if grant.until_on else _("without end")
    return [
        (_("role"), str(Role(grant.role).label)),
        (_("given in"), organisation_name(grant.organisation)),
        (_("counts from"), grant.from_on.isoformat()),
        (_("counts until"), until),
    ]


def _adoption(adoption: PackAdoption) -> Pairs:
    return [
        (_("kept by"), organisation_name(adoption.organisation)),
        (labels.input_label("packs.adopt", "document").words, adoption.document),
        (_("counts from"), adoption.from_on.isoformat()),
        (_("counts until"), adoption.until_on.isoformat()),
    ]


def _own_value(own: OwnValue) -> Pairs:
    return [
        (_("set by"), organisation_name(own.organisation)),
        (labels.input_label("packs.adopt", "document").words, own.document),
        (_("counts from"), own.from_on.isoformat()),
    ]


def _erasure(erasure: Erasure) -> Pairs:
    return [
        (_("reason"), labels.choice("Ground", erasure.reason)),
        (labels.input_label("persons.ask_erasure", "document").words, erasure.document),
        (labels.input_label("persons.ask_erasure", "kept_months").words, str(erasure.kept_months)),
        (_("asked for by"), erasure.asked_by.name),
    ]


def _draft(draft: PackDraft) -> Pairs:
    found = _("in order") if not draft.problems else _("{n} problems").format(n=len(draft.problems))
    return [
        (_("document number"), draft.document),
        (_("handed in by"), draft.made_by.name),
        (_("the check found"), found),
        (_("takes the place of"), draft.replaces.document if draft.replaces else ""),
    ]


SAYS: dict[type[Model], Callable[[Any], Pairs]] = {
    Exemption: _exemption,
    Grant: _grant,
    PackAdoption: _adoption,
    OwnValue: _own_value,
    Erasure: _erasure,
    PackDraft: _draft,
}
