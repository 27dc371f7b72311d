"""What must be known of a record before one decides on it: pairs of a word and a value, above the form."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from xieguan.law.objects import Rule
from xieguan.law.wording import cite
from xieguan.people import labels
from xieguan.people.drafting.kept import known as packs_known
from xieguan.people.laws import Binding, bindings
from xieguan.people.models import (
    Engagement,
    Erasure,
    Exemption,
    Grant,
    Organisation,
    OwnValue,
    PackAdoption,
    PackDraft,
)
from xieguan.people.roles import Role
from xieguan.people.suppliers import facts_of
from xieguan.people.verbs.corrections import HIRE
from xieguan.web.acts.subjects import organisation_name, words_of
from xieguan.web.days import last_day
from xieguan.web.roster.options import mode_words
from xieguan.words import _, pick

Pairs = list[tuple[str, str]]


def about(subject: Model, act: str) -> Pairs:
    """What to know of a record before this act; empty where its name says enough."""
    say = BEFORE.get(act) or SAYS.get(type(subject))
    return say(subject) if say else []


def _hire(engagement: Engagement) -> Pairs:
    """What the record says now, which is about to be corrected."""
    facts = facts_of("engagement", engagement.pk, timezone.localdate(), frozenset(HIRE))
    label = {name: labels.input_label("engagements.correct", field).words for name, field in HIRE.items()}
    firm = organisation_name(engagement.firm) if engagement.firm else ""
    return [
        (label["hired_on"], str(facts["hired_on"] or "")),
        (label["first_hired_on"], str(facts["first_hired_on"] or "")),
        (label["hiring_mode"], mode_words(str(facts["hiring_mode"])) if facts["hiring_mode"] else ""),
        (labels.input_label("engagements.correct", "firm").words, firm),
    ]


def _ending(organisation: Organisation) -> Pairs:
    """The laws of this office that end of themselves, and how they stand."""
    _name, bound = bindings(organisation.pk, timezone.localdate())
    return [(one.pack.document or pick(one.pack.title), _window(one)) for one in bound if one.pack.until]


def _window(binding: Binding) -> str:
    last = last_day(binding.pack.until) if binding.pack.until else ""
    if binding.adoption and binding.state == "kept":
        return _("lapsed, last day {last}; kept by {document} to the end of {until}").format(
            last=last, document=binding.adoption.document, until=last_day(binding.adoption.until)
        )
    if binding.state == "lapsed":
        return _("lapsed, last day {last}; not kept: it only advises, and refuses nothing").format(last=last)
    return _("law to the end of {last}").format(last=last)


def _exemption(exemption: Exemption) -> Pairs:
    model = _model(exemption.subject_kind)
    found = model._default_manager.filter(public=exemption.subject).first() if model else None
    return [
        (_("concerns"), words_of(found) if found else exemption.subject),
        (_("rule"), _rule(exemption.pack, exemption.rule)),
        (_("reason"), exemption.reason),
        (_("asked for by"), exemption.asked_by.name),
    ]


def _model(kind: str) -> Any:
    """The model of a kind of record, of whatever floor; None for a kind nobody has any more."""
    ours = (model for app in ("people", "lifecycle") for model in apps.get_app_config(app).get_models())
    return next((model for model in ours if model._meta.model_name == kind), None)


def _rule(pack: str, rule: str) -> str:
    for known in packs_known().values():
        found: Rule | None = next((one for one in known.rules if (known.id, one.id) == (pack, rule)), None)
        if found:
            return f"{known.document} {cite(found.article, found.item)} {pick(found.label)}"
    return rule


def _grant(grant: Grant) -> Pairs:
    until = last_day(grant.until_on).isoformat() if grant.until_on else _("without end")
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
        (_("counts until"), last_day(adoption.until_on).isoformat()),
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


BEFORE: dict[str, Callable[[Any], Pairs]] = {"engagements.correct": _hire, "packs.adopt": _ending}
SAYS: dict[type[Model], Callable[[Any], Pairs]] = {
    Exemption: _exemption,
    Grant: _grant,
    PackAdoption: _adoption,
    OwnValue: _own_value,
    Erasure: _erasure,
    PackDraft: _draft,
}
