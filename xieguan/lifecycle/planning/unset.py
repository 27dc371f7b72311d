"""Offices whose law asks for a quota that nobody has set."""

from django.db.models import Exists, OuterRef

from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.lifecycle.planning import counting
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.audience import cited
from xieguan.people.inboxes.todo import Cite
from xieguan.people.models import Organisation, Standing
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role

ASKS = "headcount_quota"
NOT_OFFICES = (Kind.FIRM, Kind.BUREAU)


def without_quota(asking: Asking) -> tuple[Organisation, int, Cite] | None:
    """The first of them, how many there are, and the article; nothing where every office has one."""
    for offices, roles in asking.bound():
        asked = next(((law, rule) for law in offices.laws if (rule := asking_rule(law))), None)
        if asked is None or Role.QUOTA_OFFICE not in roles:
            continue
        lacking = _lacking(offices.paths, asking)
        if lacking:
            return lacking[0], len(lacking), cited(asked[0].pack, asked[1])
    return None


def _lacking(paths: tuple[str, ...], asking: Asking) -> list[Organisation]:
    has = Exists(counting.quotas_over(OuterRef("path"), asking.on))
    employing = (
        Standing.objects.filter(until_on__isnull=True).exclude(kind__in=NOT_OFFICES).values("organisation")
    )
    there = Organisation.objects.filter(~has, closed_on__isnull=True, pk__in=employing)
    return [one for one in there.order_by("path") if one.path.startswith(paths)]


def asking_rule(law: Law) -> Rule | None:
    """The rule by which an office's people stay within its quota; nothing where the law only advises."""
    if law.state == "lapsed":
        return None
    return next(
        (rule for rule in law.pack.rules if ASKS in rule.facts and "organisation" in rule.subjects), None
    )
