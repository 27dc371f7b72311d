"""The gate: what the law of a day says of an act on a subject, before anything is written."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Model

from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law, Ruling, judge
from xieguan.law.nodes import Value
from xieguan.law.objects import Rule
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation
from xieguan.people.scope import organisations_of
from xieguan.people.suppliers import KINDS, SUPPLIERS, facts_of


def judge_act(name: str, subject: Model, stated: Mapping[str, Value], on: date) -> list[Ruling]:
    """The rulings of every live rule that gates an act, over the subject's live facts and what the act itself states.

    An act the packs do not name is gated by nothing. A rule whose facts have no supplier yet cannot be asked.
    """
    if name not in vocabulary().acts:
        return []
    kind = vocabulary().acts[name].of
    asked = rules_asked(name, subject, stated, on)
    if not asked:
        return []
    wanted = frozenset(fact for _law, rule in asked for fact in rule.facts) - stated.keys()
    facts = facts_of(kind, subject.pk, on, wanted) if wanted and kind in KINDS else {}
    row = {**facts, **stated}
    return [ruling for law, rule in asked for ruling in judge(law, [rule], row)]


def rules_asked(name: str, subject: Model, stated: Iterable[str], on: date) -> list[tuple[Law, Rule]]:
    """The live rules that gate an act on a subject, where these facts are stated by the act itself."""
    if name not in vocabulary().acts:
        return []
    known = SUPPLIERS.get(vocabulary().acts[name].of, {}).keys() | set(stated)
    return [(law, rule) for law in _laws(subject, on) for rule in _gating(law, name) if rule.facts <= known]


def _gating(law: Law, name: str) -> list[Rule]:
    return [rule for rule in law.pack.rules if name in rule.gates]


def _laws(subject: Model, on: date) -> list[Law]:
    organisation = (
        subject if isinstance(subject, Organisation) else next(iter(organisations_of(subject)), None)
    )
    return laws_of(organisation, on) if organisation else []
