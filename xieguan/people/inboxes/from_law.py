"""What the law makes somebody's duty, and what it finds wrong: one to-do for each rule, over all the user reaches."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from xieguan.law.facts import vocabulary
from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.audience import audience, cited, outsider, section
from xieguan.people.inboxes.findings import Finding, findings
from xieguan.people.inboxes.same_duty import together
from xieguan.people.inboxes.todo import Link, ToDo
from xieguan.people.models import Engagement
from xieguan.people.reads import READS
from xieguan.people.tally import askable
from xieguan.words import _, pick

Key = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class OfLaw:
    """The to-dos, and how many rules found nobody recorded: they are no to-do, but no silence either."""

    todos: tuple[ToDo, ...]
    unasked: int


def from_law(asking: Asking) -> OfLaw:
    """What the law asks of a user's roles. The number of queries depends on how many laws differ, not on people."""
    found: dict[Key, list[Finding]] = defaultdict(list)
    for paths, rules in _wanted(asking).items():
        for offices in asking.below(paths):
            for finding in findings(offices, rules):
                found[_key(finding)].append(finding)
    asked = {key: some for key, some in found.items() if any(one.is_asked for one in some)}
    names = _names(asking, [one for some in asked.values() for one in some])
    todos = (_todo(asking, some, same, names) for some, same in together(asked.values()))
    return OfLaw(tuple(todos), len(found) - len(asked))


def _wanted(asking: Asking) -> dict[tuple[str, ...], set[Rule]]:
    """The rules that await any of his roles, by the topmost paths those reach: nobody is asked of twice."""
    held = {role for role, _path in asking.where.grants}
    found: dict[tuple[str, ...], set[Rule]] = defaultdict(set)
    laws = {id(law): law for offices, _roles in asking.bound() for law in offices.laws}
    for law in laws.values():
        for rule in askable(law):
            if roles := audience(rule) & held:
                found[asking.top(roles)].add(rule)
    return found


def _key(finding: Finding) -> Key:
    return finding.law.pack.id, finding.rule.id, finding.law.state == "lapsed"


def _names(asking: Asking, found: Iterable[Finding]) -> dict[int, str]:
    """Somebody's name for each finding, for those who may see names."""
    if not READS["persons.see"].by & {role for role, _path in asking.where.grants}:
        return {}
    firsts = {finding.first for finding in found if finding.first is not None}
    return dict(Engagement.objects.filter(pk__in=firsts).values_list("pk", "person__name"))


def _todo(asking: Asking, some: list[Finding], same: list[list[Finding]], names: dict[int, str]) -> ToDo:
    law, rule = some[0].law, some[0].rule
    due = min((one.due for one in chain(some, *same) if one.due), default=None)
    left, unannounced = asking.until(due)
    fail, unknown = (sum(getattr(one.count, word) for one in some) for word in ("fail", "unknown"))
    people = sum(one.people for one in some)
    return ToDo(
        name=f"{law.pack.id}/{rule.id}",
        section=section(rule),
        title=_title(rule),
        count=people,
        link=_link(law, rule, fail, unknown),
        says=_says(rule, some, people, names),
        cite=cited(law.pack, rule),
        also=tuple(cited(one[0].law.pack, one[0].rule) for one in same),
        due=due,
        left=left,
        unannounced=unannounced or next((one.unannounced for one in some if one.unannounced), None),
        fail=fail,
        unknown=unknown,
        advises=law.state == "lapsed",
        of=outsider(rule),
    )


def _title(rule: Rule) -> str:
    """The act that settles a duty; else what mends the finding."""
    act = vocabulary().acts.get(rule.opens or "")
    return pick(act.label if act else rule.mend or rule.label)


def _link(law: Law, rule: Rule, fail: int, unknown: int) -> Link:
    only = (
        {"outcome": "fail"}
        if fail and not unknown
        else {"outcome": "unknown"}
        if unknown and not fail
        else {}
    )
    whom = {"status": "all"} if rule.concerns_leavers else {}
    return Link("roster", query={"law": f"{law.pack.id}/{rule.id}", **whom, **only})


def _says(rule: Rule, some: list[Finding], people: int, names: dict[int, str]) -> str:
    name = next((names[one.first] for one in some if one.first in names), "")
    if not name:
        who = _("{n} people").format(n=people)
    elif people == 1:
        who = name
    else:
        who = _("{name} and {n} others").format(name=name, n=people - 1)
    return _("{who}: {what}").format(
        who=who, what=pick(rule.label if not rule.opens else rule.mend or rule.label)
    )
