"""What waits in this stage, as questions to the records: pages and to-dos ask the same ones."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.lifecycle.kit.models import KitIssue, KitItem, KitStock
from xieguan.lifecycle.kit.models.store import KitKind
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.offices import Offices
from xieguan.people.models import Engagement, SheetRow
from xieguan.people.roles import Role

FACTS = {KitKind.UNIFORM.value: "uniform_issued", KitKind.INSIGNIA.value: "insignia_issued"}
ISSUED = frozenset(FACTS.values())
DUTY = "duty.assign"


def lacking(rows: QuerySet[SheetRow]) -> QuerySet[SheetRow]:
    """Those at work of whom it is on record that uniform or insignia are missing; the newest first."""
    return rows.filter(
        Q(uniform_issued=False) | Q(insignia_issued=False) | _new(), left_on__isnull=True
    ).order_by("-hired_on", "pk")


def _new() -> Q:
    """Nobody has ever recorded anything of his kit, and he passed his training here: he is about to begin."""
    return Q(uniform_issued__isnull=True, prejob_passed=True) | Q(
        insignia_issued__isnull=True, prejob_passed=True
    )


def lacking_items(rows: QuerySet[SheetRow], items: Iterable[KitItem]) -> QuerySet[SheetRow]:
    """Those at work who lack one of these items; the newest first.

    Of uniform and insignia those who are without any, and those who hold another and not this one: what a roster says
    is issued is not named. Of everything else whoever has none on record.
    """
    wanted = [_without(item) for item in items]
    return rows.filter(reduce(or_, wanted, Q(pk__in=[])), left_on__isnull=True).order_by("-hired_on", "pk")


def _without(item: KitItem) -> Q:
    issued = KitIssue.objects.filter(engagement=OuterRef("pk"), ended_on__isnull=True)
    holds = Exists(issued.filter(stock__item=item))
    fact = FACTS.get(item.kind)
    if fact is None:
        return ~Q(holds)
    another = Exists(issued.filter(stock__item__kind=item.kind))
    none = Q(**{fact: False}) | Q(**{f"{fact}__isnull": True}, prejob_passed=True)
    return none | (Q(another) & ~Q(holds))


def asking_for_kit(law: Law) -> Rule | None:
    """The rule of a law that keeps off duty whoever has no uniform or insignia; nothing where it only advises."""
    if law.state == "lapsed":
        return None
    return next((rule for rule in law.pack.rules if DUTY in rule.gates and rule.facts & ISSUED), None)


def without_kit(asking: Asking, roles: frozenset[Role]) -> list[tuple[Offices, Law, Rule]]:
    """The offices a user keeps in whose law asks for uniform and insignia before duty."""
    return [
        (offices, law, rule)
        for offices, held in asking.bound()
        for law in offices.laws
        if held & roles and (rule := asking_for_kit(law)) is not None
    ]


def asks_it_back(law: Law) -> bool:
    """Whether a law that binds makes recovering the kit a duty, which then is a to-do of its own."""
    return law.state != "lapsed" and any(rule.opens == "kit.recover" for rule in law.pack.rules)


def overdue(issues: QuerySet[KitIssue], on: date) -> QuerySet[KitIssue]:
    """What was lent and should be back by now, from people who are still here."""
    here = Q(engagement__sheet__left_on__isnull=True) | Q(engagement__sheet__left_on__gt=on)
    return issues.filter(here, ended_on__isnull=True, due_back__lt=on)


def unsigned(issues: QuerySet[KitIssue]) -> QuerySet[KitIssue]:
    """What was issued to people who are still here, and nobody has signed for."""
    return issues.filter(
        ended_on__isnull=True, signed_on__isnull=True, engagement__sheet__left_on__isnull=True
    )


def left_behind(people: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """Those who have left with something of the office's still out."""
    out = KitIssue.objects.filter(engagement=OuterRef("pk"), ended_on__isnull=True)
    return people.filter(Exists(out), sheet__left_on__lte=on)


def running_out(stock: QuerySet[KitStock]) -> QuerySet[KitStock]:
    """Sizes of which there are no more than the level the office wants to be warned at."""
    return stock.filter(item__warn_at__gt=0, on_hand__lte=F("item__warn_at"))
