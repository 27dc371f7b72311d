"""Whom a ground keeps out: asked of all applicants of a recruitment by the rules compiled to SQL."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from xieguan.law.judge import Law
from xieguan.law.nodes import Node, renamed
from xieguan.law.objects import Rule
from xieguan.law.query import compile_query
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Campaign
from xieguan.lifecycle.recruitment.screened import entry_norms
from xieguan.people.suppliers import live
from xieguan.people.tally import last_due


def barred(campaign: Campaign, on: date) -> QuerySet[Any]:
    """Those in the running of whom a rule that binds is not met, as though each were hired that day.

    Whoever is hired that day is bound by the law as it stands, a child pack's tightening included.
    """
    asked = [one for one in entry_norms(campaign.organisation, on) if one[0].force(one[1]) != "advise"]
    names = frozenset(fact for _law, rule in asked for fact in rule.facts)
    fails = Q(pk__in=())
    for law, rule in asked:
        fails |= _fails(law, rule)
    return live("application", on, names).filter(RUNNING, fails, campaign=campaign)


def _fails(law: Law, rule: Rule) -> Q:
    """It applies, is not met, and is due; of what is unknown SQL says neither."""
    when, require = law.trees(rule)
    found = ~Q(compile_query(_columned(require)))
    if when:
        found = Q(compile_query(_columned(when))) & found
    return found & Q(**{f"{_column(rule.due.fact)}__lte": last_due(law, rule.due)}) if rule.due else found


def _columned(node: Node) -> Node:
    return renamed(node, _column)


def _column(fact: str) -> str:
    """What a fact is called in `live`: several are called as a field of the application is, and say more."""
    return f"fact_{fact}"
