"""The gate: what the law of a day says of an act on a subject, before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law, Ruling, judge
from xieguan.law.nodes import Value
from xieguan.law.objects import Rule
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation
from xieguan.people.scope import office_of, organisations_of
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
    row = {**_facts(kind, subject, on, wanted), **stated}
    return [ruling for law, rule in asked for ruling in judge(law, [rule], row)]


def rules_asked(name: str, subject: Model, stated: Iterable[str], on: date) -> list[tuple[Law, Rule]]:
    """The live rules that gate an act on a subject, where these facts are stated by the act itself."""
    if name not in vocabulary().acts:
        return []
    known = _known(vocabulary().acts[name].of) | set(stated)
    return [(law, rule) for law in _laws(subject, on) for rule in _gating(law, name) if rule.facts <= known]


def _known(kind: str) -> set[str]:
    """What can be asked of a subject: its own facts by their names, its own and those it links to with a dot."""
    linked = (kind, *vocabulary().subjects[kind].links)
    return {
        *SUPPLIERS.get(kind, {}),
        *(f"{link}.{fact}" for link in linked if link in KINDS for fact in SUPPLIERS.get(link, {})),
    }


def _facts(kind: str, subject: Model, on: date, wanted: Iterable[str]) -> dict[str, Value]:
    """The live facts of a subject, and those of what it is linked to."""
    by_link: dict[str, set[str]] = defaultdict(set)
    for name in wanted:
        link, dot, fact = name.rpartition(".")
        by_link[link if dot else ""].add(fact)
    found: dict[str, Value] = {}
    for link, facts in by_link.items():
        known = facts_of(link or kind, _linked(kind, link, subject), on, frozenset(facts))
        found |= {f"{link}.{fact}" if link else fact: value for fact, value in known.items()}
    return found


def _linked(kind: str, link: str, subject: Model) -> Any:
    """The key of what a name with a dot speaks of: the subject itself, its office, or what it hangs on."""
    if link in ("", kind):
        return subject.pk
    return office_of(subject).pk if link == "organisation" else getattr(subject, f"{link}_id")


def _gating(law: Law, name: str) -> list[Rule]:
    return [rule for rule in law.pack.rules if name in rule.gates]


def _laws(subject: Model, on: date) -> list[Law]:
    organisation = (
        subject if isinstance(subject, Organisation) else next(iter(organisations_of(subject)), None)
    )
    return laws_of(organisation, on) if organisation else []
