"""Whose it is to see to a rule, in which section of the workbench, and how it is cited."""

from xieguan.law.facts import vocabulary
from xieguan.law.objects import Pack, Rule
from xieguan.people.inboxes.todo import Cite, Section
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role
from xieguan.words import pick

OUTSIDE = {Role.AUXILIARY.value, Role.DISPATCH_FIRM.value}  # the clerk sees to it that they do theirs
STAGES: dict[str, Section] = {
    "training": "train",
    "appraisal": "train",
    "credentials": "recover",
    "kit": "recover",
    "exits": "recover",
    "conduct": "recover",
}
DECISIONS = {"exits.decide", "conduct.decide", "conduct.decide_recourse", "duty.decide_recusal"}


def audience(rule: Rule) -> frozenset[Role]:
    """The roles it awaits: those whose duty it is; else those that may do the act which mends it; else the clerk."""
    if rule.who and rule.who not in OUTSIDE:
        return frozenset({Role(rule.who)})
    act = ACTS.get(rule.fix or "")
    return act.by if act and not rule.who else frozenset({Role.CLERK})


def outsider(rule: Rule) -> str:
    """In words, whose duty it is where that is nobody of the office; else nothing."""
    return pick(vocabulary().roles[rule.who]) if rule.who in OUTSIDE and rule.who else ""


def section(rule: Rule) -> Section:
    """Where it stands on the workbench, by the stage of the act that settles it."""
    act = rule.opens or rule.fix or ""
    return "decide" if act in DECISIONS else STAGES.get(act.partition(".")[0], "record")


def cited(pack: Pack, rule: Rule) -> Cite:
    """The rule's article."""
    if not pack.instruments:
        return Cite(pack.id, rule.article, rule.item)
    instrument = next(article.instrument for article in pack.articles if rule in article.rules)
    return Cite(pack.id, rule.article, rule.item, instrument)
