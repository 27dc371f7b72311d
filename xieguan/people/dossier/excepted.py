"""The exceptions to *should* rules that were asked for somebody: which rule, why, who asked and who decided."""

from dataclasses import dataclass

from xieguan.law.objects import Rule
from xieguan.law.pack import packs
from xieguan.people.models import Engagement, Exemption
from xieguan.people.scope import Reach, within


@dataclass(frozen=True)
class Excepted:
    """One exception with the rule it is from; a rule of a pack that is gone has only its name."""

    exemption: Exemption
    rule: Rule | None


def exceptions_of(engagement: Engagement, where: Reach) -> list[Excepted]:
    """Those of offices the user reaches, the newest first."""
    found = within(Exemption, where).filter(subject_kind="engagement", subject=engagement.public)
    asked = found.select_related("asked_by", "decided_by").order_by("-pk")
    rules = {(pack.id, rule.id): rule for pack in packs() for rule in pack.rules}
    return [Excepted(one, rules.get((one.pack, one.rule))) for one in asked]
