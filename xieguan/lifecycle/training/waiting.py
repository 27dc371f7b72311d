"""Who waits for a class: newcomers of whom the law asks a pass before duty, and who are in none."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.lifecycle.training.models import Enrolment
from xieguan.lifecycle.training.reaching import TRAINERS
from xieguan.people.inboxes import Asking
from xieguan.people.models import SheetRow

PASSED = frozenset({"prejob_passed", "engagement.prejob_passed"})


def unplaced(asking: Asking) -> Iterator[tuple[QuerySet[SheetRow], Law, Rule]]:
    """Of the offices where somebody trains those who wait for a class, with the rule that asks it of them."""
    for offices in asking.bound_by(TRAINERS):
        asks = next(((law, rule) for law in offices.laws if (rule := _asking(law))), None)
        if asks is not None:
            law, rule = asks
            yield waiting_for_class(offices.rows.filter(hired_on__gte=law.pack.first_day)), law, rule


def waiting_for_class(rows: QuerySet[SheetRow]) -> QuerySet[SheetRow]:
    """Of some people those still here, with no pass on record, and in no class under way."""
    inside = Enrolment.objects.filter(
        engagement=OuterRef("engagement"), training_class__closed_on__isnull=True
    )
    return rows.filter(~Exists(inside), prejob_passed__isnull=True, left_on__isnull=True)


def _asking(law: Law) -> Rule | None:
    """The rule of a law that keeps off duty whoever has not passed; nothing where it only advises."""
    if law.state == "lapsed":
        return None
    return next(
        (rule for rule in law.pack.rules if "duty.assign" in rule.gates and rule.facts & PASSED), None
    )
